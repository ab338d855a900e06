"""Time, size and the number of connections."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace

import brotli
import pytest
from gathered import SETTINGS, all_fetched, fetched, page
from web_server import rss, web_server

from digest.errors import FeedError
from digest.gather.fetch import Page
from digest.gather.outcome import FeedRequest

IMPATIENT = replace(SETTINGS, timeout=0.5)
SMALL = replace(SETTINGS, max_size=100_000)


def test_a_server_that_never_answers_is_left() -> None:
    with web_server() as web, pytest.raises(FeedError, match=r"^gave no answer within 0\.5 s$"):
        fetched(web.put("/feed", rss("One"), after=5), IMPATIENT)


def test_a_server_that_answers_too_slowly_is_left() -> None:
    started = time.monotonic()
    with web_server() as web, pytest.raises(FeedError, match=r"^was not sent to its end within 0\.5 s$"):
        fetched(web.put("/feed", rss(*map(str, range(100))), pace=0.05), IMPATIENT)
    assert time.monotonic() - started < 2


def test_redirects_together_have_no_more_time_than_one_answer() -> None:
    with web_server() as web, pytest.raises(FeedError, match=r"within 0\.5 s$"):
        for number in range(10):
            web.put(f"/{number}", status=302, Location=f"/{number + 1}", after=0.2)
        fetched(web.url("/0"), IMPATIENT)


@pytest.mark.parametrize("settings", [replace(IMPATIENT, concurrency=1), replace(IMPATIENT, per_host=1)])
def test_waiting_for_a_connection_is_not_counted(settings: object) -> None:
    assert isinstance(settings, type(SETTINGS))
    with web_server() as web:
        urls = [web.put(f"/{number}", rss("One"), after=0.25) for number in range(5)]
        assert all(isinstance(answer, Page) for answer in all_fetched(map(FeedRequest, urls), settings))
    assert web.most_at_once == 1


def test_no_host_is_asked_by_more_connections_than_two() -> None:
    with web_server() as web:
        urls = [web.put(f"/{number}", rss("One"), after=0.02) for number in range(20)]
        all_fetched(map(FeedRequest, urls))
    assert len(web.asked) == 20
    assert web.most_at_once == 2


def test_a_slow_host_keeps_no_other_waiting() -> None:
    with web_server() as slow, web_server("127.0.0.2") as quick:
        settings = replace(SETTINGS, concurrency=3, timeout=1.0, named_hosts=frozenset({"127.0.0.1", "127.0.0.2"}))
        urls = [slow.put(f"/{number}", rss("One"), after=9) for number in range(6)] + [quick.put("/feed", rss("One"))]
        *slow_ones, good = all_fetched(map(FeedRequest, urls), settings)
    assert isinstance(good, Page)
    assert {str(error) for error in slow_ones} == {"gave no answer within 1 s"}


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"x" * 100_001, "identity"),
        (gzip.compress(b" " * 30_000_000), "gzip"),
        (brotli.compress(b" " * 30_000_000), "br"),
    ],
    ids=["plain", "gzip", "br"],
)
def test_an_answer_that_is_too_large_is_left(body: bytes, encoding: str) -> None:
    with web_server() as web, pytest.raises(FeedError) as caught:
        fetched(web.put("/feed", body, Content_Encoding=encoding), SMALL)
    assert str(caught.value) == "is larger than 100 KB"


def test_an_answer_as_large_as_allowed_is_read() -> None:
    with web_server() as web:
        assert (
            len(page(web.put("/feed", gzip.compress(b"x" * 100_000), Content_Encoding="gzip"), SMALL).body) == 100_000
        )


def test_of_an_answer_that_breaks_off_what_came_is_read() -> None:
    with web_server() as web:
        answer = page(web.put("/feed", rss("One"), missing=100, ETag='"1"', Last_Modified="x"))
    assert (answer.body, answer.whole) == (rss("One"), False)
    assert (answer.etag, answer.last_modified) == (None, None)  # the whole of it is still to be had


def test_a_connection_that_is_closed_without_an_answer_is_told() -> None:
    with web_server() as web, pytest.raises(FeedError, match=r"^broke off the connection$"):
        fetched(web.put("/feed", missing=100))


def test_many_large_answers_are_all_read_though_few_are_held_at_once() -> None:
    with web_server() as web:
        urls = [web.put(f"/{number}", b"x" * 2_000_000) for number in range(2)]
        assert [len(answer.body) for answer in all_fetched(map(FeedRequest, urls)) if isinstance(answer, Page)] == [
            2_000_000
        ] * 2
