"""What is asked of a server, and what its answers mean."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace

import brotli
import pytest
from gathered import SETTINGS, fetched, page
from web_server import rss, web_server

from digest.errors import FeedError
from digest.gather.fetch import NotModified

STATUSES = {
    401: "asks for a password (401)",
    403: "refuses to give us this feed (403)",
    404: "has no feed at this address (404)",
    410: "says that this feed is gone for good (410)",
    418: "answered with an error (418)",
    429: "asks us to come back later (429)",
    500: "answered with an error (500)",
    503: "is not available just now (503)",
}


def test_a_request_names_the_program_and_takes_compressed_answers() -> None:
    with web_server() as web:
        page(web.put("/feed", rss("One")))
    headers = web.asked[0].headers
    assert headers["user-agent"] == SETTINGS.user_agent
    assert headers["accept-encoding"] == "gzip, deflate, br"
    assert "application/rss+xml" in headers["accept"]
    assert "cookie" not in headers


def test_an_answer_tells_what_the_next_request_needs() -> None:
    with web_server() as web:
        web.put(
            "/feed", rss("One"), ETag='"1"', Last_Modified="Tue, 24 Nov 2026 11:00:00 GMT", Cache_Control="max-age=60"
        )
        answer = page(web.url("/feed"))
    assert (answer.body, answer.url, answer.moved_to) == (rss("One"), web.url("/feed"), None)
    assert (answer.etag, answer.last_modified, answer.max_age) == ('"1"', "Tue, 24 Nov 2026 11:00:00 GMT", 60.0)


def test_what_did_not_change_is_not_sent_again() -> None:
    with web_server() as web:
        web.put("/feed", status=304, Cache_Control="max-age=60")
        answer = fetched(web.url("/feed"), etag='"1"', last_modified="Tue, 24 Nov 2026 11:00:00 GMT")
    assert answer == NotModified(web.url("/feed"), None, 60.0)
    assert web.asked[0].headers["if-none-match"] == '"1"'
    assert web.asked[0].headers["if-modified-since"] == "Tue, 24 Nov 2026 11:00:00 GMT"


@pytest.mark.parametrize(("status", "words"), STATUSES.items())
def test_a_status_is_told_in_words(status: int, words: str) -> None:
    with web_server() as web, pytest.raises(FeedError) as caught:
        fetched(web.put("/feed", b"no", status=status))
    assert str(caught.value) == words
    assert caught.value.gone == (status == 410)


@pytest.mark.parametrize(("status", "seconds"), [(429, 3600.0), (503, 3600.0), (500, None)])
def test_a_server_may_say_when_to_come_back(status: int, seconds: float | None) -> None:
    with web_server() as web, pytest.raises(FeedError) as caught:
        fetched(web.put("/feed", b"no", status=status, Retry_After="Tue, 24 Nov 2026 13:00:00 GMT"))
    assert caught.value.retry_after == seconds


def deflated(body: bytes) -> bytes:
    return zlib.compress(body)


def raw_deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", deflated), ("deflate", raw_deflated), ("br", brotli.compress)],
)
def test_a_compressed_answer_is_unpacked(encoding: str, pack: object) -> None:
    assert callable(pack)
    body = rss(*map(str, range(5000)))
    with web_server() as web:
        assert page(web.put("/feed", pack(body), Content_Encoding=encoding)).body == body


def test_an_answer_that_cannot_be_unpacked_is_told() -> None:
    with web_server() as web, pytest.raises(FeedError, match=r"^sent data that cannot be unpacked$"):
        fetched(web.put("/feed", b"\x1f\x8bdamaged", Content_Encoding="gzip"))


def test_a_packed_file_is_unpacked_within_the_same_bound() -> None:
    body = rss(*map(str, range(5000)))
    with web_server() as web:
        url = web.put("/feed.xml.gz", gzip.compress(body), Content_Type="application/gzip")
        assert page(url).body == body
        with pytest.raises(FeedError, match=r"^is larger than 50 KB$"):
            fetched(url, replace(SETTINGS, max_size=50_000))


def test_packed_data_that_hold_nothing_have_an_end() -> None:
    with web_server() as web, pytest.raises(FeedError, match=r"^is larger than 50 KB$"):
        fetched(web.put("/feed", gzip.compress(b"") * 3000), replace(SETTINGS, max_size=50_000))


def test_that_nothing_has_changed_is_believed_only_where_it_was_asked() -> None:
    with (
        web_server() as web,
        pytest.raises(FeedError, match=r"^says that nothing has changed, which it was not asked \(304\)$"),
    ):
        fetched(web.put("/feed", status=304))


def test_what_an_answer_said_of_its_age_is_told_to_no_other_address() -> None:
    """A redirect may lead to another file by now, which is older than the last one and was never read."""
    with web_server() as web:
        url = web.put("/feed", status=302, Location="/second")
        web.put("/second", rss("Two"))
        answer = page(url, final_url=web.url("/first"), etag='"1"', last_modified="Tue, 24 Nov 2026 11:00:00 GMT")
        assert answer.body == rss("Two")
        page(url, final_url=web.url("/second"), etag='"1"')
    told = [(request.path, request.headers.get("if-none-match")) for request in web.asked]
    assert told == [("/feed", None), ("/second", None), ("/feed", None), ("/second", '"1"')]
    assert all("if-modified-since" not in request.headers for request in web.asked)
