"""What a feed's answer means: which of its entries are its archive, and what is remembered of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from digest.gather.outcome import Failed, Fetched, ParsedFeed, Unchanged
from digest.intake import arrivals, is_due, remembered, to_be_named
from digest.model import Entry
from digest.store.feeds import FeedRecord

NOW = datetime(2031, 11, 25, 7, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://example.org/feed"
NEW = FeedRecord(1, URL)


def entry(number: int, published: datetime | None = None, url: str | None = None) -> Entry:
    return Entry(f"guid-{number}", url or f"https://example.org/{number}", f"Title {number}", None, published)


def feed(*entries: Entry, title: str = "Harbour Times", warning: str | None = None) -> ParsedFeed:
    return ParsedFeed(title, None, entries, "rss20", warning=warning)


def failed(error: str = "answered with an error (500)", **how) -> Failed:
    return Failed(URL, error, **how)


@pytest.mark.parametrize(("first", "archive"), [(True, [5, 6, 7]), (False, [])])
def test_the_archive_of_a_new_feed_is_what_is_undated_beyond_the_first_five(first, archive):
    entries = [entry(number) for number in range(8)]
    found = arrivals(entries, "", first=first)
    assert [number for number, arrival in enumerate(found) if arrival.backlog] == archive


def test_dated_entries_are_no_archive_and_take_no_place_of_the_five():
    entries = [entry(number, NOW if number % 2 else None) for number in range(14)]
    assert [a.entry.title for a in arrivals(entries, "", first=True) if a.backlog] == ["Title 10", "Title 12"]


def test_what_has_neither_title_nor_address_is_no_article():
    assert arrivals([Entry("guid", None, "", None, None)], "", first=False) == []


def test_an_address_that_entries_share_is_no_identity():
    found = arrivals([entry(1, url=URL), entry(2, url=URL), entry(3)], "", first=False)
    assert [arrival.canonical_url for arrival in found] == [None, None, "https://example.org/3"]


def test_a_success_ends_a_row_of_failures():
    failing = remembered(remembered(NEW, failed(), NOW, 0.5), failed(), NOW + HOUR, 0.5)
    assert (failing.failures, failing.failing_since) == (2, NOW)
    well = remembered(failing, Fetched(URL, feed(), URL, etag='"1"'), NOW + DAY, 0.5)
    assert (well.failures, well.failing_since, well.error) == (0, None, None)
    assert (well.title, well.etag, well.last_success) == ("Harbour Times", '"1"', NOW + DAY)
    again = remembered(failing, Unchanged(URL, URL), NOW + DAY, 0.5)
    assert (again.failures, again.failing_since, again.error) == (0, None, None)


def test_damage_that_did_not_hinder_reading_is_remembered_while_the_feed_stays_as_it_is():
    damaged = remembered(NEW, Fetched(URL, feed(warning="its XML is damaged"), URL), NOW, 0.5)
    assert (damaged.failures, damaged.error) == (0, "its XML is damaged")
    same = remembered(damaged, Unchanged(URL, URL), NOW + HOUR, 0.5)
    assert (same.failures, same.error) == (0, "its XML is damaged")
    assert remembered(same, Fetched(URL, feed(), URL), NOW + DAY, 0.5).error is None


def test_failures_wait_longer_each_time_and_a_day_at_most():
    record, pauses = NEW, []
    for _ in range(14):
        record = remembered(record, failed(), NOW, 0.5)
        assert record.next_try is not None
        pauses.append(record.next_try - NOW)
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=5)
    assert pauses[-1] == DAY


def test_a_feed_that_asks_for_patience_or_is_gone_is_left_alone():
    patient = remembered(NEW, failed(retry_after=7200.0), NOW, 0.5)
    assert not is_due(patient, NOW + timedelta(minutes=119))
    assert is_due(patient, NOW + 2 * HOUR)
    gone = remembered(NEW, failed(gone=True), NOW, 0.5)
    assert not is_due(gone, NOW + 9999 * DAY)


@pytest.mark.parametrize(
    ("failing_for", "named_before", "named"),
    [
        pytest.param(2 * DAY, None, False, id="two days are no reason"),
        pytest.param(3 * DAY, None, True, id="three days are"),
        pytest.param(9 * DAY, 6 * DAY, False, id="named six days ago"),
        pytest.param(10 * DAY, 7 * DAY, True, id="named a week ago"),
    ],
)
def test_a_feed_is_named_after_three_days_and_then_once_a_week(failing_for, named_before, named):
    record = remembered(NEW, failed(), NOW - failing_for, 0.5)
    named_at = {} if named_before is None else {record.id: NOW - named_before}
    assert bool(to_be_named([record], named_at, NOW)) is named


def test_a_damaged_feed_that_can_be_read_is_not_named():
    record = remembered(NEW, Fetched(URL, feed(warning="its XML is damaged"), URL), NOW - 9 * DAY, 0.5)
    assert to_be_named([record], {}, NOW) == []
