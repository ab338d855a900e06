"""What a feed's answer means: which of its entries are its archive, and what is remembered of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from digest.config import Feed
from digest.gather.outcome import Failed, Fetched, ParsedFeed, Unchanged
from digest.intake import (
    SHARED_KEPT,
    arrivals,
    as_configured,
    aware_of_shared,
    fingerprint,
    is_due,
    remembered,
    to_be_named,
)
from digest.model import Entry
from digest.store.feeds import FeedRecord

NOW = datetime(2031, 11, 25, 7, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
URL = "https://example.org/feed"
NEW = FeedRecord(1, URL)


def entry(number: int, published: datetime | None = None, url: str | None = None) -> Entry:
    return Entry(f"guid-{number}", url or f"https://example.org/{number}", f"Title {number}", None, published)


def feed(*entries: Entry, **says) -> ParsedFeed:
    return ParsedFeed("Harbour Times", None, entries, "rss20", **says)


def failed(error: str = "answered with an error (500)", **how) -> Failed:
    return Failed(URL, error, **how)


@pytest.mark.parametrize(("first", "archive"), [(True, [5, 6, 7]), (False, [])])
def test_the_archive_of_a_new_feed_is_what_is_undated_beyond_the_first_five(first, archive):
    entries = [entry(number) for number in range(8)]
    found = arrivals(entries, "", first=first, shared=())
    assert [number for number, arrival in enumerate(found) if arrival.backlog] == archive


def test_dated_entries_are_no_archive_and_take_no_place_of_the_five():
    entries = [entry(number, NOW if number % 2 else None) for number in range(14)]
    assert [a.entry.title for a in arrivals(entries, "", first=True, shared=()) if a.backlog] == [
        "Title 10",
        "Title 12",
    ]


def test_what_has_neither_title_nor_address_is_no_article():
    assert arrivals([Entry("guid", None, "", None, None)], "", first=False, shared=()) == []


def test_an_address_that_entries_share_is_no_identity():
    entries = [entry(1, url=URL), entry(2, url=URL), entry(3)]
    shared = aware_of_shared(NEW, entries).shared
    found = arrivals(entries, "", first=False, shared=shared)
    assert [arrival.canonical_url for arrival in found] == [None, None, "https://example.org/3"]


def test_neither_is_the_front_page_of_a_site():
    [found] = arrivals([entry(1, url="https://www.example.org/")], "", first=False, shared=())
    assert found.canonical_url is None


def test_an_address_that_entries_once_shared_stays_none():
    once = aware_of_shared(NEW, [entry(1, url=URL), entry(2, url=URL)])
    later = aware_of_shared(once, [entry(3, url=URL)])
    assert later.shared == (URL,)


def test_of_shared_addresses_the_latest_are_remembered():
    record = NEW
    for number in range(SHARED_KEPT + 5):
        record = aware_of_shared(record, [entry(n, url=f"{URL}/{number}") for n in range(2)])
    assert len(record.shared) == SHARED_KEPT
    assert record.shared[0] == f"{URL}/{SHARED_KEPT + 4}"


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


def test_damage_is_remembered_over_a_failure():
    damaged = remembered(NEW, Fetched(URL, feed(warning="its XML is damaged"), URL), NOW, 0.5)
    failing = remembered(damaged, failed(), NOW + HOUR, 0.5)
    assert failing.error == "answered with an error (500)"
    assert remembered(failing, Unchanged(URL, URL), NOW + DAY, 0.5).error == "its XML is damaged"


def test_a_feed_that_says_how_long_it_stays_the_same_is_believed_while_it_does():
    slow = remembered(NEW, Fetched(URL, feed(ttl=7200.0), URL), NOW, 0.5)
    same = remembered(slow, Unchanged(URL, URL), NOW + 3 * HOUR, 0.5)
    assert (slow.next_try, same.next_try) == (NOW + 2 * HOUR, NOW + 5 * HOUR)
    quick = remembered(same, Fetched(URL, feed(), URL), NOW + DAY, 0.5)
    assert quick.next_try == NOW + DAY


ASKED = Feed(url=URL)
OTHERWISE = {
    "a login": Feed(url=URL, auth={"user": "ann", "password": "one"}),
    "another password": Feed(url=URL, auth={"user": "ann", "password": "two"}),
    "a header": Feed(url=URL, headers={"X-Key": "1"}),
    "another header": Feed(url=URL, headers={"X-Key": "2"}),
}


def test_each_way_of_asking_has_a_fingerprint_of_its_own_that_tells_no_secret():
    found = {fingerprint(feed) for feed in (ASKED, *OTHERWISE.values())}
    assert len(found) == 5
    assert {len(text) for text in found} == {4}


@pytest.mark.parametrize("feed", [Feed(url=URL, name="Boats", weight=2, topic="Sea", full_text=True)])
def test_what_does_not_change_the_asking_changes_no_fingerprint(feed):
    assert fingerprint(feed) == fingerprint(ASKED)


@pytest.mark.parametrize("change", OTHERWISE.values(), ids=OTHERWISE)
def test_a_feed_that_the_configuration_asks_for_otherwise_is_due_at_once(change):
    record = as_configured(NEW, ASKED)
    gone = remembered(record, failed(gone=True), NOW, 0.5)
    patient = remembered(record, failed(retry_after=7200.0), NOW, 0.5)
    fresh = remembered(record, Fetched(URL, feed(ttl=7200.0), URL, etag='"1"', body_hash="x"), NOW, 0.5)
    for known in (gone, patient, fresh):
        assert as_configured(known, ASKED) is known
        assert not is_due(known, NOW + MINUTE)
        changed = as_configured(known, change)
        assert is_due(changed, NOW + MINUTE)
        assert (changed.etag, changed.body_hash, changed.failures, changed.error) == (None, None, 0, None)


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
