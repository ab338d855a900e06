"""A server of the OpenAI chat interface on loopback, whose every answer a test decides."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True)
class Reply:
    """What is sent: by default a whole answer of the interface that says `content`."""

    content: str = ""
    status: int = 200
    body: bytes | None = None  # instead of an answer of the interface
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0.0  # seconds before anything is sent


@dataclass(frozen=True)
class Asked:
    """One question as it came."""

    headers: Mapping[str, str]
    question: Mapping[str, Any]

    @property
    def text(self) -> str:
        """What the user's message holds."""
        return str(self.question["messages"][-1]["content"])


@dataclass
class Model:
    """A running server."""

    says: Callable[[Asked], Reply]
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def answer(self, request: web.Request) -> web.Response:
        asked = Asked(dict(request.headers), await request.json())
        self.asked.append(asked)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            reply = self.says(asked)
            await asyncio.sleep(reply.after)
        finally:
            self.at_once -= 1
        body = completion(reply.content) if reply.body is None else reply.body
        return web.Response(body=body, status=reply.status, headers=reply.headers)


def completion(content: str) -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode()


@contextlib.contextmanager
def chat_server(says: Callable[[Asked], Reply]) -> Iterator[Model]:
    """A server at a port of its own; it ends with the block."""
    model = Model(says)
    loop = asyncio.new_event_loop()
    runner: web.AppRunner | None = None

    async def start() -> None:
        nonlocal runner
        app = web.Application()
        app.router.add_post("/v1/chat/completions", model.answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        model.port = runner.addresses[0][1]

    loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield model
    finally:
        assert runner is not None
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
