"""Articles, each known once.

Any one match makes an arrival an article that is known already: its guid within its feed, its canonical URL, or its
title together with its date. What has nothing but a title is known by that, within its feed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from digest.model import Article, Source
from digest.store import blocks
from digest.store.schema import articles, feeds, sightings, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from digest.model import Arrival, Block

CHUNK = 500  # values in one IN (…): SQLite allowed 999 for long


@dataclass(frozen=True, slots=True)
class Candidate:
    """What decides whether an article may be news, without its text."""

    id: int
    published: datetime | None
    first_seen: datetime
    backlog: bool


def save(connection: Connection, feed_id: int, arrivals: Sequence[Arrival], now: datetime) -> dict[int, Arrival]:
    """Stores what one feed brought. Returns the new articles, by id."""
    known = _Known.among(connection, feed_id, arrivals, now)
    fresh: list[Arrival] = []
    places: list[int] = []  # an article's id, or the negative number of a fresh one
    for arrival in arrivals:
        place = known.find(arrival)
        if place is None:
            fresh.append(arrival)
            place = -len(fresh)
        known.learn(arrival, place)
        places.append(place)
    ids = _insert(connection, fresh, now)
    _sight(connection, feed_id, arrivals, [ids[-place - 1] if place < 0 else place for place in places], now)
    return dict(zip(ids, fresh, strict=True))


class _Known:
    """What the store, and the arrivals before this one, know by guid, address and title with date."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.by_guid: dict[str, int] = {}
        self.by_url: dict[str, int] = {}
        self.by_title: dict[tuple[str, datetime], int] = {}
        self.by_title_alone: dict[str, int] = {}  # in this feed, for entries that have nothing else

    @classmethod
    def among(cls, connection: Connection, feed_id: int, arrivals: Sequence[Arrival], now: datetime) -> _Known:
        known = cls(now)
        for some in _chunks({a.entry.guid for a in arrivals if a.entry.guid}):
            query = select(sightings.c.guid, sightings.c.article_id)
            query = query.where(sightings.c.feed_id == feed_id, sightings.c.guid.in_(some))
            known.by_guid.update({row.guid: row.article_id for row in connection.execute(query)})
        for some in _chunks({a.canonical_url for a in arrivals if a.canonical_url}):
            by_url = select(articles.c.canonical_url, articles.c.id).where(articles.c.canonical_url.in_(some))
            known.by_url.update({row.canonical_url: row.id for row in connection.execute(by_url)})
        for some in _chunks({a.title_key for a in arrivals if a.title_key and a.entry.published}):
            by_title = select(articles.c.title_key, articles.c.published, articles.c.id)
            by_title = by_title.where(articles.c.title_key.in_(some), articles.c.published.is_not(None))
            known.by_title.update({(row.title_key, row.published): row.id for row in connection.execute(by_title)})
        for some in _chunks({a.title_key for a in arrivals if _has_only_a_title(a, now)}):
            in_feed = select(articles.c.title_key, articles.c.id).join(sightings)
            in_feed = in_feed.where(sightings.c.feed_id == feed_id, articles.c.title_key.in_(some))
            known.by_title_alone.update({row.title_key: row.id for row in connection.execute(in_feed)})
        return known

    def find(self, arrival: Arrival) -> int | None:
        entry = arrival.entry
        if entry.guid and entry.guid in self.by_guid:
            return self.by_guid[entry.guid]
        if arrival.canonical_url and arrival.canonical_url in self.by_url:
            return self.by_url[arrival.canonical_url]
        if arrival.title_key and entry.published and (arrival.title_key, entry.published) in self.by_title:
            return self.by_title[arrival.title_key, entry.published]
        return self.by_title_alone.get(arrival.title_key) if _has_only_a_title(arrival, self.now) else None

    def learn(self, arrival: Arrival, place: int) -> None:
        entry = arrival.entry
        if entry.guid:
            self.by_guid.setdefault(entry.guid, place)
        if arrival.canonical_url:
            self.by_url.setdefault(arrival.canonical_url, place)
        if arrival.title_key and entry.published:
            self.by_title.setdefault((arrival.title_key, entry.published), place)
        if _has_only_a_title(arrival, self.now):
            self.by_title_alone.setdefault(arrival.title_key, place)


def _has_only_a_title(arrival: Arrival, now: datetime) -> bool:
    """Has it neither guid, date nor an address of its own? Then its title is all that can be recognised.

    A date in the future may be a clock's that moves on, and is none.
    """
    published = arrival.entry.published
    return not (arrival.entry.guid or arrival.canonical_url or (published and published < now))


def _insert(connection: Connection, fresh: Sequence[Arrival], now: datetime) -> list[int]:
    if not fresh:
        return []
    statement = insert(articles).returning(articles.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(statement, [_row(arrival, now) for arrival in fresh]))


