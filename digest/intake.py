"""What a feed's answer means for the store: decided here, without a database."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.gather.backoff import after_failure, after_success
from digest.gather.identity import canonical_url, is_front_page, shared_addresses, title_key
from digest.gather.outcome import Failed, FeedRequest, Fetched
from digest.gather.teaser import is_teaser
from digest.model import Arrival

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from digest.config import Feed
    from digest.gather.outcome import Outcome, Unchanged
    from digest.model import Entry
    from digest.store.feeds import FeedRecord

NEWS_OF_A_NEW_FEED = 5  # undated entries of a first gathering that are news; the rest is its archive
SHARED_KEPT = 200  # addresses of a feed that are remembered as shared: a live report is over in a day
NAMED_AFTER = timedelta(days=3)  # a feed that has failed so long is named at the foot of an edition
NAMED_EVERY = timedelta(days=7)


def is_due(record: FeedRecord, now: datetime) -> bool:
    """May the feed be asked, as far as its cache headers, Retry-After and failures go?"""
    return not record.gone and (record.next_try is None or record.next_try <= now)


def first_request(feed: Feed) -> FeedRequest:
    """The request of a stranger, who remembers nothing of the feed."""
    auth = (feed.auth.user, feed.auth.password) if feed.auth else None
    return FeedRequest(url=feed.url, headers=feed.headers, auth=auth)


def request_for(feed: Feed, record: FeedRecord) -> FeedRequest:
    """The request of one who knows what the feed said last time."""
    return replace(
        first_request(feed),
        moved_to=record.moved_to,
        final_url=record.final_url,
        etag=record.etag,
        last_modified=record.last_modified,
        body_hash=record.body_hash,
    )


def fingerprint(feed: Feed) -> str:
    """Tells whether the configuration asks for the feed otherwise than before.

    Sixteen bits on purpose: enough to notice a change, far too few to find a password by.
    """
    request = first_request(feed)
    asked = repr((request.url, sorted(request.headers.items()), request.auth))
    return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:4]


def as_configured(record: FeedRecord, feed: Feed) -> FeedRecord:
    """The record without what was learnt by asking otherwise: with another login, say, or before the feed was taken
    out of the configuration. What a server said then, be it 410, holds no longer."""
    asked_as = fingerprint(feed)
    if record.asked_as == asked_as:
        return record
    if record.asked_as is None:  # never noted: a new feed, or a store of a version that did not
        return replace(record, asked_as=asked_as)
    return replace(
        record,
        asked_as=asked_as,
        moved_to=None,
        final_url=None,
        etag=None,
        last_modified=None,
        body_hash=None,
        ttl=None,
        failures=0,
        failing_since=None,
        error=None,
        next_try=None,
        gone=False,
    )


def aware_of_shared(record: FeedRecord, entries: Sequence[Entry]) -> FeedRecord:
    """The record with the addresses that several entries have at once.

    Such an address never identifies an article again: the page of a live report, of which the feed shows one minute at
    a time later on, is still the page of all of them.
    """
    shared = shared_addresses(entries)
    known = [address for address in record.shared if address not in shared]
    return replace(record, shared=(*sorted(shared), *known)[:SHARED_KEPT]) if shared else record


def arrivals(entries: Sequence[Entry], site: str, *, first: bool, shared: Collection[str]) -> list[Arrival]:
    """The entries with what makes each the same as another.

    `first`: the feed has never been read before, so its undated entries beyond the first five are its archive.
    `shared`: canonical addresses that identify none of its entries. What has neither a title nor an address is no
    article.
    """
    entries = [entry for entry in entries if entry.title or entry.url]
    archive = _archive(entries) if first else set()
    return [
        Arrival(
            entry=entry,
            canonical_url=_identity(entry, shared),
            title_key=title_key(entry.title, site),
            backlog=index in archive,
        )
        for index, entry in enumerate(entries)
    ]


def _identity(entry: Entry, shared: Collection[str]) -> str | None:
    address = canonical_url(entry.url) if entry.url else None
    return None if address is None or address in shared or is_front_page(address) else address


def _archive(entries: Sequence[Entry]) -> set[int]:
    undated = [index for index, entry in enumerate(entries) if entry.published is None]
    return set(undated[NEWS_OF_A_NEW_FEED:])


def pages_to_read(new: Mapping[int, Arrival]) -> dict[str, int]:
    """Of new articles, by id, those of which the feed gives a teaser only: article by address."""
    return {
        arrival.entry.url: article
        for article, arrival in new.items()
        if arrival.entry.url and not arrival.backlog and is_teaser(arrival.entry)
    }


def remembered(record: FeedRecord, outcome: Outcome, now: datetime, chance: float) -> FeedRecord:
    """What the store keeps of the feed after this outcome; `chance` is a random number from 0 to 1."""
    if isinstance(outcome, Failed):
        return _after_failure(record, outcome, now, chance)
    return _after_success(record, outcome, now)


def _after_success(record: FeedRecord, outcome: Fetched | Unchanged, now: datetime) -> FeedRecord:
    if isinstance(outcome, Fetched):
        feed = outcome.feed
        record = replace(record, title=feed.title or record.title, ttl=feed.ttl, warning=feed.warning)
    return replace(
        record,
        moved_to=outcome.moved_to,
        final_url=outcome.final_url,
        etag=outcome.etag,
        last_modified=outcome.last_modified,
        body_hash=outcome.body_hash,
        failures=0,
        failing_since=None,
        error=record.warning,
        last_try=now,
        last_success=now,
        next_try=after_success(now, max_age=outcome.max_age, ttl=record.ttl),
    )


def _after_failure(record: FeedRecord, outcome: Failed, now: datetime, chance: float) -> FeedRecord:
    failures = record.failures + 1
    next_try = after_failure(now, failures=failures, chance=chance, retry_after=outcome.retry_after, gone=outcome.gone)
    return replace(
        record,
        failures=failures,
        failing_since=record.failing_since or now,
        error=outcome.told,
        last_try=now,
        next_try=next_try,
        gone=outcome.gone,
    )


def to_be_named(records: Iterable[FeedRecord], named_at: dict[int, datetime], now: datetime) -> list[FeedRecord]:
    """The feeds that an edition names at its foot: failing for three days, and not named within a week."""
    return [
        record
        for record in records
        if record.error
        and record.failing_since
        and record.failing_since <= now - NAMED_AFTER
        and (record.id not in named_at or named_at[record.id] <= now - NAMED_EVERY)
    ]
