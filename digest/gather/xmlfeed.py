"""RSS 0.90 to 2.0, RDF, CDF and Atom, as feedparser reads them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import feedparser
import feedparser.api

from digest.gather import expat
from digest.gather.authors import authors
from digest.gather.clean import Content, read
from digest.gather.dates import read_date
from digest.gather.images import first_picture, is_small
from digest.gather.languages import language
from digest.gather.links import web_address
from digest.gather.outcome import MOST_ENTRIES, ParsedFeed
from digest.gather.text import identifier
from digest.gather.titles import title
from digest.gather.unescaped import escaped
from digest.gather.written import written_in
from digest.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

Data = Any  # feedparser's own dictionaries
TEXTS = {"text/html", "text/plain", "application/xhtml+xml", ""}
DATES = ("published", "created", "updated")  # the first that can be read counts
ENTRY = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)[\s/>]")
SWALLOWED = re.compile(r"<(?:title|link|item|entry|guid)\b", re.IGNORECASE)
NOTHING = Content(())
DAY = 86_400.0  # seconds
PERIODS = {"hourly": 3600.0, "daily": DAY, "weekly": 7 * DAY, "monthly": 30 * DAY, "yearly": 365 * DAY}

feedparser.api.PREFERRED_XML_PARSERS.insert(0, expat.__name__)


def parse(document: str, *, url: str, warning: str | None) -> ParsedFeed | None:
    """The feed in a document without document type; None where it is no feed at all."""
    cut = _end_of_most(document)
    if cut is not None:
        document, warning = document[:cut], f"only its first {MOST_ENTRIES} entries were read"
    data = _read(document)
    if not data.get("version") and not data.entries:
        return None
    if warning is None and data.bozo:
        warning = "its XML is damaged"
    feed = data.feed
    return ParsedFeed(
        title=title(_text(feed, "title")),
        link=web_address(_text(feed, "link"), url),
        # As plain dictionaries: feedparser's own translate old names at each look, which we do not use.
        entries=tuple(_entry(dict(entry), feed, url) for entry in data.entries),
        format=data.version or "unknown",
        ttl=_seconds(_text(feed, "ttl")) or _period(_text(feed, "sy_updateperiod"), _text(feed, "sy_updatefrequency")),
        warning=warning,
    )


def _read(document: str) -> Data:
    try:
        data = _parsed(document)
    except MemoryError:
        raise  # the process ends over it
    except Exception:  # tags that cross each other make feedparser stumble
        return _parsed(uncrossed(document))
    return _mended(document, data) if data.bozo and data.entries else data


def _mended(document: str, data: Data) -> Data:
    """What can be had of a damaged feed, `data` being what feedparser's lenient parser makes of it."""
    better = escaped(document)
    if better != document:
        data = max(data, _parsed(better), key=lambda found: (_titles(found), not found.bozo, found is not data))
    if _titles(data) < len(data.entries):  # tags that cross each other, again
        data = max(data, _parsed(uncrossed(better)), key=_titles)
    data.bozo = True  # it is damaged, whatever became of it
    return data


def _titles(data: Data) -> int:
    """How many entries have a title that has not swallowed what follows it."""
    titles = (_text(entry, "title") for entry in data.entries)
    return sum(bool(title) and SWALLOWED.search(title) is None for title in titles)


def uncrossed(document: str) -> str:
    """The document with every tag closed where it should be, as libxml2 mends it. What it cannot read is left out."""
    from lxml import etree  # 10 ms, which few feeds need

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(document.encode("utf-8", "replace"), parser)
    return "" if root is None else etree.tostring(root, encoding="unicode")


