"""How a feed's dates are read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.dates import month_of, read_date
from digest.gather.parse import parse

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def utc(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=UTC)


IN_FEEDS = {
    "Sat, 07 Sep 2002 00:00:01 GMT": utc(2002, 9, 7, 0, 0, 1),
    "Sat, 07 Sep 2002 02:00:01 +0200": utc(2002, 9, 7, 0, 0, 1),
    "07 Sep 02 00:00:01 EST": utc(2002, 9, 7, 5, 0, 1),
    "Sat, 07 Sep 2002": utc(2002, 9, 7),
    "2002-09-07T00:00:01Z": utc(2002, 9, 7, 0, 0, 1),
    "2002-09-07T00:00:01-05:00": utc(2002, 9, 7, 5, 0, 1),
    "2002-09-07T00:00:01.25Z": utc(2002, 9, 7, 0, 0, 1, 250_000),
    "2002-09-07": utc(2002, 9, 7),
    "2002-09-07 13:30:00": utc(2002, 9, 7, 13, 30),  # naive: UTC
    "20020907": utc(2002, 9, 7),
    "Sa, 07 Okt 2023 10:00:00 +0200": utc(2023, 10, 7, 8),
    "07. Dezember 2023, 10:15": utc(2023, 12, 7, 10, 15),
    "jeu., 05 févr. 2026 08:30:00 +0100": utc(2026, 2, 5, 7, 30),
    "5 de febrero de 2026 08:30": utc(2026, 2, 5, 8, 30),
    "Пт, 13 мар 2026 08:00:00 +0300": utc(2026, 3, 13, 5),
    "13 июня 2026": utc(2026, 6, 13),
    "lördag 7 oktober 2023": utc(2023, 10, 7),
    "7 października 2023 18:00": utc(2023, 10, 7, 18),
    "October 7th, 2023 5:30 pm": utc(2023, 10, 7, 17, 30),
    "Oct 7, 2023 12:05 AM": utc(2023, 10, 7, 0, 5),
    "07.10.2023 18:00": utc(2023, 10, 7, 18),
    "7.10.23": utc(2023, 10, 7),
    "2023/10/07 18:00:05": utc(2023, 10, 7, 18, 0, 5),
    "Sat, 7 Oct 2023 18:00:00 CEST": utc(2023, 10, 7, 16),
    "2023年10月7日 18:00": utc(2023, 10, 7, 18),
    "2004-05-25 오후 11:15:10": utc(2004, 5, 25, 23, 15, 10),
    "2004-július-13T9:15-05:00": utc(2004, 7, 13, 14, 15),
    "2004. július 13.": utc(2004, 7, 13),
    "2003-12": utc(2003, 12, 1),
    "18:30, 5 de febrero de 2026": utc(2026, 2, 5, 18, 30),
    "Sun Jan  4 16:29:06 PST 2004": utc(2004, 1, 5, 0, 29, 6),
    "Mon Nov 25 10:00:00 GMT+0100 2024": utc(2024, 11, 25, 9),
    "1er janvier 2024": utc(2024, 1, 1),
    "25th of November 2024": utc(2024, 11, 25),
    "2024年11月25日(月) 10時30分": utc(2024, 11, 25, 10, 30),
    "الإثنين, 25 نوفمبر 2024 10:00:00 +0300": utc(2024, 11, 25, 7),
    "٢٥ أغسطس ٢٠٢٤": utc(2024, 8, 25),
    "1732528800": utc(2024, 11, 25, 10),  # seconds of Unix
    "1732528800.5": utc(2024, 11, 25, 10),
    "1732528800000": utc(2024, 11, 25, 10),  # and milliseconds
    "2024-11-25T24:00:00Z": utc(2024, 11, 26),
    "Tue, 31 Dec 2024 24:00:00 GMT": utc(2025, 1, 1),
    "2016-12-31T23:59:60Z": utc(2016, 12, 31, 23, 59, 59),
    "Mon, 25 Nov 2024 10:00:00 GMT+2": utc(2024, 11, 25, 8),
    "Mon, 25 Nov 2024 10:00:00 +02": utc(2024, 11, 25, 8),
    "Mon, 25 Nov 2024 10:00:00 +05:30": utc(2024, 11, 25, 4, 30),
    "Mon, 25 Nov 2024 10:00:00 IST": utc(2024, 11, 25, 4, 30),
    "Mon, 25 Nov 2024 10:00:00 +2500": utc(2024, 11, 25, 10),  # no zone is so far away
    "2024-11-25T10:00:00+1:00": utc(2024, 11, 25, 9),
    "25/11/2024 10:00": utc(2024, 11, 25, 10),  # the day is what no month can be
    "11/25/2024 10:00:00 AM": utc(2024, 11, 25, 10),
    "20241125100000": utc(2024, 11, 25, 10),
    "9999-12-31T23:59:59Z": utc(9999, 12, 31, 23, 59, 59),
}
UNREADABLE = [
    "",
    "yesterday",
    "soon 12",
    "32 Oct 2023",
    "2023-13-45",
    "0001-01-01T00:00:00Z",  # the zero of .NET
    "1970-01-01T00:00:00Z",  # and of Unix
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "99999999999999999999",
    "9999-12-31T23:59:59-14:00",  # beyond the calendar
    "9999-12-31T24:00:00Z",
    "5/6/2024",  # May or June
    "Mon, 25 Nov 2024 25:61:00 GMT",
    "2 hours ago",
]


def published(text: str) -> datetime | None:
    feed = f"<rss version='2.0'><channel><item><title>x</title><pubDate>{text}</pubDate></item></channel></rss>"
    return parse(feed.encode(), url="https://example.org/").entries[0].published


@pytest.mark.parametrize(("text", "expected"), IN_FEEDS.items())
def test_a_date_is_read_however_it_is_written(text: str, expected: datetime) -> None:
    assert published(text) == expected


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_date_is_none(text: str) -> None:
    assert published(text) is None


def test_updated_stands_in_for_published() -> None:
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title>"
        b"<updated>2002-09-07T00:00:01Z</updated></entry></feed>"
    )
    assert parse(feed, url="https://example.org/").entries[0].published == utc(2002, 9, 7, 0, 0, 1)


def test_published_counts_before_updated() -> None:
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title><updated>2003-01-01T00:00:00Z</updated>"
        b"<published>2002-09-07T00:00:01Z</published></entry></feed>"
    )
    assert parse(feed, url="https://example.org/").entries[0].published == utc(2002, 9, 7, 0, 0, 1)


@pytest.mark.parametrize(
    ("word", "month"), [("März", 3), ("août", 8), ("Aralık", 12), ("Μαΐου", 5), ("Sept", 9), ("Montag", None)]
)
def test_a_month_is_known_by_its_beginning(word: str, month: int | None) -> None:
    assert month_of(word) == month


@given(
    st.one_of(
        st.text(), st.from_regex(r"\d{1,4}[-./ ]\w{1,9}[-./ ]\d{1,5}( \d\d?:\d\d?)?( [+-]\d{4})?", fullmatch=True)
    )
)
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = read_date(text)
    assert date is None or date.utcoffset() == timedelta()
