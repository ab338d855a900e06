"""Articles for the tests of composing, built in a line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from digest.model import Article, Block, Rank, Source, Story

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def article(
    id: int,
    title: str = "",
    text: str = "",
    *,
    body: str = "",
    feed: str | None = None,
    hours: float = 0,
    weight: float = 1.0,
    topic: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Article:
    """An article that appeared so many hours before noon, by default in a feed of its own."""
    feed = feed or f"feed-{id}"
    address = url or f"https://{feed}.example/{id}"
    date = NOON - timedelta(hours=hours)
    return Article(
        id=id,
        url=address,
        canonical_url=address,
        title=title,
        author=None,
        published=date,
        first_seen=date,
        backlog=False,
        sources=(Source(feed, feed, address, weight, topic),),
        summary=(Block(text),) if text else (),
        body=(Block(body),) if body else (),
        language=language,
    )


def story(id: int, *, score: float = 0.0, feed: str | None = None, hours: float = 0) -> Story:
    """A story of one article, whose rank is the score."""
    return Story((article(id, feed=feed, hours=hours),), None, Rank(score, 0.0, 0.0, 0.0), "", None)
