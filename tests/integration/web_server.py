"""A web server on loopback whose every answer a test decides, and which remembers what it was asked."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Answer:
    """What is sent for a path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0.0  # seconds before anything is sent
    pace: float = 0.0  # seconds between the hundredths of the body
    missing: int = 0  # bytes that are promised and never sent


@dataclass(frozen=True)
class Request:
    """What was asked."""

    path: str
    headers: Mapping[str, str]  # names in lower case


@dataclass
class Web:
    """A running server."""

    host: str
    port: int = 0
    scheme: str = "http"
    pages: dict[str, Answer] = field(default_factory=dict)  # by path
    asked: list[Request] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    ended: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{self.scheme}://{host or self.host}:{self.port}{path}"

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **answer: object) -> str:
        """Answers so at the path. Underscores in the names of headers become hyphens. Returns the address."""
        own = {key: answer.pop(key) for key in ("after", "pace", "missing") if key in answer}
        headers = {name.replace("_", "-"): str(value) for name, value in answer.items()}
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Answer(data, status, headers, **own)  # type: ignore[arg-type]  # floats by their names
        return self.url(path)

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]


@contextlib.contextmanager
def web_server(host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server at `host` and a port of its own; it ends with the block."""
    web = Web(host, scheme="https" if tls else "http")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with web.lock:
                web.asked.append(Request(self.path, {name.lower(): value for name, value in self.headers.items()}))
                web.at_once += 1
                web.most_at_once = max(web.most_at_once, web.at_once)
            try:
                self.answer(web.pages.get(self.path, Answer(status=404)))
            finally:
                with web.lock:
                    web.at_once -= 1

        def answer(self, answer: Answer) -> None:
            if web.ended.wait(answer.after):
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) + answer.missing))
            self.end_headers()
            step = max(1, len(answer.body) // 100) if answer.pace else len(answer.body) or 1
            for start in range(0, len(answer.body), step):
                self.wfile.write(answer.body[start : start + step])
                if web.ended.wait(answer.pace):
                    return
            if answer.missing:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Nothing is written."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *_: object) -> None:
            """A client that left is nothing to tell of."""

    server = Server((host, 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        web.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()
        time.sleep(0)


def rss(*titles: str) -> bytes:
    """A small feed."""
    items = "".join(f"<item><title>{title}</title><guid>{title}</guid></item>" for title in titles)
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()
