"""What a mail server refuses, for now or for good, and what it does to everybody else."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from feed_server import Item, feed_server
from newsletter import ADA, GRACE, NOW, configure, pipeline
from smtp_server import DROP, smtp_server
from sqlalchemy import select

from digest.store.schema import deliveries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smtp_server import Server

    from digest.pipeline import Pipeline

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
ONE_BY_ONE = {"connections": 1}


@contextmanager
def published(folder: Path, *, to=(ADA, GRACE), mail=ONE_BY_ONE) -> Iterator[tuple[Pipeline, Server]]:
    """A pipeline whose first edition is recorded at NOW and not yet delivered, and the mail server."""
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", Item("Boats wait for the tide", "http://example.org/a", "a", NOW - MINUTE))
        with pipeline(configure(folder, [url], port=server.port, to=to, mail=mail)) as line:
            line.gather(NOW)
            assert line.publish("daily", NOW) is not None
            yield line, server


def ledger(line: Pipeline) -> dict[str, tuple[str, int, float | None]]:
    """By recipient: the state, the attempts, and after how many seconds from NOW the next one is due, if any."""
    columns = (deliveries.c.recipient, deliveries.c.state, deliveries.c.attempts, deliveries.c.due)
    with line.store.reading() as connection:
        rows = connection.execute(select(*columns)).all()
    return {row.recipient: (row.state, row.attempts, row.due and (row.due - NOW).total_seconds()) for row in rows}


def test_who_is_refused_for_now_is_tried_again_after_growing_pauses(tmp_path):
    with published(tmp_path, to=[ADA]) as (line, server):
        now, pauses = NOW, []
        for attempt in range(1, 14):
            server.will_say("RCPT", "450 4.2.0 greylisted")
            assert line.deliver(["daily"], now).deferred == 1
            state, attempts, due = ledger(line)[ADA]
            assert (state, attempts) == ("deferred", attempt)
            pauses.append(due - (now - NOW).total_seconds())
            assert line.deliver(["daily"], now + SECOND).deferred == 0, "it is not yet due"
            now = NOW + timedelta(seconds=due)
        assert 12 <= pauses[0] <= 19
        for short, long in pairwise(pauses[:7]):
            assert 1.2 < long / short < 3.2
        assert all(pause <= 3601 for pause in pauses)
        assert min(pauses[-3:]) > 2800
        assert line.deliver(["daily"], now).sent == 1
        assert ledger(line)[ADA][:2] == ("sent", 14)
    assert len(server.mail) == 1


def test_one_who_is_refused_holds_up_nobody_else(tmp_path):
    with published(tmp_path) as (line, server):
        server.will_say("RCPT", "450 4.2.0 greylisted")
        tally = line.deliver(["daily"], NOW)
        assert (tally.sent, tally.deferred, tally.failed, tally.trouble) == (1, 1, [], None)
        assert line.deliver(["daily"], NOW + MINUTE).sent == 1
    assert sorted(mail.recipient for mail in server.mail) == [ADA, GRACE]


@pytest.mark.parametrize("command", ["RCPT", "DATA"])
def test_a_refusal_for_good_is_recorded_and_stops_nobody_else(tmp_path, command):
    with published(tmp_path) as (line, server):
        server.will_say(command, "550 5.1.1 no such user")
        tally = line.deliver(["daily"], NOW)
        assert (tally.sent, tally.deferred) == (1, 0)
        [(recipient, error)] = tally.failed
        assert recipient == ADA
        assert "550 5.1.1 no such user" in error
        assert ledger(line)[ADA][0] == "failed"
        assert line.deliver(["daily"], NOW + 49 * HOUR).sent == 0
    assert [mail.recipient for mail in server.mail] == [GRACE]


def test_temporary_failures_are_given_up_after_the_time_for_retries(tmp_path):
    with published(tmp_path, mail={**ONE_BY_ONE, "retry": "1h"}) as (line, server):
        server.will_say("DATA", "451 4.3.0 later", None)
        line.deliver(["daily"], NOW)
        server.will_say("DATA", "451 4.3.0 later")
        tally = line.deliver(["daily"], NOW + HOUR)
        assert [recipient for recipient, _ in tally.failed] == [ADA]
        assert "given up after 2 attempts" in tally.failed[0][1]
        assert line.waiting("daily") == 0


def test_a_lost_connection_is_this_delivery_s_misfortune_alone(tmp_path):
    with published(tmp_path) as (line, server):
        server.will_say("BODY", DROP)
        tally = line.deliver(["daily"], NOW)
        assert (tally.sent, tally.deferred, tally.failed) == (1, 1, [])
        assert line.deliver(["daily"], NOW + MINUTE).sent == 1
    assert sorted(mail.recipient for mail in server.mail) == [ADA, GRACE]


def cut_off(line: Pipeline, folder: Path) -> Path:
    """The same configuration, but that nobody listens where its mail server should."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = taken.getsockname()[1]
    urls, to = [feed.url for feed in line.config.feeds], line.config.digests["daily"].to
    return configure(folder, urls, port=nobody, to=to, mail=ONE_BY_ONE)


