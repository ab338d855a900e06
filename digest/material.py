"""What an edition is made of: what the store has for the next one of a digest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest import intake, settings
from digest.model import FailingFeed
from digest.store import articles as article_store
from digest.store import editions
from digest.store import feeds as feed_store
from digest.store.told import told_of_late

if TYPE_CHECKING:
    from datetime import datetime

    from digest.config import Config
    from digest.model import Article, Told
    from digest.store import Store
    from digest.store.feeds import FeedRecord


@dataclass(frozen=True, slots=True)
class Material:
    """What the store has for the next edition of a digest."""

    digest: str
    number: int
    articles: list[Article]  # the news
    left_out: dict[int, str]  # articles that are none, with the reason
    archive: list[Article]  # considered by earlier editions: they teach what belongs to which topic
    told: list[Told]  # by the last editions: their stories come back only with news
    failing: tuple[FailingFeed, ...]  # to be named at its foot


def material(config: Config, store: Store, name: str, now: datetime) -> Material:
    """All of one state of the store. Raises StoreError."""
    from digest.compose.select import EXAMPLES, split

    feeds = {feed.url: feed.name for feed in config.feeds}
    sources = settings.sources(config)
    with store.reading() as connection:
        news, left_out = split(article_store.candidates(connection, name), now, config.digests[name].max_age)
        articles = article_store.load(connection, news, sources)
        earlier = article_store.considered(connection, name, max(0, EXAMPLES - len(articles))) if articles else []
        archive = article_store.load(connection, earlier, sources)
        told = told_of_late(connection, name, now, sources) if articles else []
        number = editions.next_number(connection, name)
        records = feed_store.load(connection, feeds).values()
        named_at = feed_store.named_at(connection, name)
    left_out |= dict.fromkeys(set(news) - {article.id for article in articles}, "feed")
    named = intake.to_be_named(records, named_at, now)
    failing = tuple(_failing(record, feeds[record.url], now) for record in named)
    return Material(name, number, articles, left_out, archive, told, failing)


def _failing(record: FeedRecord, name: str | None, now: datetime) -> FailingFeed:
    shown = name or record.title or urlsplit(record.url).hostname or record.url
    return FailingFeed(shown, record.url, record.error or "", record.failing_since or now)
