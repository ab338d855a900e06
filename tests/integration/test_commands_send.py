"""`digest send`: test copies, rehearsals, what is left from before, and the Maildir that needs no server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from feed_server import Item, feed_server
from newsletter import ADA, GRACE, call, configure, document, pipeline
from smtp_server import smtp_server

NOW = datetime.now(UTC)
NEWS = Item("Boats wait for the tide", "http://example.org/a", "a", NOW - timedelta(minutes=5))
ME = "me@example.net"


@pytest.fixture
def newsletter(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        yield configure(tmp_path, [feeds.put("feed", NEWS)], port=server.port), server, feeds


def test_a_test_copy_goes_to_its_address_alone_and_is_recorded_nowhere(newsletter):
    file, server, _ = newsletter
    for _ in range(2):
        done = document(call(file, "send", "--to", ME, "--json"))
        assert (done["number"], done["sent"], done["failed"]) == (1, 1, [])
    assert [mail.recipient for mail in server.mail] == [ME, ME]
    assert document(call(file, "status", "--json"))["digests"][0]["last"] is None
    server.mail.clear()
    assert document(call(file, "send", "--json"))["number"] == 1
    assert sorted(mail.recipient for mail in server.mail) == [ADA, GRACE]


def test_several_test_copies_and_one_that_is_refused(newsletter):
    file, server, _ = newsletter
    server.will_say("RCPT", "550 5.1.1 no such user")
    done = call(file, "send", "--to", ME, "--to", ADA, "--json")
    assert done.returncode == 1
    assert [failure["to"] for failure in document(done)["failed"]] == [ME]
    assert [mail.recipient for mail in server.mail] == [ADA]


def test_a_rehearsal_sends_nothing_and_says_to_whom_it_would_go(newsletter):
    file, server, _ = newsletter
    done = call(file, "send", "--dry-run")
    assert done.returncode == 0
    assert ADA in done.stdout
    assert GRACE in done.stdout
    assert server.mail == []
    assert document(call(file, "send", "--json"))["sent"] == 2


def test_what_an_earlier_run_left_goes_first_and_counts(newsletter):
    file, server, feeds = newsletter
    with pipeline(file) as line:
        line.gather(NOW)
        line.publish("daily", NOW)
    feeds.put("feed", Item("A crane learns patience", "http://example.org/b", "b", NOW), NEWS)
    done = document(call(file, "send", "--json"))
    assert (done["number"], done["sent"], done["deferred"]) == (2, 4, 0)
    stories = [b"Boats wait" in mail.content for mail in server.mail]
    assert stories == [True, True, False, False]


def test_what_was_deferred_is_finished_when_its_time_has_come(newsletter):
    file, server, _ = newsletter
    server.will_say("RCPT", "450 4.2.0 greylisted")
    with pipeline(file) as line:
        before = NOW - timedelta(minutes=1)
        line.gather(before)
        line.publish("daily", before)
        assert line.deliver(["daily"], before).deferred == 1
    done = document(call(file, "send", "--json"))
    assert (done["number"], done["sent"], done["deferred"]) == (None, 1, 0)
    assert sorted(mail.recipient for mail in server.mail) == [ADA, GRACE]


def test_without_a_server_mail_lands_in_a_maildir(tmp_path):
    with feed_server() as feeds:
        file = configure(tmp_path, [feeds.put("feed", NEWS)])
        assert document(call(file, "send", "--json"))["sent"] == 2
    letters = list((tmp_path / "outbox" / "new").iterdir())
    assert len(letters) == 2
    assert all(b"Boats wait for the tide" in letter.read_bytes() for letter in letters)
