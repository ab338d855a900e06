"""`digest preview` shows what `digest send` would send, and changes nothing that matters."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime, timedelta

import pytest
from feed_server import Item, feed_server
from newsletter import ADA, call, configure, document, pipeline
from smtp_server import smtp_server

HOUR = timedelta(hours=1)
NOW = datetime.now(UTC)
ITEMS = (
    Item("Boats wait for the tide", "http://example.org/a", "a", NOW - HOUR),
    Item("A crane learns patience", "http://example.org/b", "b", NOW - 30 * HOUR, "Cranes."),
)


@pytest.fixture
def newsletter(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        yield configure(tmp_path, [feeds.put("feed", *ITEMS)], port=server.port, to=[ADA]), server


def titles(edition) -> list[str]:
    return [story["title"] for section in edition["sections"] for story in section["stories"]]


def test_it_writes_a_page_a_text_and_a_message(newsletter, tmp_path):
    file, _ = newsletter
    done = call(file, "preview", "--no-open", "--output", "shown/here")
    assert done.returncode == 0
    folder = tmp_path / "shown" / "here"
    page, text = (folder / "daily.html").read_text(), (folder / "daily.txt").read_text()
    message = email.message_from_bytes((folder / "daily.eml").read_bytes(), policy=email.policy.default)
    assert message["To"] == ADA
    for shown in (page, text, message.get_body(("html",)).get_content(), message.get_body(("plain",)).get_content()):
        assert all(item.title in shown for item in ITEMS)
    assert "shown/here/daily.html" in done.stdout


def test_by_default_it_writes_to_a_folder_of_its_own(newsletter, tmp_path):
    call(newsletter[0], "preview", "--no-open")
    assert sorted(path.name for path in (tmp_path / "preview").iterdir()) == ["daily.eml", "daily.html", "daily.txt"]


def test_it_changes_nothing_that_a_later_edition_depends_on(newsletter):
    file, server = newsletter
    shown = [document(call(file, "preview", "--no-open", "--json")) for _ in range(3)]
    shown.append(document(call(file, "preview", "--no-open", "--json", "--at", "2099-01-01")))
    assert [edition["number"] for edition in shown] == [1, 1, 1, 1]
    assert server.mail == []
    sent = document(call(file, "send", "--json"))
    assert (sent["number"], sent["stories"]) == (1, 2)
    [mail] = server.mail
    assert all(item.title.encode() in mail.content for item in ITEMS)


def test_it_shows_the_edition_as_it_would_be_at_another_time(newsletter):
    file, _ = newsletter
    assert titles(document(call(file, "preview", "--no-open", "--json"))) == [item.title for item in ITEMS]
    later = (NOW + 24 * HOUR).isoformat(timespec="minutes")
    edition = document(call(file, "preview", "--no-open", "--json", "--at", later))
    assert titles(edition) == [ITEMS[0].title]
    assert edition["left_out"] == {"age": 1}
    assert datetime.fromisoformat(edition["at"]) == datetime.fromisoformat(later)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2031-11-25T07:00", "2031-11-25T06:00:00Z"),
        ("2031-06-25 07:00", "2031-06-25T05:00:00Z"),
        ("2031-11-25T07:00Z", "2031-11-25T07:00:00Z"),
        ("2031-11-25T07:00-05:00", "2031-11-25T12:00:00Z"),
        ("2031-11-25", "2031-11-24T23:00:00Z"),
    ],
)
def test_a_time_is_read_in_the_zone_of_the_configuration(newsletter, at, expected):
    file, _ = newsletter
    file.write_text(file.read_text().replace("{", '{"timezone": "Europe/Berlin",', 1))
    assert document(call(file, "preview", "--no-open", "--no-gather", "--json", "--at", at))["at"] == expected


def test_preview_and_send_render_the_same_page_for_the_same_moment(newsletter, tmp_path):
    file, _ = newsletter
    call(file, "gather")
    at = NOW.replace(microsecond=0) + timedelta(minutes=1)
    call(file, "preview", "--no-open", "--no-gather", "--at", at.isoformat())
    with pipeline(file) as line:
        published = line.publish("daily", at)
    assert published is not None
    for suffix, part in ((".html", published.rendered.html), (".txt", published.rendered.text)):
        assert (tmp_path / "preview" / f"daily{suffix}").read_text() == part
    with pipeline(file) as line:
        line.deliver(["daily"], at)
    [mail] = newsletter[1].mail
    assert (tmp_path / "preview" / "daily.eml").read_bytes() == mail.content


def test_without_gathering_it_asks_no_feed(tmp_path):
    with feed_server() as feeds:
        file = configure(tmp_path, [feeds.put("feed", *ITEMS)])
        assert titles(document(call(file, "preview", "--no-open", "--no-gather", "--json"))) == []
        assert feeds.asked == []


def test_a_digest_without_recipients_can_be_seen(tmp_path):
    with feed_server() as feeds:
        file = configure(tmp_path, [feeds.put("feed", *ITEMS)], to=[])
        assert call(file, "preview", "--no-open").returncode == 0


def test_explain_tells_why_an_article_is_in_and_after_that_where_it_was(newsletter):
    file, _ = newsletter
    call(file, "gather")
    decorated = f"{ITEMS[0].link}?utm_source=mail"
    before = call(file, "explain", decorated)
    assert before.returncode == 0
    assert "in edition 1, section 1 (More stories), story 1" in before.stdout
    call(file, "send", "--no-gather")
    assert "edition 1 considered it" in call(file, "explain", decorated).stdout
