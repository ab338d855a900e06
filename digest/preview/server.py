"""Serves the preview on loopback: the page, the edition in its views, and word of every change.

Only requests that name this very address as their Host are answered: a web site elsewhere that has its name resolved
to 127.0.0.1 must not read the edition.
"""

from __future__ import annotations

import re
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import jinja2

from digest.preview.state import Shown, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PAGE = Path(__file__).parent / "page"
HEARTBEAT = 1.0  # seconds between two looks whether a listener is still there, and whether we are to stop
GMAIL_CLIPS = 102_000  # bytes of HTML
OWN_POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src data:",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
    )
)
EDITION_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; sandbox allow-popups"
DARK_CONDITION = re.compile(r"\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
ASSETS = {"/page.css": "text/css", "/page.js": "text/javascript"}


def serve(
    build: Callable[[], Sequence[Shown]],
    watched: Callable[[], Iterable[Path]],
    *,
    port: int,
    announce: Callable[[str], None],
    stop: threading.Event,
) -> None:
    """Serves until `stop` is set; port 0 is any free one. `announce` gets the address once it is listened to.

    Raises OSError where the port cannot be had.
    """
    state = State(build, watched)
    server = _Server(("127.0.0.1", port), _Handler)
    server.state, server.stop = state, stop
    state.rebuild()
    threads = [
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="preview"),
        threading.Thread(target=state.watch, args=(stop,), name="preview watch"),
    ]
    for thread in threads:
        thread.start()
    try:
        announce(f"http://127.0.0.1:{server.server_port}/")
        stop.wait()
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join()


def dark(html: str) -> str:
    """The page as it looks in the dark: a frame is not told the colour scheme, so its condition always holds."""
    return DARK_CONDITION.sub("(min-width:0)", html)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    state: State
    stop: threading.Event

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in mid-answer is no news; anything else is told as the library tells it."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # the library's own types vary


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: standard error is for the program's own news."""

    def do_GET(self) -> None:
        port = self.server.server_port
        if self.headers.get("Host") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            self._answer(b"This page answers to its own address alone.\n", "text/plain", HTTPStatus.FORBIDDEN)
            return
        path = urlsplit(self.path).path
        if path == "/":
            self._answer(self._page(), "text/html")
        elif path in ASSETS:
            self._answer((PAGE / path[1:]).read_bytes(), ASSETS[path])
        elif path == "/changes":
            self._stream()
        elif path.startswith("/edition/"):
            self._edition(unquote(path.removeprefix("/edition/")))
        else:
            self._answer(b"There is no such page.\n", "text/plain", HTTPStatus.NOT_FOUND)

    def _page(self) -> bytes:
        state = self.server.state
        environment = jinja2.Environment(loader=jinja2.FileSystemLoader(PAGE), autoescape=True, trim_blocks=True)
        sizes = {shown.name: len(shown.html.encode()) for shown in state.shown}
        page = environment.get_template("page.html").render(
            editions=state.shown, error=state.error, version=state.version, sizes=sizes, limit=GMAIL_CLIPS
        )
        return page.encode()

    def _edition(self, name: str) -> None:
        stem, _, kind = name.rpartition(".")
        shown = self.server.state.find(stem)
        if shown is None or kind not in ("html", "dark", "txt", "eml"):
            self._answer(b"There is no such edition.\n", "text/plain", HTTPStatus.NOT_FOUND)
        elif kind == "txt":
            self._answer(shown.text.encode(), "text/plain")
        elif kind == "eml":
            self._answer(shown.message, "message/rfc822")
        else:
            html = dark(shown.html) if kind == "dark" else shown.html
            self._answer(html.encode(), "text/html", policy=EDITION_POLICY)

    def _answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, *, policy: str = OWN_POLICY) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        """Server-sent events: the number of each new version, until the listener or the server goes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        told = -1
        try:
            while not self.server.stop.is_set():
                version = self.server.state.wait_for_news(told, HEARTBEAT)
                self.wfile.write(f"data: {version}\n\n".encode() if version != told else b": still here\n\n")
                self.wfile.flush()
                told = version
        except OSError:  # the tab was closed
            return