def test_a_server_that_is_down_costs_one_attempt_and_everybody_waits(tmp_path):
    people = [f"reader{n}@example.org" for n in range(20)]
    with published(tmp_path, to=people) as (line, server):
        with pipeline(cut_off(line, tmp_path)) as lonely:
            tally = lonely.deliver(["daily"], NOW)
            assert (tally.sent, tally.deferred, tally.failed) == (0, 20, [])
            assert tally.trouble is not None
            assert "refused" in tally.trouble
            assert sum(attempts for _, attempts, _ in ledger(lonely).values()) == 1
            first = min(due for _, _, due in ledger(lonely).values())
            assert 12 <= first <= 19
            assert lonely.deliver(["daily"], NOW + SECOND).deferred == 0
            lonely.deliver(["daily"], NOW + MINUTE)
            assert min(due for _, _, due in ledger(lonely).values()) - 60 > 1.2 * first, "the pauses grow"
        assert line.deliver(["daily"], NOW + HOUR).sent == 20
    assert sorted(mail.recipient for mail in server.mail) == sorted(people)


def test_a_server_that_stays_down_is_given_up_for_all_at_once(tmp_path):
    people = [f"reader{n}@example.org" for n in range(9)]
    with published(tmp_path, to=people) as (line, _), pipeline(cut_off(line, tmp_path)) as lonely:
        lonely.deliver(["daily"], NOW)
        tally = lonely.deliver(["daily"], NOW + 49 * HOUR)
        assert sorted(recipient for recipient, _ in tally.failed) == people
        assert all("refused" in error for _, error in tally.failed)
        assert (tally.deferred, lonely.waiting("daily")) == (0, 0)


def test_a_retry_sends_the_same_bytes_whatever_has_changed_since(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", Item("Boats wait for the tide", "http://example.org/a", "a", NOW - MINUTE))
        with pipeline(configure(tmp_path, [url], port=server.port, to=[ADA])) as line:
            line.gather(NOW)
            line.publish("daily", NOW)
            server.will_say("DATA", DROP)
            assert line.deliver(["daily"], NOW).deferred == 1
        templates = tmp_path / "mine"
        templates.mkdir()
        (templates / "digest.txt.j2").write_text("quite another text")
        changed = configure(
            tmp_path,
            [{"url": url, "name": "Another Name"}],
            port=server.port,
            to=[ADA],
            mail={"from": "other@example.net"},
            title="Another Title",
            topics={"Boats": ["boats"]},
        )
        changed.write_text(changed.read_text().replace("{", '{"templates": "mine",', 1))
        with pipeline(changed) as line:
            assert line.deliver(["daily"], NOW + HOUR).sent == 1
    first, second = server.mail
    assert first.content == second.content
    assert first.sender == second.sender == "harbour@example.org"


def test_an_address_that_no_server_can_take_stops_nobody_else(tmp_path):
    """The first is beyond ASCII, and this server offers no SMTPUTF8."""
    strange = "zoë@example.org"
    with feed_server() as feeds, smtp_server(smtputf8=False) as server:
        url = feeds.put("feed", Item("Boats wait for the tide", "http://example.org/a", "a", NOW - MINUTE))
        with pipeline(configure(tmp_path, [url], port=server.port, to=[strange, ADA], mail=ONE_BY_ONE)) as line:
            line.gather(NOW)
            line.publish("daily", NOW)
            tally = line.deliver(["daily"], NOW)
            assert (tally.sent, [recipient for recipient, _ in tally.failed]) == (1, [strange])
