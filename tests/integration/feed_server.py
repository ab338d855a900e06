"""Feeds on loopback that a test changes while they are served."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = (
    "The harbour office counted more boats this spring than in any year since the mole was built. "
    "Its keeper credits a new timetable, which lets the ferries wait for the tide."
)


@dataclass(frozen=True)
class Item:
    """An entry of a feed. What is None is not in it."""

    title: str
    link: str | None = None
    guid: str | None = None
    published: datetime | None = None
    text: str = WORDS


@dataclass
class Feeds:
    """A running server: `pages` says by path what it answers, as a body or as a status."""

    port: int = 0
    pages: dict[str, bytes | int] = field(default_factory=dict)
    hanging: set[str] = field(default_factory=set)  # paths that are never answered
    asked: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{path}"

    def put(self, path: str, *items: Item, title: str = "Harbour Times") -> str:
        """Serves a feed of these items at the path. Returns its address."""
        self.pages[f"/{path}"] = rss(title, *items)
        return self.url(path)


def rss(title: str, *items: Item) -> bytes:
    """An RSS 2.0 feed."""
    head = f"<title>{escape(title)}</title><link>http://127.0.0.1/</link><description>News</description>"
    feed = f'<rss version="2.0"><channel>{head}{"".join(map(_item, items))}</channel></rss>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{feed}'.encode()


def _item(item: Item) -> str:
    published = item.published and format_datetime(item.published.astimezone(UTC))
    fields = {"title": item.title, "link": item.link, "guid": item.guid, "pubDate": published, "description": item.text}
    return f"<item>{''.join(f'<{k}>{escape(v)}</{k}>' for k, v in fields.items() if v is not None)}</item>"


@contextlib.contextmanager
def feed_server() -> Iterator[Feeds]:
    """A server on 127.0.0.1 and a port of its own; it ends with the block."""
    feeds = Feeds()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            feeds.asked.append(self.path)
            if self.path in feeds.hanging:
                feeds.ended.wait(60)
                return
            page = feeds.pages.get(self.path, 404)
            body = page if isinstance(page, bytes) else b""
            self.send_response(page if isinstance(page, int) else 200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    class Listener(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *args: object) -> None:
            """A client that left early is no news."""

    with Listener(("127.0.0.1", 0), Answer) as listener:
        feeds.port = listener.server_address[1]
        thread = threading.Thread(target=listener.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield feeds
        finally:
            feeds.ended.set()
            listener.shutdown()
            thread.join(10)


def until(condition, seconds: float = 10.0) -> None:
    """Waits for what another process does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.01)
