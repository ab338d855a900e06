"""The whole way with many feeds and a mail server that has its moods."""

from __future__ import annotations

import email
import email.policy
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from feed_farm import feed_farm
from feed_server import until
from mail_sink import mail_sink
from newsletter import ADA, GRACE, call, configure, document, pipeline, run

pytestmark = pytest.mark.shared
FEEDS = 40
TOPICS = {
    "World": ["ceasefire", "envoy", "treaty", "minister*", "ambassador"],
    "Technology": ["compiler", "kernel", "encryption", "chipmaker"],
}


@pytest.fixture(scope="module")
def farm(shared):
    with feed_farm(shared, feeds=FEEDS, entries=5) as running:
        yield running


def test_every_edition_holds_what_is_new_and_nothing_twice(shared, farm, tmp_path):
    with mail_sink(shared, tmp_path / "sink") as sink:
        feeds = [farm.feed(n) for n in range(FEEDS)]
        file = configure(tmp_path, feeds, port=sink.port, topics=TOPICS, limit=500)
        first = document(run(file, "send", "--json"))
        assert (first["number"], first["sent"], first["failed"]) == (1, 2, [])
        assert document(run(file, "gather", "--json"))["unchanged"] == FEEDS
        second = document(run(file, "send", "--json"))
        assert (second["number"], second["sent"]) == (None, 0)
        farm.advance()
        third = document(run(file, "send", "--json"))
        assert (third["number"], third["sent"]) == (2, 2)
        assert 0 < third["stories"] <= FEEDS
        assert Counter(note["rcpt_tos"][0] for note in sink.notes) == {ADA: 2, GRACE: 2}
        bodies = [email.message_from_bytes(m, policy=email.policy.default) for m in sink.messages]
    told = {m["Subject"]: m.get_body(("plain",)).get_content() for m in bodies if m["To"] == ADA}
    links = [{line for line in text.splitlines() if "/article/" in line} for text in told.values()]
    assert len(links) == 2
    assert not links[0] & links[1]


def test_a_server_in_every_mood_gets_everybody_s_mail_in_the_end(shared, farm, tmp_path):
    people = [f"reader{n:02}@example.org" for n in range(30)]
    moods = ("connect421:5", "rcpt450:3", "data451:7", "drop-in-data:11")
    start = datetime.now(UTC)
    with mail_sink(shared, tmp_path / "sink", *moods) as sink:
        file = configure(tmp_path, [farm.feed(0)], port=sink.port, to=people, mail={"connections": 3})
        with pipeline(file) as line:
            line.gather(start)
            line.publish("daily", start)
            for hour in range(20):
                tally = line.deliver(["daily"], start + timedelta(hours=hour))
                assert tally.failed == []
                if not line.waiting("daily"):
                    break
        assert sorted(note["rcpt_tos"][0] for note in sink.notes) == people
        assert len({note["message_id"] for note in sink.notes}) == 30


def test_a_copy_sent_again_because_its_250_was_lost_bears_the_same_message_id(shared, farm, tmp_path):
    start = datetime.now(UTC)
    with mail_sink(shared, tmp_path / "sink", "drop-after-data:2") as sink:
        file = configure(tmp_path, [farm.feed(0)], port=sink.port, mail={"connections": 1})
        with pipeline(file) as line:
            line.gather(start)
            line.publish("daily", start)
            line.deliver(["daily"], start)
            line.deliver(["daily"], start + timedelta(hours=1))
            assert line.waiting("daily") == 0
        assert len(sink.notes) == 3
        assert len({note["message_id"] for note in sink.notes}) == 2
        assert len({note["sha256"] for note in sink.notes}) == 2


def test_a_slow_server_makes_no_live_sender_look_dead(shared, farm, tmp_path):
    """The server takes longer than the lease, and another sender looks for what was left meanwhile."""
    with mail_sink(shared, tmp_path / "sink", "slow:2500") as sink:
        file = configure(tmp_path, [farm.feed(0)], port=sink.port, to=[ADA], mail={"lease": "1s"})
        with pipeline(file) as line:
            now = datetime.now(UTC)
            line.gather(now)
            line.publish("daily", now)
            sender = threading.Thread(target=lambda: line.deliver(["daily"], datetime.now(UTC)))
            sender.start()
            until(lambda: sink.notes)
            for _ in range(4):
                sender.join(0.5)
                with pipeline(file) as other:
                    assert other.deliver(["daily"], datetime.now(UTC)).sent == 0
            sender.join(10)
            assert line.waiting("daily") == 0
        assert len(sink.notes) == 1


def test_each_fault_of_a_feed_is_told_in_status_and_costs_the_others_nothing(shared, farm, tmp_path):
    kinds = ("404", "410", "429", "500", "cut", "html", "empty", "loop", "to-file", "to-meta", "login", "entities")
    readable = ("latin1", "nul", "nodates", "future", "evil", "dup", "moved")
    urls = {kind: farm.fault(kind) for kind in (*kinds, *readable)}
    file = configure(tmp_path, [farm.feed(3), *urls.values()], to=[ADA], gather={"timeout": "5s"})
    report = document(call(file, "gather", "--json"))
    assert report["feeds"] == 1 + len(urls)
    assert report["new_articles"] > 5
    feeds = {feed["url"]: feed for feed in document(call(file, "status", "--json"))["feeds"]}
    assert feeds[farm.feed(3)]["ok"] is True
    assert [kind for kind in kinds if not feeds[urls[kind]]["error"]] == []
    assert [kind for kind in readable if not feeds[urls[kind]]["ok"]] == []
    assert feeds[urls["cut"]]["ok"] is True, "its first entry can be read"
    assert feeds[urls["410"]]["next_try"] is None
    done = document(call(file, "send", "--no-gather", "--json"))
    assert done["sent"] == 1
    [letter] = (tmp_path / "outbox" / "new").iterdir()
    content = letter.read_bytes()
    assert b"<script" not in content
    assert b"Bcc:" not in content.partition(b"\r\n\r\n")[0]
