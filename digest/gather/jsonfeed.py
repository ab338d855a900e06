"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
import re
from typing import Any

from digest.errors import FeedError
from digest.gather.authors import authors
from digest.gather.clean import Content, Picture, of_plain_text, read
from digest.gather.dates import read_date
from digest.gather.images import first_picture
from digest.gather.languages import language
from digest.gather.links import web_address
from digest.gather.outcome import MOST_ENTRIES, ParsedFeed
from digest.gather.text import identifier
from digest.gather.titles import title
from digest.gather.written import written_in
from digest.model import Entry

Json = dict[str, Any]
NOTHING = Content(())
# Numbers are ids and dates, kept as they are written: one of 100,000 digits must cost nothing.
DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=lambda _: None)
ITEMS = re.compile(r'"items"\s*:\s*\[\s*')
BETWEEN = re.compile(r"[\s,]*")
TEXT = re.compile(r'"(version|title|home_page_url|language)"\s*:\s*("(?:[^"\\]|\\.)*")')


def parse(document: str, *, url: str) -> ParsedFeed:
    """A JSON Feed read from its text; `url` is where it came from. Raises FeedError."""
    data, warning = _read(document)
    items = data.get("items") if isinstance(data, dict) else None
    if items is None and isinstance(data, dict) and "jsonfeed" in _text(data, "version"):
        items = []
    if not isinstance(items, list):
        raise FeedError("answered with JSON that is not a feed")
    version = _text(data, "version").rpartition("/")[2].replace(".", "")
    return ParsedFeed(
        title=title(_text(data, "title")),
        link=web_address(_text(data, "home_page_url"), url),
        entries=tuple(_entry(item, data, url) for item in items[:MOST_ENTRIES] if isinstance(item, dict)),
        format=f"json{version}",
        warning=f"only its first {MOST_ENTRIES} entries were read" if len(items) > MOST_ENTRIES else warning,
    )


def _read(document: str) -> tuple[Any, str | None]:
    """What the text means, and a warning where it is damaged. Raises FeedError."""
    try:
        return DECODER.decode(document), None
    except RecursionError:
        raise FeedError("answered with JSON that is damaged") from None
    except ValueError:
        return _beginning(document), "its JSON is damaged"


def _beginning(document: str) -> Json:
    """A feed with the items that come before the damage. Raises FeedError where there are none."""
    found = ITEMS.search(document)
    items: list[Any] = []
    position = found.end() if found else len(document)
    try:
        while True:
            item, position = DECODER.raw_decode(document, position)
            items.append(item)
            position = BETWEEN.match(document, position).end()  # type: ignore[union-attr]  # it matches nothing, too
    except (ValueError, RecursionError):
        if not found or not items:
            raise FeedError("answered with JSON that is damaged") from None
    return {name: _decoded(text) for name, text in TEXT.findall(document[: found.start()])} | {"items": items}


def _decoded(text: str) -> str | None:
    """A JSON string; None where it is damaged."""
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return None


def _entry(item: Json, feed: Json, url: str) -> Entry:
    content = read(_text(item, "content_html"))
    if not content.blocks:
        content = Content(of_plain_text(_text(item, "content_text")), content.pictures)
    summary = of_plain_text(_text(item, "summary"))
    published = read_date(_text(item, "date_published")) or read_date(_text(item, "date_modified"))
    link = web_address(_text(item, "url"), url) or web_address(_text(item, "external_url"), url)
    if link is None and _text(item, "id").startswith(("http://", "https://")):
        link = web_address(_text(item, "id"))
    headline = title(_text(item, "title"))
    declared = language(_text(item, "language")) or language(_text(feed, "language"))
    return Entry(
        guid=identifier(_text(item, "id")),
        url=link,
        title=headline,
        author=_authors(item) or _authors(feed),
        published=published,
        summary=summary,
        body=content.blocks,
        image=_image(item, content.pictures, url),
        language=written_in(headline, (*summary, *content.blocks), declared),
    )


def _authors(owner: Json) -> str | None:
    """Version 1.0 knows one author, 1.1 a list."""
    listed = owner.get("authors")
    people = listed if isinstance(listed, list) and listed else [owner.get("author")]
    return authors(_text(person, "name") for person in people if isinstance(person, dict))


def _image(item: Json, pictures: tuple[Picture, ...], url: str) -> str | None:
    for key in ("image", "banner_image"):
        if address := web_address(_text(item, key), url):
            return address
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else ():
        if isinstance(attachment, dict) and _text(attachment, "mime_type").startswith("image/"):
            return web_address(_text(attachment, "url"), url)
    return first_picture(pictures, url)


def _text(owner: Json, key: str) -> str:
    """The text under a key; a number is one, too."""
    value = owner.get(key)
    return value if isinstance(value, str) else ""
