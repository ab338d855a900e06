"""What names an article, without its text: enough to speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy import or_, select

from digest.store.articles import CHUNK
from digest.store.schema import articles, feeds, sightings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from digest.model import Source

MOST_ALIKE = 1000  # addresses, the latest first


@dataclass(frozen=True, slots=True)
class Mention:
    """An article, as it is spoken of."""

    id: int
    url: str
    title: str
    source: str  # the name of the first feed in which it stood
    date: datetime


def mentions(connection: Connection, ids: Sequence[int], feeds_by_url: Mapping[str, Source]) -> list[Mention]:
    """The articles with these ids, in that order, also those whose feeds are no longer configured."""
    found: dict[int, Mention] = {}
    for start in range(0, len(ids), CHUNK):
        columns = (articles.c.id, articles.c.url, articles.c.title, articles.c.published, articles.c.first_seen)
        query = select(*columns, feeds.c.url.label("feed"), feeds.c.title.label("feed_title"))
        query = query.select_from(articles).join(sightings).join(feeds).order_by(sightings.c.id)
        for row in connection.execute(query.where(articles.c.id.in_(ids[start : start + CHUNK]))):
            if row.id not in found:
                configured = feeds_by_url.get(row.feed)
                name = (configured.name if configured else "") or row.feed_title or urlsplit(row.feed).hostname
                date = min(row.published or row.first_seen, row.first_seen)
                found[row.id] = Mention(row.id, row.url, row.title, name or row.feed, date)
    return [found[id] for id in ids if id in found]


def addresses_with(connection: Connection, segment: str) -> list[str]:
    """The addresses of articles with this text after a slash, the latest first, at most `MOST_ALIKE`."""
    text = f"/{segment}"
    alike = or_(
        articles.c.canonical_url.contains(text, autoescape=True), articles.c.url.contains(text, autoescape=True)
    )
    query = select(articles.c.url).where(alike).order_by(articles.c.id.desc()).limit(MOST_ALIKE)
    return list(connection.scalars(query))
