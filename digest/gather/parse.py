"""A feed's bytes to clean entries, whatever became of them on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import FeedError
from digest.gather import jsonfeed, xmlfeed
from digest.gather.characters import legal
from digest.gather.discover import WebPage, declared_feeds, is_page
from digest.gather.doctype import without_doctype
from digest.gather.encoding import decode

if TYPE_CHECKING:
    from digest.gather.outcome import ParsedFeed


def parse(body: bytes, *, url: str, content_type: str | None = None) -> ParsedFeed:
    """The feed in an answer. `url` is where it came from at last: relative links are resolved against it.

    Damage alone is no reason to refuse a feed: what can be read is read, and `warning` tells of the rest. Raises
    FeedError where nothing is a feed, WebPage where a page of HTML stands there.
    """
    text, warning = decode(body, content_type)
    text = legal(text).lstrip()
    if not text:
        raise FeedError("sent an empty answer")
    if text[0] in "{[":
        return jsonfeed.parse(text, url=url)
    document, hostile = without_doctype(text)
    feed = xmlfeed.parse(document, url=url, warning=hostile or warning)
    if feed is not None:
        return feed
    if is_page(text):
        raise WebPage(declared_feeds(text, url))
    raise FeedError(
        "answered with XML that is not a feed" if text[0] == "<" else "answered with something else than a feed"
    )
