"""Lists of feeds as other readers write them: OPML 1.0 and 2.0 (http://opml.org/spec2.opml, "Subscription lists")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from lxml import etree

from digest.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

FEED_SCHEME = re.compile(r"feed:(?://)?(?P<scheme>https?:)?(?://)?", re.IGNORECASE)
# What lxml adds to a reason: where (ours stands in front), and which call of libxml2 would be more lenient.
ADDED_BY_LXML = re.compile(r", (?:line \d+, column|see xml|use XML_PARSE).*$", re.DOTALL)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
# What XML 1.0 §2.2 does not allow.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of a list."""

    url: str  # as the list has it, white space around it and feed: taken away; nobody has checked it
    name: str | None = None
    topic: str | None = None  # the innermost folder that has a name


def read(data: bytes, name: str) -> list[Subscription]:
    """Every feed of the list, in its order, repeated ones too. `name` is the file's, for messages.

    Raises UsageError where the bytes are no XML, with the line and column at which it breaks, or no OPML.
    """
    # Entities stay unread, so no document reaches a file, the network or a billion laughs; libxml2 expands the ones
    # in attributes, and stops at its own bounds as long as huge_tree is off.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = " ".join(ADDED_BY_LXML.sub("", error.msg or "it ends too early").split())
        raise UsageError(f"{name}:{max(line, 1)}:{max(column, 1)}: is not XML here: {reason}") from None
    if etree.QName(root).localname.lower() != "opml":
        raise UsageError(f"{name}: is no OPML: its outermost element is <{etree.QName(root).localname}>")
    return list(_feeds(root, None))


def _feeds(parent: Element, topic: str | None) -> Iterator[Subscription]:
    # The parser refuses what is nested deeper than 256 levels.
    for element in parent.iterchildren(tag=etree.Element):
        # Programs differ in how they write xmlUrl.
        attributes = {key.lower(): value for key, value in element.items()}
        url = attributes.get("xmlurl", "").strip()
        name = _one_line(attributes.get("text")) or _one_line(attributes.get("title"))
        if url:
            yield Subscription(web_scheme(url), None if name == url else name, topic)
            yield from _feeds(element, topic)
        else:
            yield from _feeds(element, name or topic)


def web_scheme(url: str) -> str:
    """`feed://host/path` and `feed:https://host/path` with the scheme that they stand for."""
    match = FEED_SCHEME.match(url)
    return f"{(match['scheme'] or 'http:').lower()}//{url[match.end() :]}" if match else url


def _one_line(text: str | None) -> str | None:
    return " ".join(CONTROL.sub(" ", text or "").split()) or None


def write(subscriptions: Iterable[Subscription]) -> bytes:
    """The list as OPML 2.0 in UTF-8: each topic a folder where its first feed stands. Passwords are left out."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds"
    body = etree.SubElement(root, "body")
    folders: dict[str | None, Element] = {None: body}
    for feed in subscriptions:
        if feed.topic not in folders:
            label = _allowed(feed.topic or "")
            folders[feed.topic] = etree.SubElement(body, "outline", text=label, title=label)
        url = _allowed(without_password(feed.url))
        label = _allowed(feed.name or url)
        etree.SubElement(folders[feed.topic], "outline", type="rss", text=label, title=label, xmlUrl=url)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document


def _allowed(text: str) -> str:
    return FORBIDDEN.sub("", text)


def without_password(url: str) -> str:
    """The address with the user's name at most: a list is made to be passed on."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{host}"))
