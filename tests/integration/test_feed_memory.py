"""What is remembered of a feed from one gathering to the next."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from newsletter import NOW, call, configure, document, pipeline
from web_server import rss, web_server

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SLOW = {
    "ttl": b'<rss version="2.0"><channel><title>T</title><ttl>120</ttl><item><title>One</title></item></channel></rss>',
    "a period": b'<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>T</title>'
    b"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>12</sy:updateFrequency>"
    b"<item><title>One</title></item></channel></rss>",
}


@pytest.mark.parametrize("body", SLOW.values(), ids=SLOW)
@pytest.mark.parametrize("again", ["304", "the same"])
def test_a_feed_is_left_alone_for_as_long_as_it_says(tmp_path, body, again):
    with web_server() as web:
        url = web.put("/feed", body, ETag='"1"')
        with pipeline(configure(tmp_path, [url])) as line:
            assert line.gather(NOW).fetched == 1
            if again == "304":
                web.put("/feed", status=304)
            for hours in (2, 4):
                assert line.gather(NOW + hours * HOUR - MINUTE).waiting == 1
                assert line.gather(NOW + hours * HOUR).unchanged == 1
    assert len(web.asked) == 3


def test_a_feed_that_is_gone_is_asked_again_when_the_configuration_asks_otherwise(tmp_path):
    with web_server() as web:
        url = web.put("/feed", status=410)
        other = web.put("/other", rss("One"))
        asked = []
        for feeds in (
            [url],
            [url],  # nothing has changed
            [{"url": url, "name": "Boats", "weight": 2}],  # nor has it for the server
            [{"url": url, "headers": {"X-Key": "1"}}],
            [{"url": url, "auth": {"user": "ann", "password": "secret"}}],
            [other],  # it is taken out
            [url],  # and put back
            [url],
        ):
            with pipeline(configure(tmp_path, feeds)) as line:
                line.gather(NOW + len(asked) * MINUTE)
            asked.append(web.paths().count("/feed"))
    assert asked == [1, 1, 1, 2, 3, 3, 4, 4]
    assert b"secret" not in (tmp_path / "digest.db").read_bytes()


def test_a_failing_feed_is_asked_at_once_when_its_login_is_mended(tmp_path):
    with web_server() as web:
        url = web.put("/feed", status=503, Retry_After="86400")
        with pipeline(configure(tmp_path, [url])) as line:
            line.gather(NOW)
            assert line.gather(NOW + HOUR).waiting == 1
        web.put("/feed", rss("One"))
        with pipeline(configure(tmp_path, [{"url": url, "auth": {"user": "a", "password": "b"}}])) as line:
            assert line.gather(NOW + HOUR).new_articles == 1


def test_with_another_login_a_feed_is_asked_for_as_if_it_were_never_read(tmp_path):
    """What one reader has is no sign of what another one gets."""
    with web_server() as web:
        url = web.put("/feed", rss("One"), ETag='"1"')
        with pipeline(configure(tmp_path, [url])) as line:
            line.gather(NOW)
        with pipeline(configure(tmp_path, [{"url": url, "headers": {"X-Key": "1"}}])) as line:
            line.gather(NOW + HOUR)
            line.gather(NOW + 2 * HOUR)
    assert [request.headers.get("if-none-match") for request in web.asked] == [None, None, '"1"']


def test_the_health_of_a_damaged_feed_is_told_until_it_is_mended(tmp_path):
    damaged = rss("One").replace(b"</channel>", b"")

    def health() -> tuple[object, str]:
        told = call(file, "status").stdout
        return document(call(file, "status", "--json"))["feeds"][0]["ok"], told

    with web_server() as web:
        file = configure(tmp_path, [web.put("/feed", damaged, ETag='"1"')])
        for page in ({"body": damaged, "ETag": '"1"'}, {"body": damaged, "ETag": '"1"'}, {"status": 304}):
            web.put("/feed", **page)
            with pipeline(file) as line:
                line.gather(datetime.now(UTC))
            ok, told = health()
            assert ok is True
            assert "ok, but its XML is damaged" in told
        web.put("/feed", status=500)
        with pipeline(file) as line:
            line.gather(datetime.now(UTC))
        assert "answered with an error (500)" in health()[1]
        web.put("/feed", status=304)
        with pipeline(file) as line:
            line.gather(datetime.now(UTC) + DAY)
        assert "ok, but its XML is damaged" in health()[1]
        web.put("/feed", rss("One"))
        with pipeline(file) as line:
            line.gather(datetime.now(UTC) + 2 * DAY)
        ok, told = health()
        assert ok is True
        assert "damaged" not in told


def test_where_the_last_answer_came_from_is_kept(tmp_path):
    with web_server() as web:
        url = web.put("/feed", status=302, Location="/today")
        web.put("/today", rss("One"), ETag='"1"')
        file = configure(tmp_path, [url])
        with pipeline(file) as line:
            line.gather(NOW)
            web.put("/today", status=304)
            assert line.gather(NOW + HOUR).unchanged == 1
    told = [(request.path, request.headers.get("if-none-match")) for request in web.asked]
    assert told == [("/feed", None), ("/today", None), ("/feed", None), ("/today", '"1"')]
    assert json.loads(call(file, "status", "--json").stdout)["feeds"][0]["moved_to"] is None
