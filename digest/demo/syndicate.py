"""A sample feed as RSS 2.0 (rssboard.org/rss-specification) or Atom (RFC 4287), dated relative to now."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from datetime import datetime

    from digest.demo.samples import Sample, SampleFeed

CARRIAGE_RETURN = {"\r": "&#13;"}  # a bare one would reach the reader as a line feed (XML 1.0 §2.11)
RSS = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
{}
</channel>
</rss>
"""
ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={}>
{}
</feed>
"""


def published(sample: Sample, now: datetime) -> datetime:
    """When the entry appeared, to the second."""
    return (now - timedelta(minutes=sample.minutes_ago)).replace(microsecond=0)


def modified(feed: SampleFeed, now: datetime) -> datetime:
    """When the feed last changed: with its latest entry."""
    return max(published(sample, now) for sample in feed.samples)


def feed_xml(feed: SampleFeed, base_url: str, now: datetime) -> bytes:
    """The feed with its links below `base_url` (without a slash at its end). `now` is aware, in UTC."""
    document = _rss(feed, base_url, now) if feed.kind == "rss" else _atom(feed, base_url, now)
    return document.encode()


def _rss(feed: SampleFeed, base_url: str, now: datetime) -> str:
    head = [
        _element("title", feed.title),
        _element("link", f"{base_url}/site/{feed.name}"),
        _element("description", feed.title),
        _element("language", feed.language),
        _element("lastBuildDate", format_datetime(modified(feed, now), usegmt=True)),
    ]
    return RSS.format("\n".join(head + [_rss_item(feed, sample, base_url, now) for sample in feed.samples]))


def _rss_item(feed: SampleFeed, sample: Sample, base_url: str, now: datetime) -> str:
    parts = [
        _element("title", sample.title),
        _element("link", _address(sample, base_url)),
        _element("guid", _guid(feed, sample), isPermaLink="false"),
        _element("dc:creator", sample.author),
        _element("pubDate", format_datetime(published(sample, now), usegmt=True)),
        _element("description", sample.body if feed.gives == "description" else sample.summary),
    ]
    if feed.gives == "content":
        parts.append(_element("content:encoded", sample.body))
    return "<item>\n{}\n</item>".format("\n".join(parts))


def _atom(feed: SampleFeed, base_url: str, now: datetime) -> str:
    head = [
        _element("title", feed.title),
        _element("id", f"tag:{feed.site},2024:feed"),
        _element("link", "", href=f"{base_url}/site/{feed.name}"),
        _element("link", "", rel="self", href=f"{base_url}/feeds/{feed.name}.xml"),
        _element("updated", modified(feed, now).isoformat()),
    ]
    entries = [_atom_entry(feed, sample, base_url, now) for sample in feed.samples]
    return ATOM.format(quoteattr(feed.language), "\n".join(head + entries))


def _atom_entry(feed: SampleFeed, sample: Sample, base_url: str, now: datetime) -> str:
    date = published(sample, now).isoformat()
    parts = [
        _element("title", sample.title),
        _element("link", "", href=_address(sample, base_url)),
        _element("id", _guid(feed, sample)),
        f"<author>{_element('name', sample.author)}</author>",
        _element("published", date),
        _element("updated", date),
    ]
    if sample.summary:
        parts.append(_element("summary", sample.summary, type="html"))
    if feed.gives == "content":
        parts.append(_element("content", sample.body, type="html"))
    return "<entry>\n{}\n</entry>".format("\n".join(parts))


def _address(sample: Sample, base_url: str) -> str:
    address = f"{base_url}/story/{sample.slug}"
    return f"{address}?{sample.decoration}" if sample.decoration else address


def _guid(feed: SampleFeed, sample: Sample) -> str:
    return f"tag:{feed.site},2024:{sample.slug}"


def _element(name: str, text: str, **attributes: str) -> str:
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{escape(text, CARRIAGE_RETURN)}</{name}>"
