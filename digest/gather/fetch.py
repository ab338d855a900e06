"""One answer over HTTP, within every bound: of time, of size, of connections, of redirects, and of where they lead."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import hdrs
from yarl import URL

from digest.errors import FeedError
from digest.gather import faults
from digest.gather.addresses import comparable, is_allowed, is_named, literal
from digest.gather.asking import Cookies, headers_for, is_conditional, repeatable
from digest.gather.broken_http import LARGEST_HEAD, Break, Connector
from digest.gather.cachecontrol import max_age_of, retry_after_of
from digest.gather.proxies import Proxies
from digest.gather.resolver import CheckedResolver, ForbiddenAddress
from digest.gather.slots import Budget, Gate, OutOfTime, Slots
from digest.gather.unpack import Unpackable, Unpacker

if TYPE_CHECKING:
    from contextlib import AsyncExitStack
    from datetime import datetime
    from types import TracebackType
    from typing import Self

    from digest.gather.outcome import FeedRequest, FetchSettings

FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
PAGES = "text/html, application/xhtml+xml, */*;q=0.5"
MAX_REDIRECTS = 10
PERMANENT = {301, 308}
REDIRECTS = {301, 302, 303, 307, 308}
KEEP_ALIVE = 5.0  # seconds: between two feeds of one host; ten thousand hosts must not be kept open
LONGEST_ADDRESS = 8000  # characters (RFC 9110 §4.1)
LARGE = 1_000_000  # bytes: of answers that are larger, few are read at once
LARGE_AT_ONCE = 4  # are held at once, from there on until they are parsed


@dataclass(frozen=True, slots=True)
class Page:
    """A successful answer."""

    url: str  # where it came from, after redirects
    moved_to: str | None  # where permanent redirects alone led
    body: bytes
    content_type: str | None
    etag: str | None
    last_modified: str | None
    max_age: float | None  # seconds
    whole: bool = True  # False: the connection broke off before its end


@dataclass(frozen=True, slots=True)
class NotModified:
    """304: what was had last time still holds."""

    url: str
    moved_to: str | None
    max_age: float | None


class Fetcher:
    """Asks for pages, many at a time. An async context manager; `settings` hold for its life.

    Nothing is asked for while `gate` is closed.
    """

    def __init__(self, settings: FetchSettings, now: datetime, *, gate: Gate, accept: str = FEEDS) -> None:
        self._settings = settings
        self._now = now
        self._accept = accept
        self._gate = gate
        self._slots = Slots(settings.concurrency, settings.per_host)
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)
        self._proxies = Proxies()
        # The proxy's own address is the user's word, as a host that the configuration names is.
        self._named = frozenset(map(comparable, settings.named_hosts))
        self._resolver = CheckedResolver(self._named | frozenset(map(comparable, self._proxies.hosts)))

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=Connector(resolver=self._resolver, limit=0, limit_per_host=0, keepalive_timeout=KEEP_ALIVE),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=LARGEST_HEAD,
            max_field_size=LARGEST_HEAD,
            max_headers=LARGEST_HEAD // 10,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None, sock_read=None),
            headers={
                hdrs.USER_AGENT: self._settings.user_agent,
                hdrs.ACCEPT: self._accept,
                hdrs.ACCEPT_ENCODING: "gzip, deflate, br",
            },
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def fetch(self, request: FeedRequest, held: AsyncExitStack) -> Page | NotModified:
        """The answer to one request. Raises FeedError.

        As long as `held` is open, the answer's body counts among those that are held, and others wait for it. Where the
        address that permanent redirects once led to does not answer, the configured one is asked again.
        """
        asking = _Asking(request, Budget(self._settings.timeout), held)
        if request.moved_to and request.moved_to != request.url:
            try:
                return await self._follow(request.moved_to, asking)
            except FeedError:
                await held.aclose()
        return await self._follow(request.url, asking)

    async def _follow(self, start: str, asking: _Asking) -> Page | NotModified:
        """Redirects are followed here, not by the HTTP client: each hop is checked, and each waits for its slot."""
        url = _url(start)
        moved_to = url if start != asking.request.url else None
        permanent = True
        for _ in range(MAX_REDIRECTS + 1):
            await self._check(url)
            answer = await self._ask(url, asking, str(moved_to) if moved_to else None)
            if not isinstance(answer, _Redirect):
                return answer
            url = answer.to
            permanent = permanent and answer.permanent
            if permanent:
                moved_to = url
        raise FeedError("redirects without end")

    async def _check(self, url: URL) -> None:
        if url.scheme not in ("http", "https"):
            raise FeedError(f"leads to an address that is not of the web ({url.scheme or 'no scheme'}:)")
        host = url.host
        if not host:
            raise FeedError("is no usable address")
        address = literal(host)
        if address is not None:
            if not is_allowed(address, named=is_named(host, self._named)):
                raise faults.forbidden(host)
        elif self._proxies.of(url) is not None:  # the proxy looks the name up, so it is looked at here
            try:
                await self._resolver.resolve(host)
            except ForbiddenAddress:
                raise faults.forbidden(host) from None
            except OSError:
                pass  # behind a proxy, names of the public network may be unknown

    async def _ask(self, url: URL, asking: _Asking, moved_to: str | None) -> _Answer:
        answered = False
        async with self._slots.at(f"{url.host}:{url.port}") as alone:
            await self._gate.passed()
            try:
                async with (
                    asking.budget.spending(),
                    self._session.get(
                        url.with_user(None),
                        headers=headers_for(asking.request, url, asking.cookies.of(url), alone=alone),
                        allow_redirects=False,
                        proxy=self._proxies.of(url),
                    ) as response,
                ):
                    answered = True
                    return await self._answer(url, response, asking, moved_to)
            except OutOfTime:
                seconds = f"{self._settings.timeout:g} s"
                words = "was not sent to its end within" if answered else "gave no answer within"
                raise FeedError(f"{words} {seconds}") from None
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise faults.of_exception(error, url.host or "") from error

    async def _answer(
        self, url: URL, response: aiohttp.ClientResponse, asking: _Asking, moved_to: str | None
    ) -> _Answer:
        headers = response.headers
        if response.status in REDIRECTS and headers.get(hdrs.LOCATION, "").strip():
            asking.cookies.take(response)
            return _Redirect(_url(headers[hdrs.LOCATION], url), response.status in PERMANENT)
        if response.status == 304 and asking.is_conditional(url):
            return NotModified(_shown(url), moved_to, max_age_of(headers.get(hdrs.CACHE_CONTROL)))
        if not 200 <= response.status < 300:
            raise FeedError(
                faults.of_status(response.status),
                retry_after=retry_after_of(response.status, headers.get(hdrs.RETRY_AFTER), self._now),
                gone=response.status == 410,
            )
        body, whole = await self._read(response, asking)
        asking.held.enter_context(self._gate.holding())  # not before: a slow answer shall keep nobody waiting
        return Page(
            url=_shown(url),
            moved_to=moved_to,
            body=body,
            content_type=headers.get(hdrs.CONTENT_TYPE),
            etag=repeatable(headers.get(hdrs.ETAG)) if whole else None,
            last_modified=repeatable(headers.get(hdrs.LAST_MODIFIED)) if whole else None,
            max_age=max_age_of(headers.get(hdrs.CACHE_CONTROL)),
            whole=whole,
        )

    async def _read(self, response: aiohttp.ClientResponse, asking: _Asking) -> tuple[bytes, bool]:
        """The body, and whether it came whole.

        Unpacked in pieces, while the client stops reading: a bomb is left as soon as it passes the bound.
        """
        limit = self._settings.max_size
        if (response.content_length or 0) > limit:
            raise faults.too_large(limit)
        broken = Break(response)
        unpacker = Unpacker(response.headers.get(hdrs.CONTENT_ENCODING))
        pieces: list[bytes] = []
        received = size = 0
        large = False
        whole = True
        try:
            async for data in response.content.iter_any():
                received += len(data)
                for piece in unpacker.feed(data):
                    pieces.append(piece)
                    size += len(piece)
                    if size > limit:
                        raise faults.too_large(limit)
                    if size > LARGE and not large:
                        large = True
                        async with asking.budget.pause():
                            await asking.held.enter_async_context(self._large)
                if received > limit:  # packed data may hold nothing, without end
                    raise faults.too_large(limit)
        except (aiohttp.ClientPayloadError, aiohttp.ClientConnectionError):
            if not received:
                raise
            whole = False
        except Unpackable:
            raise faults.unpackable() from None
        if broken.came and not received:
            raise faults.not_http()
        pieces += unpacker.end()
        return _joined(pieces), whole and not broken.came and unpacker.whole


def _joined(pieces: list[bytes]) -> bytes:
    """The body, of which no piece is left: an error that was caught keeps those who hold it until it is collected."""
    body = b"".join(pieces)
    pieces.clear()
    return body


@dataclass(frozen=True, slots=True)
class _Asking:
    """What belongs to one feed on all its hops."""

    request: FeedRequest
    budget: Budget
    held: AsyncExitStack
    cookies: Cookies = field(default_factory=Cookies)

    def is_conditional(self, url: URL) -> bool:
        """May this address answer that nothing has changed?"""
        known = self.request.etag or self.request.last_modified
        return bool(known) and is_conditional(self.request, url)


@dataclass(frozen=True, slots=True)
class _Redirect:
    to: URL
    permanent: bool


_Answer = Page | NotModified | _Redirect


def _url(address: str, base: URL | None = None) -> URL:
    try:
        if len(address) > LONGEST_ADDRESS:
            raise ValueError("too long")
        url = URL(address.strip())
        if url.scheme in ("http", "https") and not url.host:
            raise ValueError("no host")
        return base.join(url) if base else url
    except ValueError:
        raise FeedError("leads to something that is no address" if base else "is no usable address") from None


def _shown(url: URL) -> str:
    """The address without a password: it is stored and shown."""
    return str(url.with_user(None).with_fragment(None))
