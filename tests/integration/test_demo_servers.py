"""The two servers that `digest demo` embeds, spoken to over loopback as strangers would."""

from __future__ import annotations

import smtplib
import socket
import threading
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import feedparser
import pytest

from digest.demo.feedserver import IDLE, FeedServer
from digest.demo.mailserver import PATIENCE, MailServer

NOW = datetime(2024, 3, 1, 7, 0, tzinfo=UTC)
SENDER, ADA, GRACE = "digest@example.org", "ada@example.org", "grace@example.org"
MESSAGE = (
    b"Subject: Hello\r\n\r\n.a line that begins with a dot\r\n..and one with two \r\n\tGr\xc3\xbc\xc3\x9fe\r\n\r\n.\r\n"
)


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={key.replace("_", "-"): text for key, text in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, dict(answer.headers), answer.read()


@pytest.fixture
def feeds():
    with FeedServer(NOW) as server:
        yield server


@pytest.fixture
def mail(tmp_path):
    with MailServer(tmp_path / "received") as server:
        yield server


def test_every_feed_is_served_with_its_type_and_both_validators(feeds) -> None:
    assert len(feeds.feeds) == 8
    for url in feeds.feeds:
        status, headers, body = get(url)
        document = feedparser.parse(body)
        assert (status, document.bozo) == (200, False)
        assert headers["Content-Type"].startswith(f"application/{document.version[:-2]}+xml")
        newest = max(entry.published_parsed for entry in document.entries)
        assert headers["Last-Modified"] == format_datetime(datetime(*newest[:6], tzinfo=UTC), usegmt=True)
        assert headers["ETag"].startswith('"')


def test_every_link_of_every_feed_leads_to_the_whole_article(feeds) -> None:
    for url in feeds.feeds:
        document = feedparser.parse(get(url)[2])
        assert get(document.feed.link)[0] == 200
        for entry in document.entries:
            status, headers, body = get(entry.link)
            assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
            assert len(body) > 500
            assert all(part in body for part in (b"<nav>", b"<article>", b"<footer>"))


def test_the_article_that_two_feeds_share_is_the_page_of_the_one_that_wrote_it(feeds) -> None:
    assert b"The Averil Courier" in get(f"{feeds.url}/story/interest-rates-held-after-seven-rises?utm_source=x")[2]


def test_a_known_etag_is_answered_with_304_and_no_body(feeds) -> None:
    _, headers, _ = get(feeds.feeds[0])
    for known in (headers["ETag"], f'"another", W/{headers["ETag"]}', "*"):
        status, again, body = get(feeds.feeds[0], If_None_Match=known)
        assert (status, again["ETag"], body) == (304, headers["ETag"], b"")


def test_an_unknown_etag_is_answered_in_full_whatever_the_date_says(feeds) -> None:
    tomorrow = format_datetime(NOW + timedelta(days=1), usegmt=True)
    assert get(feeds.feeds[0], If_None_Match='"another"', If_Modified_Since=tomorrow)[0] == 200


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (format_datetime(NOW, usegmt=True), 304),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 200),
        ("Fri, 01 Mar 2024 07:00:00 -0000", 200),  # a date without a zone
        ("yesterday", 200),
    ],
)
def test_a_date_decides_where_there_is_no_etag(feeds, since: str, expected: int) -> None:
    assert get(feeds.feeds[0], If_Modified_Since=since)[0] == expected


def test_one_feed_is_broken(feeds) -> None:
    assert get(feeds.broken)[0] == 500


def test_an_unknown_path_is_not_found(feeds) -> None:
    assert get(f"{feeds.url}/feeds/../../etc/passwd")[0] == 404


def test_entries_are_dated_before_the_now_that_was_given() -> None:
    later = NOW + timedelta(days=400)
    with FeedServer(later) as server:
        dates = [entry.published_parsed for url in server.feeds for entry in feedparser.parse(get(url)[2]).entries]
    times = [datetime(*date[:6], tzinfo=UTC) for date in dates]
    assert all(later - timedelta(hours=20) <= time < later for time in times)


def test_a_conversation_delivers_the_bytes_unchanged(mail) -> None:
    with smtplib.SMTP("127.0.0.1", mail.port, timeout=5) as client:
        assert client.sendmail(SENDER, [ADA, GRACE], MESSAGE, mail_options=["BODY=8BITMIME"]) == {}
    (received,) = mail.messages
    assert (received.sender, received.recipients) == (SENDER, (ADA, GRACE))
    assert received.content == received.file.read_bytes() == MESSAGE


def test_messages_are_kept_in_the_order_in_which_they_came(mail) -> None:
    with smtplib.SMTP("127.0.0.1", mail.port, timeout=5) as client:
        for number in range(20):
            client.sendmail(SENDER, [f"{number}@example.org"], MESSAGE)
    assert [message.recipients for message in mail.messages] == [(f"{number}@example.org",) for number in range(20)]
    assert len({message.file for message in mail.messages}) == 20


def test_a_line_longer_than_smtp_allows_is_refused(mail) -> None:
    with smtplib.SMTP("127.0.0.1", mail.port, timeout=5) as client, pytest.raises(smtplib.SMTPDataError) as refusal:
        client.sendmail(SENDER, [ADA], b"Subject: Hello\r\n\r\n" + b"x" * 1200 + b"\r\n")
    assert refusal.value.smtp_code == 500
    assert mail.messages == []


def test_a_message_that_cannot_be_kept_is_not_taken(mail, tmp_path) -> None:
    (tmp_path / "received").rmdir()
    with smtplib.SMTP("127.0.0.1", mail.port, timeout=5) as client, pytest.raises(smtplib.SMTPDataError) as refusal:
        client.sendmail(SENDER, [ADA], MESSAGE)
    assert refusal.value.smtp_code == 452
    assert mail.messages == []


def test_both_servers_end_and_leave_no_thread_and_no_port(tmp_path) -> None:
    before = set(threading.enumerate())
    for _ in range(3):
        with FeedServer(NOW) as feeds, MailServer(tmp_path) as mail:
            ports = [int(feeds.url.rpartition(":")[2]), mail.port]
            assert len(set(threading.enumerate()) - before) == 2
        assert set(threading.enumerate()) == before
        for port in ports:
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port), timeout=5)


def test_both_servers_end_though_an_error_ends_their_use(tmp_path) -> None:
    before = set(threading.enumerate())
    with pytest.raises(RuntimeError, match="in between"), FeedServer(NOW), MailServer(tmp_path):
        raise RuntimeError("in between")
    assert set(threading.enumerate()) == before


def test_silent_clients_delay_the_end_for_a_bounded_time(tmp_path) -> None:
    before = set(threading.enumerate())
    with FeedServer(NOW) as feeds, MailServer(tmp_path) as mail:
        ports = [int(feeds.url.rpartition(":")[2]), mail.port]
        clients = [socket.create_connection(("127.0.0.1", port), timeout=5) for port in ports]
        assert clients[1].recv(4) == b"220 "
        started = time.monotonic()
    assert time.monotonic() - started < IDLE + PATIENCE
    assert set(threading.enumerate()) == before
    for client in clients:
        client.close()
