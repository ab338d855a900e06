"""Which addresses of a feed tell one article from another, and which do not."""

from __future__ import annotations

from datetime import UTC, datetime

from digest.gather.identity import canonical_url, is_front_page, shared_addresses
from digest.model import Entry

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def entry(title: str, url: str | None, published: datetime | None = DAY) -> Entry:
    return Entry(guid=None, url=url, title=title, author=None, published=published)


def test_an_address_that_several_entries_share_tells_nothing() -> None:
    page = "https://example.org/today"
    entries = [entry("One", page), entry("Two", f"{page}?utm_source=rss"), entry("Three", "https://example.org/three")]
    assert shared_addresses(entries) == {"https://example.org/today"}


def test_the_same_entry_twice_shares_nothing() -> None:
    assert shared_addresses([entry("One", "https://example.org/one"), entry("ONE", "http://example.org/one/")]) == set()


def test_a_series_under_one_title_and_address_shares_it() -> None:
    update = [entry("Update", "https://example.org/status", DAY.replace(day=day)) for day in (1, 2)]
    assert shared_addresses(update) == {"https://example.org/status"}


def test_the_front_page_of_a_site_is_told_from_a_page_that_its_query_names() -> None:
    assert is_front_page(canonical_url("https://www.example.org/"))
    assert not is_front_page(canonical_url("https://example.org/?p=2"))


def test_entries_without_address_share_none() -> None:
    assert shared_addresses([entry("One", None), entry("Two", None)]) == set()