def _row(arrival: Arrival, now: datetime) -> dict[str, Any]:
    entry = arrival.entry
    return {
        "url": entry.url or "",
        "canonical_url": arrival.canonical_url,
        "title": entry.title,
        "title_key": arrival.title_key,
        "author": entry.author,
        "published": entry.published,
        "first_seen": now,
        "backlog": arrival.backlog,
        "summary": blocks.dumps(entry.summary),
        "body": blocks.dumps(entry.body),
        "image": entry.image,
        "language": entry.language,
    }


def _sight(
    connection: Connection, feed_id: int, arrivals: Sequence[Arrival], ids: Sequence[int], now: datetime
) -> None:
    """Notes under which guids the feed has these articles, so that either of two guids is recognised later."""
    seen: set[tuple[int, str | None]] = set()
    for some in _chunks(set(ids)):
        query = select(sightings.c.article_id, sightings.c.guid)
        query = query.where(sightings.c.feed_id == feed_id, sightings.c.article_id.in_(some))
        seen.update((row.article_id, row.guid) for row in connection.execute(query))
    rows = []
    for arrival, article_id in zip(arrivals, ids, strict=True):
        key = (article_id, arrival.entry.guid)
        if key not in seen:
            seen.add(key)
            rows.append(
                {
                    "feed_id": feed_id,
                    "article_id": article_id,
                    "guid": arrival.entry.guid,
                    "url": arrival.entry.url or "",
                    "seen": now,
                }
            )
    if rows:
        connection.execute(insert(sightings), rows)


def fill(connection: Connection, article: int, body: Sequence[Block], image: str | None) -> None:
    """Gives an article the text of its own page, and its picture where the feed gave none."""
    values = {"body": blocks.dumps(body), "image": func.coalesce(articles.c.image, image)}
    connection.execute(update(articles).where(articles.c.id == article).values(values))


def candidates(connection: Connection, digest: str) -> list[Candidate]:
    """Every article that no edition of the digest has considered, by id."""
    considered = select(verdicts.c.article_id).where(verdicts.c.digest == digest)
    query = select(articles.c.id, articles.c.published, articles.c.first_seen, articles.c.backlog)
    query = query.where(articles.c.id.not_in(considered)).order_by(articles.c.id)
    rows = connection.execute(query)
    return [Candidate(row.id, _published(row), row.first_seen, row.backlog) for row in rows]


def _published(row: Any) -> datetime | None:
    """A date in the future is read as the moment at which the article was met."""
    return min(row.published, row.first_seen) if row.published else None


def considered(connection: Connection, digest: str, most: int) -> list[int]:
    """The ids of articles that editions of the digest have considered, the latest first."""
    query = select(verdicts.c.article_id).where(verdicts.c.digest == digest)
    return list(connection.scalars(query.order_by(verdicts.c.article_id.desc()).limit(most)))


def load(connection: Connection, ids: Iterable[int], feeds_by_url: Mapping[str, Source]) -> list[Article]:
    """The articles with these ids, by id. `feeds_by_url` gives what the configuration says of each feed.

    An article that stands in no configured feed is left out.
    """
    found: list[Article] = []
    for some in _chunks(sorted(set(ids))):
        sources = _sources(connection, some, feeds_by_url)
        rows = connection.execute(select(articles).where(articles.c.id.in_(some)).order_by(articles.c.id))
        found += [_article(row, sources[row.id]) for row in rows if row.id in sources]
    return found


def _sources(
    connection: Connection, ids: Sequence[int], feeds_by_url: Mapping[str, Source]
) -> dict[int, tuple[Source, ...]]:
    query = select(sightings.c.article_id, sightings.c.url, feeds.c.url.label("feed"), feeds.c.title)
    query = query.join(feeds).where(sightings.c.article_id.in_(ids)).order_by(sightings.c.id)
    found: dict[int, dict[str, Source]] = defaultdict(dict)
    for row in connection.execute(query):
        configured = feeds_by_url.get(row.feed)
        if configured and row.feed not in found[row.article_id]:
            name = configured.name or row.title or _host(row.feed)
            source = Source(row.feed, name, row.url, configured.weight, configured.topic)
            found[row.article_id][row.feed] = source
    return {article_id: tuple(by_feed.values()) for article_id, by_feed in found.items() if by_feed}


def _host(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def _article(row: Row[Any], sources: tuple[Source, ...]) -> Article:
    return Article(
        id=row.id,
        url=row.url or sources[0].url,
        canonical_url=row.canonical_url,
        title=row.title,
        author=row.author,
        published=_published(row),
        first_seen=row.first_seen,
        backlog=row.backlog,
        sources=sources,
        summary=blocks.loads(row.summary),
        body=blocks.loads(row.body),
        image=row.image,
        language=row.language,
    )


def find(connection: Connection, canonical_url: str, url: str) -> int | None:
    """The id of the article at this address; `url` is as given, for addresses that identify nothing by themselves."""
    by_canonical = select(articles.c.id).where(articles.c.canonical_url == canonical_url)
    by_sighting = select(sightings.c.article_id).where(sightings.c.url == url).order_by(sightings.c.id.desc()).limit(1)
    found = connection.scalar(by_canonical)
    return found if found is not None else connection.scalar(by_sighting)


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, CHUNK)):
        yield some
