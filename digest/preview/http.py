"""The preview over HTTP, on loopback alone: one thread a request, and one for each stream of events."""

from __future__ import annotations

import socket
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from digest.preview.answers import PLAIN, Answer, answer

if TYPE_CHECKING:
    from digest.preview.board import Board

POLL = 0.05  # seconds in which the server notices that it is to end
IDLE = 5.0  # seconds after which a client that says nothing is dropped
LOOK = 0.5  # seconds in which a stream notices that its page has gone


class PreviewServer(ThreadingHTTPServer):
    """Serves what the board shows, at a port of 127.0.0.1 (0: any free one). Raises OSError where it is taken."""

    daemon_threads = False  # so that server_close waits for them
    request_queue_size = 64

    def __init__(self, port: int, board: Board) -> None:
        self.board = board
        self._open: set[socket.socket] = set()
        self._opening = threading.Lock()
        super().__init__(("127.0.0.1", port), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/"
        self._thread = threading.Thread(target=self.serve_forever, args=(POLL,), name="preview", daemon=True)

    def server_bind(self) -> None:
        """Binds without the look-up of our own name, which takes seconds where there is no network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.socket.getsockname()[1]

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """Ends every connection, then every thread. Browsers keep some open on which they never ask anything."""
        self.shutdown()
        self._thread.join()
        self.board.close()
        with self._opening:
            for connection in self._open:
                _hang_up(connection)
        self.server_close()

    def names(self) -> frozenset[str]:
        """What a browser may call us in `Host`. Another name that leads here is a stranger's (DNS rebinding)."""
        hosts = ("127.0.0.1", "localhost", "[::1]")
        bare = hosts if self.server_port == 80 else ()  # the port that browsers leave out
        return frozenset((*bare, *(f"{host}:{self.server_port}" for host in hosts)))

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._opening:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._opening:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that went away is no error of ours; anything else is printed, as by default."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed's private alias


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:  # the other side was first
        return


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = IDLE
    server_version, sys_version = "digest", ""

    def do_GET(self) -> None:
        if not self._is_ours():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif urlsplit(self.path).path == "/events":
            self._stream()
        elif found := answer(self.path, self.server.board.state):
            self._send(HTTPStatus.OK, found)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET

    def _refuse(self) -> None:
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED if self._is_ours() else HTTPStatus.FORBIDDEN)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A line of plain text. What the library would send is a page."""
        status = HTTPStatus(code)
        self._send(status, Answer(f"{status.phrase}\n".encode(), PLAIN))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for what its user asked for."""

    def _is_ours(self) -> bool:
        """Whether a page of ours asks, or the user: not one that was led here, nor one of another origin."""
        hosts, origins = self.headers.get_all("Host", []), self.headers.get_all("Origin", [])
        names = self.server.names()
        return (
            len(hosts) == 1
            and hosts[0].strip().lower() in names
            and all(origin.lower().removeprefix("http://") in names for origin in origins)
        )

    def _send(self, status: HTTPStatus, what: Answer) -> None:
        self._begin(status, what.content_type, what.policy)
        self.send_header("Content-Length", str(len(what.body)))
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(what.body)

    def _begin(self, status: HTTPStatus, content_type: str, policy: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")

    def _stream(self) -> None:
        """Tells the version of each state that the page does not have (server-sent events), until it goes."""
        self._begin(HTTPStatus.OK, "text/event-stream", "default-src 'none'")
        self.end_headers()
        if self.command == "HEAD":
            return
        board, version = self.server.board, self._known_version()
        self.connection.settimeout(0)  # a stream is written to, and asked whether it is still there; it never waits
        while not board.closed and self._is_there():
            if state := board.wait_for_another(version, LOOK):
                version = state.version
                self.wfile.write(f"id: {version}\ndata: {version}\n\n".encode())

    def _known_version(self) -> str:
        """What the page has: by its own word after a lost connection, else by the address that it asked for."""
        asked = parse_qs(urlsplit(self.path).query).get("have", [""])[-1]
        return str(self.headers.get("Last-Event-ID", asked))

    def _is_there(self) -> bool:
        try:
            return bool(self.connection.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
