"""From a feed to two mailboxes, again and again: each article is told once."""

from __future__ import annotations

import email
import email.policy
from datetime import timedelta

from feed_server import Item, feed_server
from newsletter import ADA, GRACE, NOW, configure, pipeline, told
from smtp_server import smtp_server

MINUTE = timedelta(minutes=1)


def test_an_edition_reaches_everybody_once_and_the_next_holds_only_what_is_new(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        first = Item("Boats wait for the tide", "http://example.org/a", "a", NOW - 60 * MINUTE)
        second = Item("A crane learns patience", "http://example.org/b", "b", NOW - 50 * MINUTE)
        file = configure(tmp_path, [feeds.put("feed", first)], port=server.port)
        with pipeline(file) as line:
            assert line.gather(NOW).new_articles == 1
            published = line.publish("daily", NOW)
            assert published is not None
            assert (published.edition.number, told(published.edition)) == (1, [first.title])
            assert line.deliver(["daily"], NOW).sent == 2

            assert line.gather(NOW + MINUTE).new_articles == 0
            assert line.publish("daily", NOW + MINUTE) is None
            assert line.deliver(["daily"], NOW + MINUTE).sent == 0

            feeds.put("feed", second, first)
            assert line.gather(NOW + 2 * MINUTE).new_articles == 1
            published = line.publish("daily", NOW + 2 * MINUTE)
            assert published is not None
            assert (published.edition.number, told(published.edition)) == (2, [second.title])
            assert line.deliver(["daily"], NOW + 2 * MINUTE).sent == 2
    assert sorted(mail.recipient for mail in server.mail) == [ADA, ADA, GRACE, GRACE]


def test_what_arrives_is_a_letter_of_html_and_text_with_headers_of_its_own(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        item = Item("Boats wait for the tide", "http://example.org/a", "a", NOW - MINUTE)
        file = configure(tmp_path, [feeds.put("feed", item)], port=server.port, title="The Harbour")
        with pipeline(file) as line:
            line.gather(NOW)
            line.publish("daily", NOW)
            line.deliver(["daily"], NOW)
    letters = [email.message_from_bytes(mail.content, policy=email.policy.default) for mail in server.mail]
    assert {letter["To"] for letter in letters} == {ADA, GRACE}
    assert len({letter["Message-ID"] for letter in letters}) == 2
    for letter in letters:
        assert letter["From"] == "Harbour <harbour@example.org>"
        for kind in ("html", "plain"):
            part = letter.get_body((kind,))
            assert part is not None
            assert item.title in part.get_content()
            assert "The harbour office counted more boats" in part.get_content()


def test_what_the_feed_of_a_digest_tells_each_digest_tells(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", Item("Boats wait for the tide", "http://example.org/a", "a", NOW - MINUTE))
        digests = {"morning": {"to": [ADA]}, "evening": {"to": [GRACE]}}
        with pipeline(configure(tmp_path, [url], port=server.port, digests=digests)) as line:
            line.gather(NOW)
            for name in digests:
                published = line.publish(name, NOW)
                assert published is not None
                assert published.edition.number == 1
            assert line.deliver(list(digests), NOW).sent == 2
    assert {mail.recipient for mail in server.mail} == {ADA, GRACE}


def test_a_digest_that_wants_it_is_sent_although_it_is_empty(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        file = configure(tmp_path, [feeds.put("feed")], port=server.port, send_empty=True)
        with pipeline(file) as line:
            line.gather(NOW)
            published = line.publish("daily", NOW)
            assert published is not None
            assert told(published.edition) == []
            assert line.deliver(["daily"], NOW).sent == 2


def test_a_feed_s_failure_costs_the_others_nothing(tmp_path):
    with feed_server() as feeds:
        good = feeds.put("feed", Item("Boats wait for the tide", "http://example.org/a", "a", NOW - MINUTE))
        feeds.pages["/broken"] = 500
        with pipeline(configure(tmp_path, [feeds.url("broken"), good])) as line:
            report = line.gather(NOW)
            assert (report.fetched, [url for url, _ in report.failed]) == (1, [feeds.url("broken")])
            assert told(line.compose("daily", NOW)) == ["Boats wait for the tide"]


def test_a_feed_that_failed_is_left_alone_for_a_while(tmp_path):
    with feed_server() as feeds:
        feeds.pages["/broken"] = 500
        with pipeline(configure(tmp_path, [feeds.url("broken")])) as line:
            line.gather(NOW)
            report = line.gather(NOW + MINUTE)
            assert (report.asked, report.waiting) == (0, 1)
            assert line.gather(NOW + 10 * MINUTE).asked == 1
    assert len(feeds.asked) == 2
