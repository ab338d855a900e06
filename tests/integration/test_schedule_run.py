"""`digest run`: what each round does, and how it ends."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from feed_server import Feeds, Item, feed_server, until
from newsletter import ADA, GRACE, call, command, configure, document, environment, pipeline, run
from smtp_server import Server, smtp_server

from digest.schedule import Rounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YEARLY = {"schedule": "0 0 1 1 *", "catch_up": "400d"}  # its slot is always due, and no test runs over the next
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
NEWS = Item("Boats wait for the tide", "http://example.org/a", "a", datetime.now(UTC) - timedelta(minutes=5))


@pytest.fixture
def servers() -> Iterator[tuple[Feeds, Server]]:
    with feed_server() as feeds, smtp_server() as server:
        yield feeds, server


@contextmanager
def running(file: Path) -> Iterator[subprocess.Popen[str]]:
    """`digest run` under way; its end is the test's to see to, or it is killed."""
    process = subprocess.Popen(
        command(file, "run"),
        cwd=file.parent,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ended(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[float, str]:
    """Sends the signal. Returns how long the end took, in seconds, and what was said."""
    begun = time.monotonic()
    process.send_signal(number)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    return time.monotonic() - begun, said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path, servers, number):
    feeds, server = servers
    file = configure(tmp_path, [feeds.put("feed", NEWS)], port=server.port, schedule="0 7 * * *")
    with running(file) as process:
        until(lambda: document(call(file, "status", "--json"))["feeds"][0]["ok"])
        seconds, said = ended(process, number)
    assert seconds < 3
    assert "daily: next edition" in said
    assert "1 new articles" in said
    assert said.rstrip().endswith("ended")
    assert server.mail == [], "its slot lies ahead"


def test_a_feed_that_hangs_holds_up_no_end(tmp_path, servers):
    feeds, _ = servers
    feeds.hanging.add("/hang")
    good = feeds.put("feed", NEWS)
    with running(configure(tmp_path, [feeds.url("hang"), good])) as process:
        until(lambda: {"/hang", "/feed"} <= set(feeds.asked))
        seconds, _ = ended(process)
    assert seconds < 3


def test_in_the_midst_of_sending_it_ends_after_the_message_at_hand(tmp_path, servers):
    feeds, server = servers
    people = [f"reader{n:02}@example.org" for n in range(30)]
    mail = {"rate": "20/second", "connections": 2}
    file = configure(tmp_path, [feeds.put("feed", NEWS)], port=server.port, to=people, mail=mail)
    with pipeline(file) as line:
        line.gather(datetime.now(UTC))
        line.publish("daily", datetime.now(UTC))
    with running(file) as process:
        until(lambda: len(server.mail) >= 3)
        seconds, _ = ended(process)
        sent = len(server.mail)
    assert seconds < 3
    assert sent < len(people)
    done = document(run(file, "send", "--no-gather", "--json"))
    assert (done["number"], done["sent"], done["deferred"]) == (None, len(people) - sent, 0)
    assert sorted(mail.recipient for mail in server.mail) == people


def test_a_round_serves_a_slot_with_what_its_feeds_have_at_that_moment(tmp_path, servers):
    feeds, server = servers
    with pipeline(configure(tmp_path, [feeds.put("feed", NEWS)], port=server.port, **YEARLY)) as line:
        line.meet(LONG_AGO)
        said: list[str] = []
        rounds = Rounds(line, threading.Event(), said.append)
        for _ in range(3):
            rounds.publish()
            rounds.deliver()
    assert sorted(mail.recipient for mail in server.mail) == [ADA, GRACE]
    assert [line.partition(" ")[0] for line in said] == ["gathered", "daily:", "delivered"]
    assert "edition 1 with 1 stories" in said[1]


def test_a_missed_slot_is_said_once(tmp_path, servers):
    feeds, _ = servers
    with pipeline(configure(tmp_path, [feeds.put("feed", NEWS)], **YEARLY | {"catch_up": "0s"})) as line:
        line.meet(LONG_AGO)
        said: list[str] = []
        rounds = Rounds(line, threading.Event(), said.append)
        for _ in range(3):
            rounds.publish()
    assert len([line for line in said if "missed" in line]) == 1


def test_a_round_that_fails_is_told_and_the_next_one_serves_the_slot(tmp_path, servers):
    feeds, _ = servers
    file = configure(tmp_path, [feeds.put("feed", NEWS)], **YEARLY)
    file.write_text(file.read_text().replace("{", '{"templates": "mine",', 1))
    templates = tmp_path / "mine"
    templates.mkdir()
    broken = templates / "digest.txt.j2"
    broken.write_text("{{ nothing( }}")
    with pipeline(file) as line:
        line.meet(LONG_AGO)
        said: list[str] = []
        rounds = Rounds(line, threading.Event(), said.append)
        rounds.publish()
        assert "digest.txt.j2" in said[-1]
        broken.unlink()
        rounds.publish()
        assert "edition 1" in said[-1]


def test_a_long_delivery_holds_up_no_other_digest_s_slot(tmp_path, servers):
    feeds, server = servers
    people = [f"reader{n:02}@example.org" for n in range(40)]
    digests = {"big": {"to": people}, "small": {"to": [ADA], **YEARLY}}
    file = configure(tmp_path, [feeds.put("feed", NEWS)], port=server.port, digests=digests, mail={"rate": "2/second"})
    with pipeline(file) as line:
        line.meet(LONG_AGO)
        line.gather(datetime.now(UTC))
        line.publish("big", datetime.now(UTC))
    with running(file) as process:
        until(lambda: document(call(file, "status", "--json"))["digests"][1]["last"] is not None)
        assert len(server.mail) < 20
        ended(process)
