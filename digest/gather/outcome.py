"""What is asked of a feed, and what became of it. Nothing heavy is imported here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Block, Entry

MOST_ENTRIES = 5_000  # of one feed that are read: an archive of ten years


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the network is used. The defaults are those of the configuration."""

    user_agent: str  # names the program, its version and a contact
    concurrency: int = 64  # connections at once
    timeout: float = 30.0  # seconds for a whole feed, counted while it has a connection
    max_size: int = 10_000_000  # bytes of one answer, after decompression
    per_host: int = 2  # connections to one host at once
    named_hosts: frozenset[str] = frozenset()  # hosts that the configuration names: may be private or loopback


@dataclass(frozen=True, slots=True)
class FeedRequest:
    """One feed to ask for, with what its last answer taught."""

    url: str  # as configured
    moved_to: str | None = None  # where permanent redirects led: asked first
    final_url: str | None = None  # where the next two came from, and where alone they mean something; None: `url`
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)  # sent to the origin of `url` and `moved_to` only
    auth: tuple[str, str] | None = field(default=None, repr=False)  # user and password, sent likewise


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as read."""

    title: str  # plain text; may be empty
    link: str | None  # the site's page
    entries: tuple[Entry, ...]  # in the order of the feed
    format: str  # "rss20", "atom10", "json11" …
    ttl: float | None = None  # seconds for which the feed says it stays the same
    warning: str | None = None  # how it was damaged, where it was read in spite of that


@dataclass(frozen=True, slots=True)
class Fetched:
    """The feed answered with something new."""

    url: str  # as configured
    feed: ParsedFeed
    final_url: str  # where the answer came from
    moved_to: str | None = None  # where permanent redirects alone led
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    max_age: float | None = None  # seconds for which the server says the answer stays the same


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The feed has nothing new: 304, or the same bytes as last time."""

    url: str
    final_url: str
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    max_age: float | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The feed could not be read."""

    url: str
    error: str  # one line, in words that a reader understands
    retry_after: float | None = None  # seconds that the server asked us to wait
    gone: bool = False  # it asked us never to come back
    feeds: tuple[str, ...] = ()  # addresses of feeds that the web page found there declares

    @property
    def told(self) -> str:
        """The error with the way to mend it."""
        if self.gone:
            return f"{self.error}: take it out, or write another address; it is asked again when its entry changes"
        return f"{self.error}; that page names a feed: {', '.join(self.feeds)}" if self.feeds else self.error


Outcome = Fetched | Unchanged | Failed


@dataclass(frozen=True, slots=True)
class FullText:
    """An article as its own page gives it."""

    url: str  # as asked for
    body: tuple[Block, ...]  # never empty
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that gave no article."""

    url: str  # as asked for
    error: str  # one line, in words that a reader understands
