"""The feeds that a web page declares."""

from __future__ import annotations

import re
from html import unescape

import nh3

from digest.errors import FeedError
from digest.gather.links import web_address

TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
}
LOOKED_AT = 300_000  # characters: a page's head
LINK = re.compile(r'<(link|base)((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
PAGE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
FIRST_ELEMENT = re.compile(r"<([A-Za-z][\w:.-]*)")
OF_PAGES = {
    "html", "head", "body", "title", "meta", "link", "style", "script", "noscript", "div", "span", "p", "br", "b", "h1",
    "h2", "center", "table", "form", "a",
}  # fmt: skip
# An oEmbed or a WordPress API is announced like a feed and is none.
NO_FEED = re.compile(r"oembed|/wp-json/", re.IGNORECASE)


class WebPage(FeedError):
    """A web page stands where a feed should. `feeds`: the addresses of feeds that it declares."""

    def __init__(self, feeds: tuple[str, ...]) -> None:
        super().__init__("answered with a web page, not a feed")
        self.feeds = feeds


def is_page(document: str) -> bool:
    """Does this look like HTML?"""
    beginning = document[:10_000]
    first = FIRST_ELEMENT.search(beginning)
    return PAGE.search(beginning) is not None or (first is not None and first[1].lower() in OF_PAGES)


def declared_feeds(page: str, url: str) -> tuple[str, ...]:
    """The addresses in <link rel="alternate" type="application/rss+xml" href="…"> and the like, in their order."""
    attributes = {"link": {"rel", "type", "href"}, "base": {"href"}}
    cleaned = nh3.clean(page[:LOOKED_AT], tags={"link", "base"}, attributes=attributes, link_rel=None)
    base, found = url, []
    for tag, written in LINK.findall(cleaned):
        of = {name: unescape(value) for name, value in ATTRIBUTE.findall(written)}
        if tag == "base":
            base = web_address(of.get("href"), url) or url
        elif "alternate" in of.get("rel", "").lower().split() and of.get("type", "").split(";")[0].lower() in TYPES:
            found.append(of.get("href"))
    addresses = (web_address(href, base) for href in found)
    return tuple(dict.fromkeys(address for address in addresses if address and not NO_FEED.search(address)))
