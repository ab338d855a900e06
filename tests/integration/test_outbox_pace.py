"""How fast mail goes out: as many connections as the configuration grants, and no faster than its rate."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from datetime import timedelta

import pytest
from feed_server import Item, feed_server
from newsletter import NOW, configure, pipeline
from smtp_server import smtp_server


@pytest.fixture
def published(tmp_path):
    """Makes a pipeline with an undelivered edition to so many people, and its mail server."""
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put(
            "feed", Item("Boats wait for the tide", "http://example.org/a", "a", NOW - timedelta(minutes=1))
        )

        def publish(people: int, **mail):
            to = [f"reader{n}@example.org" for n in range(people)]
            line = stack.enter_context(pipeline(configure(tmp_path, [url], port=server.port, to=to, mail=mail)))
            line.gather(NOW)
            line.publish("daily", NOW)
            return line, server

        with ExitStack() as stack:
            yield publish


@pytest.mark.parametrize("connections", [1, 3])
def test_as_many_connections_as_the_configuration_grants(published, connections):
    line, server = published(12, connections=connections)
    assert line.deliver(["daily"], NOW).sent == 12
    assert len({mail.peer for mail in server.mail}) == connections
    assert len({mail.recipient for mail in server.mail}) == 12


def test_no_more_connections_than_there_are_deliveries(published):
    line, server = published(2, connections=8)
    line.deliver(["daily"], NOW)
    assert server.connections == 2


def test_the_rate_holds_over_all_connections(published):
    line, _ = published(11, connections=4, rate="10/second")
    begun = time.monotonic()
    assert line.deliver(["daily"], NOW).sent == 11
    assert 0.95 <= time.monotonic() - begun < 3


def test_told_to_stop_it_ends_between_two_messages_and_nobody_is_lost(published):
    line, server = published(10, connections=2, rate="10/second")
    stop = threading.Event()
    timer = threading.Timer(0.35, stop.set)
    timer.start()
    begun = time.monotonic()
    sent = line.deliver(["daily"], NOW, stop).sent
    timer.join()
    assert time.monotonic() - begun < 0.9
    assert 0 < sent < 10
    assert line.waiting("daily") == 10 - sent
    assert line.deliver(["daily"], NOW + timedelta(seconds=1)).sent == 10 - sent
    assert sorted(mail.recipient for mail in server.mail) == sorted(f"reader{n}@example.org" for n in range(10))