def _parsed(document: str) -> Data:
    # As a stream, never as a str: that would be opened where it looks like a path or a file:// address. Our own
    # cleaning takes the place of feedparser's sanitiser and resolver, which cost three times as much as all the rest.
    # It is not told where the feed came from: it would join that address to itself at every element, a quarter of its
    # time. What xml:base leaves relative is resolved in `_link`, `_content` and `_image`.
    return feedparser.parse(
        io.BytesIO(document.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _end_of_most(document: str) -> int | None:
    """Where the entry after the last one that is read begins; None where there are not so many."""
    if document.count("<") < MOST_ENTRIES:
        return None
    for number, found in enumerate(ENTRY.finditer(document)):
        if number == MOST_ENTRIES:
            return found.start()
    return None


def _entry(entry: dict[str, Data], feed: Data, url: str) -> Entry:
    summary, body = _texts(entry, url)
    headline = title(_text(entry, "title"))
    return Entry(
        guid=identifier(_text(entry, "id")),
        url=_link(entry, url),
        title=headline,
        author=authors(_names(entry)) or authors(_names(feed)),
        published=_published(entry),
        summary=summary.blocks,
        body=body.blocks,
        image=_image(entry, url, summary, body),
        language=written_in(headline, (*summary.blocks, *body.blocks), _declared_language(entry, feed)),
    )


def _link(entry: Data, url: str) -> str | None:
    """The article's page: where a redirecting service hides it, in its own element; else as the format says."""
    links = [link for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    html = [link for link in links if "html" in link.get("type", "text/html")]
    candidates = [_text(entry, "feedburner_origlink"), *(link.get("href") for link in html)]
    candidates += [link.get("href") for link in links]
    guid = _text(entry, "id")
    if entry.get("guidislink", True) and guid.startswith(("http://", "https://")):
        candidates.append(guid)
    candidates += [link.get("href") for link in entry.get("links", ()) if _is_recording(link)]
    addresses = (web_address(candidate, url) for candidate in candidates)
    return next((address for address in addresses if address), None)


def _is_recording(link: Data) -> bool:
    """An episode of a podcast may have no page, only what is heard or seen."""
    kind = str(link.get("type", ""))
    return link.get("rel") == "enclosure" and kind.startswith(("audio/", "video/"))


def _names(owner: Data) -> Iterator[str | None]:
    people = owner.get("authors") or ()
    yield from (person.get("name") for person in people)
    if not any(person.get("name") for person in people):
        yield _text(owner, "author")


def _published(entry: Data) -> datetime | None:
    for name in DATES:
        if date := read_date(_text(entry, name)):
            return date
    return None


def _texts(entry: Data, url: str) -> tuple[Content, Content]:
    """Summary and body. A feed that gives one text gives a summary, unless it calls it content."""
    contents = [c for c in entry.get("content", ()) if c.get("type", "") in TEXTS and c.get("value")]
    full = max(contents, key=lambda content: len(content["value"]), default=None)
    short = entry.get("summary_detail") or {"value": _text(entry, "summary")}
    if full is None:
        return _content(short, url), NOTHING
    body = _content(full, url)
    if full["value"] in (short.get("value"), _text(entry, "summary")):
        return NOTHING, body
    summary = _content(short, url)
    return (NOTHING if summary.blocks == body.blocks else summary), body


def _content(text: Data, url: str) -> Content:
    value = text.get("value") or ""
    content = read(value, declared_text=text.get("type") == "text/plain") if value else NOTHING
    if not content.pictures:
        return content
    base = web_address(text.get("base"), url) or url
    absolute = (replace(p, src=address) for p in content.pictures if (address := web_address(p.src, base)))
    return replace(content, pictures=tuple(absolute))


def _image(entry: Data, url: str, summary: Content, body: Content) -> str | None:
    for candidate in _declared_images(entry):
        if address := web_address(candidate, url):
            return address
    return first_picture((*body.pictures, *summary.pictures), url)


def _declared_images(entry: Data) -> Iterator[str | None]:
    """What the feed names as the picture: Media RSS, enclosures, podcasts."""
    media = [m for m in entry.get("media_content", ()) if _is_picture(m)]
    yield from (m.get("url") for m in sorted(media, key=_width, reverse=True))
    yield from (m.get("url") for m in entry.get("media_thumbnail", ()) if not is_small(m.get("width")))
    yield from (
        link.get("href")
        for link in entry.get("links", ())
        if link.get("rel") == "enclosure" and link.get("type", "").startswith("image/")
    )
    image = entry.get("image")
    yield image.get("href") if isinstance(image, dict) else None


def _is_picture(media: Data) -> bool:
    kind = media.get("medium") or media.get("type") or ""
    return kind.startswith("image") and not is_small(media.get("width")) and not is_small(media.get("height"))


def _width(media: Data) -> int:
    digits = str(media.get("width") or "")
    return int(digits[:6]) if digits.isascii() and digits.isdigit() else 0


def _declared_language(entry: Data, feed: Data) -> str | None:
    details = [*entry.get("content", ()), entry.get("summary_detail"), entry.get("title_detail")]
    declared = (language(detail.get("language")) for detail in details if detail)
    return next((tag for tag in declared if tag), None) or language(_text(feed, "language"))


def _text(owner: Data, name: str) -> str:
    """What stands under a name. An element that feedparser does not know is a dictionary where it has attributes."""
    value = owner.get(name)
    return value if isinstance(value, str) else ""


def _seconds(ttl: str) -> float | None:
    """<ttl> counts in minutes (RSS 2.0)."""
    minutes = _number(ttl)
    return minutes * 60 if 0 < minutes < 1e6 else None


def _period(period: str, frequency: str) -> float | None:
    """How often the feed changes: so many times in a period (the syndication module of RSS 1.0)."""
    seconds = PERIODS.get(period.strip().lower() or "daily")
    if seconds is None or not (period or frequency):
        return None
    times = _number(frequency or "1")
    return seconds / times if times >= 1 else None


def _number(text: str) -> float:
    """Zero where it is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0
