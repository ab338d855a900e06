"""What `digest status` tells: next slots, last editions, and the health of every feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.store import deliveries, editions, feeds

if TYPE_CHECKING:
    from datetime import datetime

    from digest.pipeline import Pipeline
    from digest.store.editions import EditionRecord
    from digest.store.feeds import FeedRecord


@dataclass(frozen=True, slots=True)
class DigestStatus:
    """A digest's next slot, its last edition and what became of its deliveries."""

    name: str
    next: datetime | None
    last: EditionRecord | None
    sent: int = 0
    pending: int = 0  # neither done nor given up
    failed: int = 0


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """A feed as configured, and what the store knows of it."""

    url: str
    name: str | None
    record: FeedRecord | None  # None: never gathered

    @property
    def ok(self) -> bool | None:
        """Could it be read at the last attempt, damaged or not? None where there was none."""
        return None if self.record is None or self.record.last_try is None else not self.record.failures


def of_digests(line: Pipeline, now: datetime) -> list[DigestStatus]:
    found = []
    with line.store.reading() as connection:
        for name in line.config.digests:
            last = editions.last(connection, name)
            states = deliveries.counts(connection, last.id) if last else {}
            pending = sum(states.get(state, 0) for state in deliveries.OPEN)
            sent, failed = states.get("sent", 0), states.get("failed", 0)
            found.append(DigestStatus(name, line.next_slot(name, now), last, sent, pending, failed))
    return found


def of_feeds(line: Pipeline) -> list[FeedStatus]:
    with line.store.reading() as connection:
        records = feeds.load(connection, [feed.url for feed in line.config.feeds])
    return [
        FeedStatus(feed.url, feed.name or (record.title if record else None), record)
        for feed in line.config.feeds
        for record in [records.get(feed.url)]
    ]
