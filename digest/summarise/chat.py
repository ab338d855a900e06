"""One question to a server of the OpenAI chat interface, within every bound: of time, of size, of what is believed.

The same request is made by Ollama, llama.cpp, vLLM, LM Studio and the services that sell models. Redirects are not
followed, since the key would go with them; nothing that a server says is repeated, since it may hold the key.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import hdrs
from yarl import URL

from digest import __version__
from digest.errors import DigestError
from digest.gather.proxies import Proxies

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from digest.summarise.prompt import Messages
    from digest.summarise.writer import Writer

TOKENS = 1000  # of an answer: a bound for what it costs; two sentences take about 80, thoughts before them more
LARGEST = 256_000  # bytes of an answer; a usual one has 1,000
# What is asked for beside the model's words. Newer models refuse the first of these (400) and take the second.
FORMS: tuple[dict[str, Any], ...] = (
    {"temperature": 0, "seed": 1, "max_tokens": TOKENS},
    {"max_completion_tokens": TOKENS},
)
FAULTS = {
    401: "refuses the key (HTTP 401)",
    402: "wants to be paid (HTTP 402)",
    403: "refuses the request (HTTP 403)",
    404: "knows no such address or model (HTTP 404)",
    429: "wants fewer requests (HTTP 429)",
}


class Unanswered(DigestError):
    """A question without a usable answer, as what follows the server's name. `for_all`: every other fares the same."""

    def __init__(self, message: str, *, for_all: bool = False) -> None:
        super().__init__(message)
        self.for_all = for_all


class Chat:
    """Asks one server. An async context manager."""

    def __init__(self, writer: Writer) -> None:
        """Raises UsageError where the environment names a proxy that cannot be used."""
        base = URL(writer.url)
        self._url = (base / "chat/completions").with_query(base.query)
        self._proxy = Proxies().of(self._url)
        self._writer = writer
        self._form = 0
        self._headers = {hdrs.USER_AGENT: f"newsdigest/{__version__}", hdrs.ACCEPT: "application/json"}
        if writer.api_key:
            self._headers[hdrs.AUTHORIZATION] = f"Bearer {writer.api_key}"
            self._url = self._url.with_user(None)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=self._writer.timeout),
            headers=self._headers,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def answer(self, messages: Messages) -> str:
        """What the model says. Raises Unanswered."""
        form = self._form
        status, body = await self._post(messages, form)
        if status in (400, 422) and form + 1 < len(FORMS):
            status, body = await self._post(messages, form + 1)
            if status == 200:
                self._form = form + 1
        if status != 200:
            raise Unanswered(FAULTS.get(status, f"answers HTTP {status}"), for_all=status in FAULTS)
        return _said(body)

    async def _post(self, messages: Messages, form: int) -> tuple[int, bytes]:
        question = {"model": self._writer.model, "messages": messages, "stream": False, **FORMS[form]}
        try:
            async with self._session.post(
                self._url, json=question, allow_redirects=False, proxy=self._proxy
            ) as response:
                return response.status, await _read(response)
        except TimeoutError:
            raise Unanswered(f"gave no answer within {self._writer.timeout:g} s") from None
        except aiohttp.ClientConnectorError:
            raise Unanswered("cannot be reached", for_all=True) from None
        except (aiohttp.ClientError, OSError, ValueError):
            raise Unanswered("broke the connection off, or speaks no HTTP") from None


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for piece in response.content.iter_any():
        body += piece
        if len(body) > LARGEST:
            raise Unanswered(f"sends an answer of more than {LARGEST // 1000} KB")
    return bytes(body)


def _said(body: bytes) -> str:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        raise Unanswered("sends an answer that is no JSON") from None
    match document:
        case {"choices": [{"message": {"content": str(content)}}, *_]}:
            # Halves of surrogate pairs and NUL, which JSON can bring and no store takes.
            return content.encode("utf-8", "replace").decode().replace("\0", "")
    raise Unanswered("sends an answer that is none of a chat")
