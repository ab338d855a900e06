"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from digest.errors import FeedError
from digest.gather.authors import authors
from digest.gather.clean import Content, Picture, of_plain_text, read
from digest.gather.dates import no_later_than, read_date
from digest.gather.images import first_picture
from digest.gather.languages import language
from digest.gather.links import web_address
from digest.gather.outcome import MOST_ENTRIES, ParsedFeed
from digest.gather.text import identifier
from digest.gather.titles import title
from digest.model import Entry

if TYPE_CHECKING:
    from datetime import datetime

Json = dict[str, Any]
NOTHING = Content(())


def parse(document: str, *, url: str, now: datetime) -> ParsedFeed:
    """A JSON Feed read from its text; `url` is where it came from. Raises FeedError."""
    try:
        data = json.loads(document, strict=False)
    except (ValueError, RecursionError):
        raise FeedError("answered with JSON that is damaged") from None
    if not isinstance(data, dict) or not (isinstance(data.get("items"), list) or "jsonfeed" in _text(data, "version")):
        raise FeedError("answered with JSON that is not a feed")
    items = data.get("items") or []
    version = _text(data, "version").rpartition("/")[2].replace(".", "")
    return ParsedFeed(
        title=title(_text(data, "title")),
        link=web_address(_text(data, "home_page_url"), url),
        entries=tuple(_entry(item, data, url, now) for item in items[:MOST_ENTRIES] if isinstance(item, dict)),
        format=f"json{version}",
        warning=f"only its first {MOST_ENTRIES} entries were read" if len(items) > MOST_ENTRIES else None,
    )


def _entry(item: Json, feed: Json, url: str, now: datetime) -> Entry:
    content = read(_text(item, "content_html"))
    if not content.blocks:
        content = Content(of_plain_text(_text(item, "content_text")), content.pictures)
    summary = of_plain_text(_text(item, "summary"))
    published = read_date(_text(item, "date_published")) or read_date(_text(item, "date_modified"))
    link = web_address(_text(item, "url"), url) or web_address(_text(item, "external_url"), url)
    if link is None and _text(item, "id").startswith(("http://", "https://")):
        link = web_address(_text(item, "id"))
    return Entry(
        guid=identifier(_text(item, "id")),
        url=link,
        title=title(_text(item, "title")),
        author=_authors(item) or _authors(feed),
        published=no_later_than(published, now),
        summary=summary,
        body=content.blocks,
        image=_image(item, content.pictures, url),
        language=language(_text(item, "language")) or language(_text(feed, "language")),
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
    """The text under a key. Numbers as ids are common, everything else is not text."""
    value = owner.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
