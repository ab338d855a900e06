"""Servers that speak HTTP badly, all of them in one gathering, and good ones beside them."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import brotli
import pytest
from gathered import SETTINGS, gathered
from raw_server import raw_server
from web_server import rss

from digest.gather.outcome import Failed, Fetched, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

FEED = rss("One", "Two", "Three")
HOSTS = [f"127.0.0.{number}" for number in range(1, 9)]
TIMEOUT = 2.0
BROKE_OFF = "the connection broke off before its end"
NOT_HTTP = "gave an answer that is not HTTP"
TOO_LARGE = "is larger than 10 MB"
HINT = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
NO_ADDRESS = "leads to something that is no address"


def answer(body: bytes = FEED, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    head = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body) if length is None else length}", "", ""]
    return "\r\n".join(head).encode() + body


def chunked(body: bytes, after: bytes = b"0\r\n\r\n", size: int | None = None) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"%x\r\n" % (len(body) if size is None else size) + body + b"\r\n" + after


def redirect(location: str) -> bytes:
    return answer(b"", f"Location: {location}", status="302 Found")


def private(host: str) -> str:
    return f"leads to {host}, which is not a public address"


# What is sent, and what comes of it: an error, or the number of entries and a warning.
CASES: dict[str, tuple[bytes, str | tuple[int, str | None]]] = {
    "a body alone": (FEED, NOT_HTTP),
    "another protocol": (b"220 mail.example ESMTP\r\n", NOT_HTTP),
    "an alert of TLS": (b"\x15\x03\x01\x00\x02\x02\x28", NOT_HTTP),
    "an unknown version": (b"HTTP/9.9 200 OK\r\n\r\n" + FEED, NOT_HTTP),
    "lines without return": (answer().replace(b"\r\n", b"\n"), (3, None)),
    "no reason": (answer(status="200"), (3, None)),
    "a status of 999": (answer(status="999 Denied"), "answered with an error (999)"),
    "hints before it": (HINT * 9 + answer(), (3, None)),
    "hints without end": (b"HTTP/1.1 100 Continue\r\n\r\n" * 100_000, "sent headers without end"),
    "a hint, then headers": (HINT + answer(FEED, *(f"X-{n}: x" for n in range(100_000))), "sent headers without end"),
    "a length too great": (answer(length=len(FEED) + 99), (3, BROKE_OFF)),
    "a length too small": (answer(length=len(FEED) - 19), (3, "its XML is damaged")),
    "a length below zero": (answer(length=-5), NOT_HTTP),
    "a length beyond all": (answer(length=10**25), NOT_HTTP),
    "a length of 10 GB": (answer(length=10**10), TOO_LARGE),
    "a length of nothing": (answer(length=0), "sent an empty answer"),
    "two lengths": (answer(FEED, "Content-Length: 5"), NOT_HTTP),
    "a chunk that is none": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + FEED, NOT_HTTP),
    "a chunk below zero": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n" + FEED, NOT_HTTP),
    "a chunk without end": (chunked(FEED, b"", 2**30), (3, BROKE_OFF)),
    "no last chunk": (chunked(FEED, b""), (3, BROKE_OFF)),
    "rubbish for a chunk": (chunked(FEED, b"zz\r\n"), (3, BROKE_OFF)),
    "a header of a megabyte": (answer(FEED, "X: " + "x" * 1_000_000), "sent headers without end"),
    "100,000 headers": (answer(FEED, *(f"X-{n}: x" for n in range(100_000))), "sent headers without end"),
    "1,000 headers": (answer(FEED, *(f"X-{n}: x" for n in range(1000))), (3, None)),
    "a policy of 20 KB": (answer(FEED, "Content-Security-Policy: " + "x" * 20_000), (3, None)),
    "a header that is none": (answer(FEED, "Rubbish"), NOT_HTTP),
    "204": (b"HTTP/1.1 204 No Content\r\n\r\n", "sent an empty answer"),
    "206": (answer(status="206 Partial Content"), (3, None)),
    "300": (answer(status="300 Multiple Choices"), "answered with an error (300)"),
    "304": (answer(status="304 Not Modified"), "says that nothing has changed, which it was not asked (304)"),
    "401": (answer(b"", 'WWW-Authenticate: Basic realm="x"', status="401 No"), "asks for a password (401)"),
    "451": (answer(status="451 No"), "may not give us this feed for legal reasons (451)"),
    "to nowhere": (redirect(" "), "answered with an error (302)"),
    "to a place too long": (redirect("/" + "x" * 50_000), NO_ADDRESS),
    "to a name without host": (redirect("http:///x"), NO_ADDRESS),
    "to a port below zero": (redirect("http://127.0.0.1:-1/"), NO_ADDRESS),
    "to an empty label": (redirect("http://a..b/"), "is no usable address"),
    "to a label too long": (redirect(f"http://{'a' * 70}.example/"), "is no usable address"),
    "to a loopback in hex": (redirect("http://0x7f.0.0.99/"), private("0x7f.0.0.99")),
    "to a loopback in octal": (redirect("http://0177.0.0.99/"), private("0177.0.0.99")),
    "to a login elsewhere": (redirect("http://127.0.0.1:80@10.0.0.1/"), private("10.0.0.1")),
    "to the cloud's own": (redirect("//169.254.169.254/latest"), private("169.254.169.254")),
    "rubbish for an ETag": (answer(FEED, "ETag: \x01\x7f\udcff".encode("utf-8", "replace").decode()), (3, None)),
    "plain, called gzip": (answer(FEED, "Content-Encoding: gzip"), (3, None)),
    "plain, called unheard of": (answer(FEED, "Content-Encoding: snappy"), (3, None)),
    "zstd, not asked for": (answer(b"\x28\xb5\x2f\xfd...."), "sent data that cannot be unpacked"),
    "gzip, cut": (answer(gzip.compress(FEED)[:-9], "Content-Encoding: gzip"), (3, BROKE_OFF)),
    "gzip, a wrong sum": (answer(gzip.compress(FEED)[:-8] + b"x" * 8, "Content-Encoding: gzip"), (3, BROKE_OFF)),
    "a bomb of brotli": (answer(brotli.compress(bytes(50_000_000), quality=5), "Content-Encoding: br"), TOO_LARGE),
    "a bomb in a bomb": (answer(gzip.compress(gzip.compress(bytes(50_000_000)))), TOO_LARGE),
    "a picture": (answer(b"\x89PNG\r\n\x1a\n"), "answered with something else than a feed"),
}  # fmt: skip


@pytest.fixture(scope="module")
def gathering() -> Iterator[dict[str, Outcome]]:
    """The outcome of each case, by its name. They are spread over hosts, each of which has a good feed, too."""
    names = {f"{number}": name for number, name in enumerate(CASES)}
    pages = {number: CASES[name][0] for number, name in names.items()} | {"good": answer()}
    settings = replace(SETTINGS, timeout=TIMEOUT, named_hosts=frozenset(HOSTS))
    started = time.monotonic()
    with raw_server(pages, "0.0.0.0") as url:
        hosts = [url.replace("0.0.0.0", host) for host in HOSTS]
        urls = {f"{hosts[int(number) % len(hosts)]}/{number}": name for number, name in names.items()}
        outcomes = gathered([*urls, *(f"{host}/good" for host in hosts)], settings)
        assert all(isinstance(outcomes[f"{host}/good"], Fetched) for host in hosts)
    assert time.monotonic() - started < 4 * TIMEOUT
    yield {name: outcomes[url] for url, name in urls.items()}


@pytest.mark.parametrize("name", CASES)
def test_what_can_be_read_is_read_and_the_rest_is_told(gathering: dict[str, Outcome], name: str) -> None:
    outcome = gathering[name]
    if isinstance(outcome, Failed):
        assert outcome.error == CASES[name][1]
    else:
        assert isinstance(outcome, Fetched)
        assert (len(outcome.feed.entries), outcome.feed.warning) == CASES[name][1]


def test_rubbish_is_not_sent_back(gathering: dict[str, Outcome]) -> None:
    outcome = gathering["rubbish for an ETag"]
    assert isinstance(outcome, Fetched)
    assert outcome.etag is None


def test_a_chunk_that_breaks_the_rules_later_on_ends_the_answer_at_once() -> None:
    """The HTTP client alone would wait for the rest until its time is over."""
    late = chunked(FEED, b"") + b" " * 300_000 + b"zz\r\n"
    started = time.monotonic()
    with raw_server({"late": late}) as url:
        outcome = gathered([f"{url}/late"], replace(SETTINGS, timeout=20.0))[f"{url}/late"]
    assert isinstance(outcome, Fetched)
    assert outcome.feed.warning == BROKE_OFF
    assert time.monotonic() - started < 10
