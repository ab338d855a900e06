"""Mail servers on loopback for tests: a real one (aiosmtpd) that misbehaves when told to, and bare sockets."""

from __future__ import annotations

import asyncio
import contextlib
import socketserver
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiosmtpd.smtp import SMTP, AuthResult

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable, Iterator

DROP = "drop the connection"
SILENCE = "say nothing"


@dataclass(frozen=True)
class Mail:
    sender: str
    recipient: str
    content: bytes
    options: tuple[str, ...]  # of MAIL
    greeting: str  # what the client called itself
    encrypted: bool
    login: bytes | None
    peer: tuple[str, int]  # tells one connection from another


@dataclass
class Server:
    """A running server. `replies` holds, by command, what it says next in place of its own reply (None: its own).

    The commands are EHLO, MAIL, RCPT, RSET, DATA (after the message, which is kept where the reply is positive or the
    connection is dropped) and BODY (after 354,
    before the message; DROP or SILENCE).
    """

    port: int = 0
    mail: list[Mail] = field(default_factory=list)
    connections: int = 0
    commands: list[str] = field(default_factory=list)
    replies: dict[str, deque[str | None]] = field(default_factory=lambda: defaultdict(deque))

    def will_say(self, command: str, *replies: str | None) -> None:
        self.replies[command].extend(replies)


@contextlib.contextmanager
def smtp_server(
    *,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    login: tuple[str, str] | None = None,
    mechanisms: tuple[str, ...] = ("PLAIN", "LOGIN"),
    smtputf8: bool = True,
    largest: int = 32_000_000,
) -> Iterator[Server]:
    """A server on 127.0.0.1 and a port of its own; it ends with the block."""
    server = Server()

    def authenticate(smtp, session, envelope, mechanism, data) -> AuthResult:
        right = login is not None and (data.login, data.password) == (login[0].encode(), login[1].encode())
        return AuthResult(success=right, handled=False, auth_data=data)

    def protocol() -> SMTP:
        server.connections += 1
        return _Protocol(
            _Handler(server),
            hostname="mail.test",
            enable_SMTPUTF8=smtputf8,
            data_size_limit=largest,
            tls_context=starttls,
            auth_require_tls=bool(starttls),
            authenticator=authenticate,
            auth_exclude_mechanism={"PLAIN", "LOGIN"} - set(mechanisms if login else ()),
            loop=asyncio.get_running_loop(),
        )

    ready, ended = threading.Event(), threading.Event()

    async def serve() -> None:
        listener = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls)
        server.port = listener.sockets[0].getsockname()[1]
        ready.set()
        while not ended.is_set():
            await asyncio.sleep(0.01)
        listener.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        ended.set()
        thread.join(10)


class _Handler:
    def __init__(self, server: Server) -> None:
        self.server = server

    async def said(self, smtp, command: str) -> str | None:
        """What the test wants said to `command`; the connection may be gone after."""
        self.server.commands.append(command)
        reply = self.server.replies[command].popleft() if self.server.replies[command] else None
        if reply == SILENCE:
            await asyncio.sleep(60)
        if reply == DROP:
            smtp.transport.abort()
        if reply is not None and reply.startswith("421"):
            smtp.loop.call_later(0.05, smtp.transport.close)
        return reply

    async def handle_EHLO(self, smtp, session, envelope, hostname, responses):
        session.host_name = hostname
        reply = await self.said(smtp, "EHLO")
        return [reply] if reply else responses

    async def handle_MAIL(self, smtp, session, envelope, address, options):
        reply = await self.said(smtp, "MAIL")
        if reply is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return reply or "250 OK"

    async def handle_RCPT(self, smtp, session, envelope, address, options):
        reply = await self.said(smtp, "RCPT")
        if reply is None:
            envelope.rcpt_tos.append(address)
        return reply or "250 OK"

    async def handle_RSET(self, smtp, session, envelope):
        return await self.said(smtp, "RSET") or "250 OK"

    async def handle_DATA(self, smtp, session, envelope):
        reply = await self.said(smtp, "DATA")
        if reply is None or reply.startswith("2") or reply == DROP:
            for recipient in envelope.rcpt_tos:
                self.server.mail.append(
                    Mail(
                        sender=envelope.mail_from,
                        recipient=recipient,
                        content=bytes(envelope.original_content),
                        options=tuple(envelope.mail_options),
                        greeting=session.host_name,
                        encrypted=session.ssl is not None or smtp.transport.get_extra_info("sslcontext") is not None,
                        login=session.auth_data.login if session.authenticated else None,
                        peer=session.peer,
                    )
                )
        return reply or "250 2.0.0 queued"


class _Protocol(SMTP):
    async def smtp_DATA(self, arg):
        if self.event_handler.server.replies["BODY"]:
            await self.push("354 go on")
            await self.event_handler.said(self, "BODY")
        else:
            await super().smtp_DATA(arg)


@contextlib.contextmanager
def bare_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port on 127.0.0.1 where `talk` has each connection, in a thread of its own. The connection ends with it."""

    class Conversation(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(10)
            with contextlib.suppress(OSError):
                talk(self.request)

    class Listener(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False

    with Listener(("127.0.0.1", 0), Conversation) as listener:
        thread = threading.Thread(target=listener.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield listener.server_address[1]
        listener.shutdown()
        thread.join(10)


def saying(*replies: bytes) -> Callable[[socket.socket], None]:
    """Says the first reply at once, and each other one after something was heard; then hears on in silence."""

    def talk(connection: socket.socket) -> None:
        for number, reply in enumerate(replies):
            if number and not connection.recv(65536):
                return
            connection.sendall(reply)
        while connection.recv(65536):
            pass

    return talk
