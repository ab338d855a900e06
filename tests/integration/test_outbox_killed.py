"""A program killed in the midst of sending: nobody is lost, and who gets a second copy can tell."""

from __future__ import annotations

import email
import signal
import subprocess
import time
from collections import defaultdict
from datetime import UTC, datetime

import pytest
from feed_server import Item, feed_server, until
from newsletter import command, configure, document, environment, run
from smtp_server import smtp_server

PEOPLE = [f"reader{n:02}@example.org" for n in range(30)]
SLOW = {"connections": 2, "lease": "2s", "rate": "25/second"}


@pytest.fixture
def newsletter(tmp_path):
    """A configuration with thirty recipients and one article, and its mail server."""
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", Item("Boats wait for the tide", "http://example.org/a", "a", datetime.now(UTC)))
        yield configure(tmp_path, [url], port=server.port, to=PEOPLE, mail=SLOW), server


def begun(file, server, messages: int) -> subprocess.Popen[str]:
    """`digest send` under way, when the server has had so many messages."""
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command(file, "send"), cwd=file.parent, env=environment(), stdout=pipe, stderr=pipe, text=True
    )
    until(lambda: len(server.mail) >= messages)
    return process


def message_ids(server) -> dict[str, set[str]]:
    found = defaultdict(set)
    for mail in server.mail:
        found[mail.recipient].add(email.message_from_bytes(mail.content)["Message-ID"])
    return found


def test_a_killed_run_loses_nobody_and_repeats_only_what_was_under_way(newsletter):
    file, server = newsletter
    process = begun(file, server, 7)
    process.kill()
    process.communicate(timeout=10)
    assert 7 <= len(server.mail) < len(PEOPLE)

    at_once = document(run(file, "send", "--no-gather", "--json"))
    assert at_once["number"] is None
    assert at_once["deferred"] <= SLOW["connections"], "only what the dead sender had claimed is left"
    time.sleep(2)
    late = document(run(file, "send", "--no-gather", "--json"))
    assert (late["deferred"], late["failed"]) == (0, [])

    found = message_ids(server)
    assert sorted(found) == PEOPLE
    assert all(len(ids) == 1 for ids in found.values()), "a second copy bears the same Message-ID"
    assert len(server.mail) - len(PEOPLE) <= SLOW["connections"]
    last = document(run(file, "status", "--json"))["digests"][0]["last"]
    assert (last["sent"], last["pending"], last["failed"]) == (30, 0, 0)


def test_interrupted_at_the_keyboard_it_ends_after_the_message_at_hand(newsletter):
    file, server = newsletter
    process = begun(file, server, 5)
    process.send_signal(signal.SIGINT)
    sent = time.monotonic()
    _, errors = process.communicate(timeout=10)
    assert time.monotonic() - sent < 0.9
    assert process.returncode == 130
    assert "Traceback" not in errors
    count = len(server.mail)
    assert count < len(PEOPLE)
    done = document(run(file, "send", "--no-gather", "--json"))
    assert (done["sent"], done["deferred"]) == (len(PEOPLE) - count, 0)
    assert len(server.mail) == len(PEOPLE)


def test_two_senders_at_once_share_the_work(newsletter):
    file, server = newsletter
    run(file, "gather")
    senders = [begun(file, server, 1), begun(file, server, 1)]
    for sender in senders:
        output, errors = sender.communicate(timeout=20)
        assert sender.returncode == 0, output + errors
    assert sorted(mail.recipient for mail in server.mail) == PEOPLE
