"""A mail server on loopback that takes every message and keeps it, so that `digest demo` speaks real SMTP."""

from __future__ import annotations

import asyncio
import socket
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Self

from aiosmtpd.smtp import SMTP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from aiosmtpd.smtp import Envelope, Session

PATIENCE = 5.0  # seconds to start and to stop; both take some milliseconds


@dataclass(frozen=True, slots=True)
class Received:
    """One message as it came."""

    sender: str  # of the envelope, as are the recipients
    recipients: tuple[str, ...]
    content: bytes  # headers and body, lines ended by CRLF
    file: Path  # where it is kept


class MailServer:
    """Takes mail at an ephemeral port of 127.0.0.1, keeps each message in `folder`.

    with MailServer(folder) as server:
        server.port
        server.messages      in the order in which they came
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.messages: list[Received] = []

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = listening.getsockname()[1]
        ready: Future[Callable[[], object]] = Future()
        self._thread = threading.Thread(target=self._run, args=(listening, ready), name="demo mail", daemon=True)
        self._thread.start()
        self._stop = ready.result(PATIENCE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._thread.join(PATIENCE)

    def _run(self, listening: socket.socket, ready: Future[Callable[[], object]]) -> None:
        asyncio.run(self._serve(listening, ready))

    async def _serve(self, listening: socket.socket, ready: Future[Callable[[], object]]) -> None:
        loop, stopping = asyncio.get_running_loop(), asyncio.Event()
        conversations: list[SMTP] = []

        def conversation() -> SMTP:
            # With a host name of its own, for it would else look one up, which takes seconds without a network.
            conversations.append(SMTP(self, hostname="localhost", ident="digest demo", loop=loop))
            return conversations[-1]

        server = await loop.create_server(conversation, sock=listening)
        ready.set_result(partial(loop.call_soon_threadsafe, stopping.set))
        await stopping.wait()
        server.close()
        for open_one in conversations:
            if isinstance(open_one.transport, asyncio.WriteTransport):
                open_one.transport.abort()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keeps the message, and only then takes responsibility for it (RFC 5321 §4.2.5)."""
        content, file = envelope.original_content or b"", self._folder / f"{len(self.messages) + 1}.eml"
        try:
            file.write_bytes(content)
        except OSError as error:
            return f"452 4.3.1 Cannot keep the message: {error.strerror}"
        self.messages.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), content, file))
        return "250 2.0.0 Kept"
