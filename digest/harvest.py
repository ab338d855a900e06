"""Gathering with its effects: asks the feeds that are due, and stores what they say as it comes in.

1. every configured feed has a record; those whose time has come are asked, side by side;
2. outcomes are stored, a few feeds in one transaction;
3. of new articles whose feed gives a teaser only, the page is read, where the configuration asks for that.
"""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest import intake
from digest.gather.outcome import Failed, Fetched, FullText
from digest.store import articles as article_store
from digest.store import feeds as feed_store

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from datetime import datetime

    from digest.config import Feed
    from digest.gather.outcome import FeedRequest, FetchSettings, Outcome
    from digest.store import Store
    from digest.store.feeds import FeedRecord

SAVED_TOGETHER = 16  # feeds in one transaction: a commit each would cost more than their rows
STOP_SECONDS = 0.2  # how soon a gathering hears that it shall stop


@dataclass(slots=True)
class GatherReport:
    """What a gathering came to."""

    feeds: int = 0  # configured
    fetched: int = 0
    unchanged: int = 0
    waiting: int = 0  # not asked: their cache headers, Retry-After or failures hold them back
    failed: list[tuple[str, str]] = field(default_factory=list)  # address and error
    new_articles: int = 0
    seconds: float = 0.0

    @property
    def asked(self) -> int:
        return self.fetched + self.unchanged + len(self.failed)


class Harvest:
    """One gathering. `told` hears of each feed as it is done."""

    def __init__(
        self,
        store: Store,
        feeds: Mapping[str, Feed],
        settings: FetchSettings,
        now: datetime,
        told: Callable[[Outcome], None],
    ) -> None:
        self.store = store
        self.feeds = feeds
        self.settings = settings
        self.now = now
        self.told = told
        self.report = GatherReport(feeds=len(feeds))
        self._records: dict[str, FeedRecord] = {}
        self._teasers: dict[str, int] = {}  # article by the address of its page, which is to be read

    def gather(self, stop: threading.Event | None = None) -> GatherReport:
        """Asks the feeds that are due and stores what is new; less of both where `stop` is set. Raises StoreError."""
        started = time.monotonic()
        with self.store.writing() as connection:
            known = feed_store.enrol(connection, self.feeds)
        self._records = {url: intake.as_configured(record, self.feeds[url]) for url, record in known.items()}
        due = [record for record in self._records.values() if intake.is_due(record, self.now)]
        self.report.waiting = len(self._records) - len(due)
        if due:
            requests = [intake.request_for(self.feeds[record.url], record) for record in due]
            asyncio.run(_unless(stop, self._gather(requests)))
        self.report.seconds = time.monotonic() - started
        return self.report

    async def _gather(self, requests: Sequence[FeedRequest]) -> None:
        from digest.gather.gathering import gather_feeds

        unsaved: list[Outcome] = []
        try:
            async with aclosing(gather_feeds(requests, self.settings, self.now)) as outcomes:
                async for outcome in outcomes:
                    unsaved.append(outcome)
                    if len(unsaved) >= SAVED_TOGETHER:
                        together, unsaved = unsaved, []
                        self._save(together)
                    self.told(outcome)
        finally:  # what is had is kept, also where the gathering is stopped
            self._save(unsaved)
        if self._teasers:
            await self._read_pages()

    def _save(self, outcomes: Sequence[Outcome]) -> None:
        if not outcomes:
            return
        with self.store.writing() as connection:
            for outcome in outcomes:
                if isinstance(outcome, Fetched):
                    self.report.fetched += 1
                    feed = outcome.feed
                    record = intake.aware_of_shared(self._records[outcome.url], feed.entries)
                    self._records[outcome.url] = record
                    first = record.last_success is None
                    arrived = intake.arrivals(feed.entries, feed.title, first=first, shared=record.shared)
                    new = article_store.save(connection, record.id, arrived, self.now)
                    self.report.new_articles += len(new)
                    if self.feeds[outcome.url].full_text:
                        self._teasers |= intake.pages_to_read(new)
                elif isinstance(outcome, Failed):
                    self.report.failed.append((outcome.url, outcome.told))
                else:
                    self.report.unchanged += 1
            chance = random.random  # spreads load, guards nothing
            changed = [intake.remembered(self._records[o.url], o, self.now, chance()) for o in outcomes]
            feed_store.save(connection, changed)

    async def _read_pages(self) -> None:
        """Reads each page once; an article whose page gives nothing keeps what its feed said."""
        from digest.gather.fulltext import full_texts

        async with aclosing(full_texts(list(self._teasers), self.settings, self.now)) as pages:
            async for page in pages:
                if isinstance(page, FullText):
                    with self.store.writing() as connection:
                        article_store.fill(connection, self._teasers[page.url], page.body, page.image)


async def _unless(stop: threading.Event | None, work: Coroutine[None, None, None]) -> None:
    """Does the work, or as much of it as can be done until `stop` is set: another thread's word to this event loop."""
    task = asyncio.create_task(work)
    while not task.done():
        await asyncio.wait({task}, timeout=STOP_SECONDS if stop else None)
        if stop and stop.is_set():
            task.cancel()
    if not task.cancelled():
        task.result()
