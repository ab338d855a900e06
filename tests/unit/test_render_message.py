"""The MIME message: what stands in its head, and that nothing else can."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import timedelta
from email import policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import DeliveryError
from digest.render.edition import render
from digest.render.headers import field, mailbox
from digest.render.message import address_of, build, message_id, personal
from tests.sample_editions import AT, HEAD, HOSTILE_TITLES, edition, hostile, thirteen

ID = "<1@tideline.example>"
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]))


def sent(news=None, head=HEAD, recipient="me@example.org", **parts):
    parts = {"subject": "Subject", "html": "<p>Häuser</p>\n", "text": "Häuser\n"} | parts
    return personal(build(news or thirteen(), head, **parts), recipient=recipient, message_id=ID)


def read(raw):
    return email.message_from_bytes(raw, policy=policy.default)


def test_the_head_says_who_what_when_and_how_to_leave():
    message = read(sent())
    assert [(name, message[name]) for name in message] == [
        ("To", "me@example.org"),
        ("Message-ID", ID),
        ("From", "Tideline <news@tideline.example>"),
        ("Reply-To", "editor@tideline.example"),
        ("Subject", "Subject"),
        ("Date", "Tue, 24 Nov 2026 06:30:00 +0100"),
        ("List-Id", "<morning.tideline.example>"),
        ("List-Unsubscribe", "<mailto:editor@tideline.example?subject=unsubscribe%20morning>"),
        ("Feedback-ID", "morning-118:morning:digest:" + message["Feedback-ID"].rpartition(":")[2]),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Language", "en"),
        ("MIME-Version", "1.0"),
        ("Content-Type", message["Content-Type"]),
    ]


def test_without_an_address_for_answers_the_sender_takes_who_leaves():
    message = read(sent(head=replace(HEAD, reply_to=None)))
    assert message["Reply-To"] is None
    assert message["List-Unsubscribe"] == "<mailto:news@tideline.example?subject=unsubscribe%20morning>"


def test_the_senders_own_name_stands_before_the_digests_title():
    assert read(sent(head=replace(HEAD, sender_name="Ann, Editor")))["From"] == '"Ann, Editor" <news@tideline.example>'


def test_the_text_comes_before_the_page_and_both_are_whole():
    page, text = "<p>" + "wörter " * 500 + "</p>\n", "wörter " * 500 + "\n\n-- \n.\nFrom here\n"
    message = read(sent(html=page, text=text))
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content().replace("\r\n", "\n") for part in message.iter_parts()] == [text, page]


@pytest.mark.parametrize("text", ["plain " * 2000, "häuser " * 2000, "風力発電所" * 2000, "x" * 20_000])
def test_every_line_ends_in_crlf_and_none_is_long(text):
    raw = sent(text=text + "\n", html=f"<p>{text}</p>\n")
    lines = raw.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 80
    assert raw.isascii()


def test_a_text_far_from_ascii_is_not_tripled():
    assert len(sent(html="風力発電所" * 2000)) < 1.5 * len("風力発電所".encode()) * 2000


def test_the_same_edition_gives_the_same_bytes():
    assert render(thirteen(), HEAD) == render(thirteen(), HEAD)


@pytest.mark.parametrize("title", HOSTILE_TITLES.values(), ids=HOSTILE_TITLES)
def test_a_title_from_a_feed_makes_no_header(title):
    ordinary = read(personal(render(thirteen(), HEAD).message, recipient="me@example.org", message_id=ID))
    message = read(personal(render(hostile(title), HEAD).message, recipient="me@example.org", message_id=ID))
    assert message.keys() == ordinary.keys()
    assert not any(part.defects for part in message.walk())


@settings(max_examples=300)
@given(ANY_TEXT)
def test_any_name_and_subject_stay_in_their_headers(text):
    raw = sent(edition(title=text), subject=text, recipient="me@example.org")
    message = read(raw)
    assert message.keys() == read(sent()).keys()
    assert message["From"].addresses[0].addr_spec == "news@tideline.example"
    assert raw.partition(b"\r\n\r\n")[0].isascii()


@pytest.mark.parametrize(
    "text",
    [
        "Grüße aus Österreich, wo die längsten Wörter in den kürzesten Sätzen stehen – und umgekehrt",
        "北海最大の風力発電所が予定より一年早く稼働、送電網の規則づくりが急がれるなか住民は歓迎",
        "=?utf-8?q?Bcc:_everyone?= is not encoded",
        "plain words that go on and on, so that the line has to be folded somewhere before its end",
        "x" * 300,
        'quotes "here", (brackets) and a back\\slash',
        "👩‍👩‍👧‍👦 " * 20,
    ],
)
def test_a_header_is_read_as_it_was_meant(text):
    text = text.strip()
    subject, person = field("Subject", text), mailbox("From", text, "a@example.org")
    assert read(subject)["Subject"] == text
    # decode_header, since a Python of 3.11 keeps the folds between encoded words of a name (RFC 2047 §6.2 drops them)
    name, address = parseaddr(email.message_from_bytes(person)["From"])
    assert (str(make_header(decode_header(name))), address) == (text, "a@example.org")
    assert max(map(len, (subject + person).split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    ("recipient", "shown"),
    [
        ("me@example.org", "me@example.org"),
        ("Me <me@example.org>", "Me <me@example.org>"),
        ('"Doe, Jane" <jane@example.org>', '"Doe, Jane" <jane@example.org>'),
        ("Jürgen <j@bücher.example>", "Jürgen <j@xn--bcher-kva.example>"),
        ("me@example.org\r\nBcc: you@example.org", None),
        ("nobody", None),
        ("jörg@example.org", "jörg@example.org"),
        ("Jörg <jörg@straße.example>", "Jörg <jörg@xn--strae-oqa.example>"),
        ("ü" * 33 + "@example.org", None),
        ("\ud83d@example.org", None),
        ("a b@example.org", None),
        ("", None),
    ],
)
def test_a_recipient_is_a_name_and_an_address_or_is_refused_for_good(recipient, shown):
    if shown:
        assert read(sent(recipient=recipient))["To"] == shown
        return
    with pytest.raises(DeliveryError) as refused:
        sent(recipient=recipient)
    assert refused.value.permanent


def test_what_is_personal_stands_before_the_message_which_stays_as_it_is():
    message = build(thirteen(), HEAD, subject="s", html="h", text="t")
    raw = personal(message, recipient="me@example.org", message_id=ID)
    assert raw == b"To: me@example.org\r\nMessage-ID: <1@tideline.example>\r\n" + message


def named(**changes):
    key = {"digest": "morning", "number": 118, "at": AT, "recipient": "me@example.org", "domain": "tideline.example"}
    return message_id(**(key | changes))


def test_a_message_is_named_by_edition_and_recipient_alone():
    assert named() == named() == named(recipient="My Self <me@example.org>") == named(recipient="Me@Example.ORG")
    others = {
        named(digest="evening"),
        named(number=119),
        named(at=AT + timedelta(seconds=1)),
        named(recipient="you@example.org"),
    }
    assert len(others | {named()}) == 5


def test_a_messages_name_tells_no_address():
    assert named().endswith("@tideline.example>")
    assert "me@" not in named()
    assert "example.org" not in named()


def test_the_bare_address_of_a_recipient():
    assert address_of("Jürgen <j@bücher.example>") == "j@xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("digest", "label"),
    [("morning", "morning"), ("My Digest_2", "my-digest-2"), ("täglich", "t-glich"), ("a.b", "a-b")],
)
def test_a_digests_name_becomes_the_lists(digest, label):
    assert read(sent(replace(thirteen(), digest=digest)))["List-Id"] == f"<{label}.tideline.example>"


def test_a_digest_named_in_another_script_has_a_list_of_its_own():
    one, other = (read(sent(replace(thirteen(), digest=name)))["List-Id"] for name in ("朝刊", "夕刊"))
    assert one != other
    assert one.isascii()
