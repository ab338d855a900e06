"""Serves the sample feeds over HTTP on loopback, as real sites do: with validators, 304, and one that is broken."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from digest.demo.pages import front_page, story_page
from digest.demo.samples import SampleFeed, sample_feeds
from digest.demo.syndicate import feed_xml, modified

if TYPE_CHECKING:
    from email.message import Message
    from types import TracebackType

BROKEN = "/broken.xml"
POLL = 0.01  # seconds in which the server notices that it is to end; the library's default of 0.5 would show
IDLE = 2.0  # seconds after which a silent client is dropped, and by which it can delay the end
TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Resource:
    """What stands at one path."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    modified: datetime | None = None
    status: HTTPStatus = HTTPStatus.OK

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


class FeedServer:
    """The sample feeds as they would have been published by `now`, at an ephemeral port of 127.0.0.1.

    with FeedServer(now) as server:
        server.url       http://127.0.0.1:PORT, without a slash at its end
        server.feeds     the addresses of all feeds that work
        server.broken    the address of one that answers 500
    """

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def __enter__(self) -> Self:
        feeds = sample_feeds()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.feeds = [f"{self.url}/feeds/{feed.name}.xml" for feed in feeds]
        self.broken = self.url + BROKEN
        self._server.site = _site(feeds, self.url, self._now)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(POLL,), name="demo feeds", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()  # waits for the requests under way, each bounded by IDLE


def _site(feeds: tuple[SampleFeed, ...], url: str, now: datetime) -> dict[str, Resource]:
    site = {BROKEN: Resource(b"Out of order.\n", "text/plain", status=HTTPStatus.INTERNAL_SERVER_ERROR)}
    for feed in feeds:
        site[f"/feeds/{feed.name}.xml"] = Resource(feed_xml(feed, url, now), TYPES[feed.kind], modified(feed, now))
        site[f"/site/{feed.name}"] = Resource(front_page(feed))
        for sample in feed.samples:
            if not sample.decoration:  # else the article is another feed's
                site[f"/story/{sample.slug}"] = Resource(story_page(feed, sample))
    return site


def is_unchanged(resource: Resource, headers: Message) -> bool:
    """Whether the client has it already. If-None-Match decides alone where it stands (RFC 9110 §13.1.3)."""
    if (known := headers.get("If-None-Match")) is not None:
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return resource.etag in tags or "*" in tags
    since = headers.get("If-Modified-Since")
    if since is None or resource.modified is None:
        return False
    try:
        return resource.modified <= parsedate_to_datetime(since)
    except (TypeError, ValueError):  # not a date, or one without a zone: the condition is ignored (§13.1.3)
        return False


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that server_close waits for them
    request_queue_size = 64  # a gatherer opens many connections at once
    site: dict[str, Resource]

    def server_bind(self) -> None:
        """Binds without the look-up of our own name, which takes seconds where there is no network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.socket.getsockname()[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no error of ours; anything else is printed, as by default."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed's private alias


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = IDLE

    def do_GET(self) -> None:
        resource = self.server.site.get(urlsplit(self.path).path)
        if resource is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif resource.status == HTTPStatus.OK and is_unchanged(resource, self.headers):
            self._answer(resource, HTTPStatus.NOT_MODIFIED, b"")
        else:
            self._answer(resource, resource.status, resource.body)

    def _answer(self, resource: Resource, status: HTTPStatus, body: bytes) -> None:
        self.send_response(status)
        if resource.status == HTTPStatus.OK:
            self.send_header("ETag", resource.etag)
        if resource.modified:
            self.send_header("Last-Modified", format_datetime(resource.modified, usegmt=True))
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", resource.content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the demo has its own progress to show."""
