"""Each reader has an address of their own to leave by, set into bytes that are rendered once."""

from __future__ import annotations

import email
from dataclasses import replace
from email import policy
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import DeliveryError
from digest.model import Section
from digest.render.edition import render
from digest.render.message import as_read_by, personal
from digest.render.unsubscribe import MARK, mark_of
from tests.sample_editions import HEAD, edition, hostile, story, thirteen

PAGE = "https://tideline.example/leave?list=1&to={address}"
HEAD = replace(HEAD, unsubscribe=PAGE)
RENDERED = render(thirteen(), HEAD)
BY_MAIL = "mailto:editor@tideline.example?subject=unsubscribe%20morning"


def read(recipient, rendered=RENDERED):
    return email.message_from_bytes(sent(recipient, rendered), policy=policy.default)


def sent(recipient, rendered=RENDERED):
    return personal(rendered.message, recipient=recipient, message_id="<1@tideline.example>")


def content(message, kind):
    return message.get_body((kind,)).get_content().replace("\r\n", "\n")


def links(page):
    found = []

    class Links(HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.extend(value for name, value in attributes if tag == "a" and name == "href")

    Links().feed(page)
    return found


@pytest.mark.parametrize(
    ("recipient", "written"),
    [
        ("me@example.org", "me%40example.org"),
        ("Me <me+news@example.org>", "me%2Bnews%40example.org"),
        ("a&b=c'd@example.org", "a%26b%3Dc%27d%40example.org"),
        ("100%@example.org", "100%25%40example.org"),
        ("jörg@straße.example", "j%C3%B6rg%40xn--strae-oqa.example"),
        ("a" * 64 + "@" + ".".join(["b" * 60] * 4), "a" * 64 + "%40" + ".".join(["b" * 60] * 4)),
        ("ö" * 32 + "@example.org", "%C3%B6" * 32 + "%40example.org"),
    ],
)
def test_the_address_of_the_reader_stands_in_header_page_and_text(recipient, written):
    message = read(recipient)
    mine = PAGE.replace("{address}", written)
    assert [part.strip(" <>") for part in message["List-Unsubscribe"].split(",")] == [mine, BY_MAIL]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mine in links(content(message, "html"))
    assert f"\n{mine}\n" in content(message, "plain")
    assert not MARK.search(sent(recipient).decode())
    assert not any(part.defects for part in message.walk())


@settings(max_examples=100)
@given(st.from_regex(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}", fullmatch=True), st.integers(1, 180))
def test_whatever_the_address_no_line_is_long_and_all_else_stays(local, length):
    recipient = f"{local}@{'b' * 50}.{'c.' * (length // 2)}example"
    raw = sent(recipient)
    assert max(map(len, raw.partition(b"\r\n\r\n")[2].split(b"\r\n"))) <= 78
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    seen = as_read_by(recipient, RENDERED)
    message = email.message_from_bytes(raw, policy=policy.default)
    assert (content(message, "html"), content(message, "plain")) == (seen.html, seen.text)
    assert unquote(seen.text.partition("&to=")[2].split("\n")[0]) == recipient


def test_what_is_stored_tells_no_reader_and_is_the_same_every_time():
    assert mark_of(thirteen()).encode() in RENDERED.message
    assert render(thirteen(), HEAD) == RENDERED


@pytest.mark.parametrize("title", ["風力発電所" * 40, "Häuser " * 30, "plain"])
def test_in_every_script_the_reader_is_set_in(title):
    rendered = render(hostile(title), HEAD)
    message = read("me@example.org", rendered)
    assert PAGE.replace("{address}", "me%40example.org") in content(message, "plain")
    assert content(message, "html") == as_read_by("me@example.org", rendered).html


def test_a_feed_cannot_have_a_readers_address_in_a_link_of_its_own():
    """It would need to write the mark of an edition of which it is part."""
    known = mark_of(thirteen())
    bad = story(known, url=f"https://evil.example/?{known}", source=known, summary=f"{known} {known}.")
    rendered = render(edition(Section("World", (bad,))), HEAD)
    message = read("me@example.org", rendered)
    for kind in ("html", "plain"):
        assert content(message, kind).count("me%40example.org") == 1
    assert f"https://evil.example/?{known}" in links(content(message, "html"))


def test_a_feed_that_writes_the_header_into_its_text_changes_nothing():
    bad = "List-Unsubscribe: <https://evil.example/" + "address-" + "0" * 32
    rendered = render(hostile(f"\r\n{bad}"), replace(HEAD, unsubscribe=None))
    assert b"me%40example.org" not in sent("me@example.org", rendered)


def test_a_page_that_is_the_same_for_all_is_left_as_it_is():
    rendered = render(thirteen(), replace(HEAD, unsubscribe="https://tideline.example/leave/mine"))
    message = read("me@example.org", rendered)
    assert message["List-Unsubscribe"] == f"<https://tideline.example/leave/mine>, <{BY_MAIL}>"
    assert as_read_by("me@example.org", rendered) is rendered


def test_without_a_page_readers_leave_by_mail_and_nothing_promises_one_click():
    message = read("me@example.org", render(thirteen(), replace(HEAD, unsubscribe=None)))
    assert message["List-Unsubscribe"] == f"<{BY_MAIL}>"
    assert message["List-Unsubscribe-Post"] is None


def test_an_edition_of_an_earlier_version_is_sent_as_it_was_stored():
    stored = b"From: a@example.org\r\nList-Unsubscribe: <mailto:a@example.org>\r\n\r\nbody address-" + b"0" * 32
    raw = personal(stored, recipient="me@example.org", message_id="<1@x>")
    assert raw == b"To: me@example.org\r\nMessage-ID: <1@x>\r\n" + stored


def test_answers_reach_an_address_beyond_ascii():
    message = read("me@example.org", render(thirteen(), replace(HEAD, reply_to="jörg@straße.example")))
    assert "<mailto:j%C3%B6rg@xn--strae-oqa.example?subject" in message["List-Unsubscribe"]
    assert message["Reply-To"] == "jörg@xn--strae-oqa.example"


def test_a_reader_without_an_address_is_refused():
    with pytest.raises(DeliveryError):
        as_read_by("nobody", RENDERED)
