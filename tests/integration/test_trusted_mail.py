"""What reaches a mail server can be trusted: signed after it was made personal, the same in every try."""

from __future__ import annotations

import email
import email.policy
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import dkim
import pytest
from feed_server import Item, feed_server
from newsletter import ADA, GRACE, call, configure, document, pipeline
from smtp_server import DROP, smtp_server

from tests.signing_keys import ed25519_key, in_dns, rsa

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smtp_server import Mail, Server

    from digest.pipeline import Pipeline

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NOW = datetime.now(UTC)  # a signature of the future does not hold
ZOE = "zoë@straße.example"
PAGE = "https://example.org/leave?to={address}"
KEYS = {"rsa": rsa, "ed25519": ed25519_key}
STORY = "http://example.org/a?id=7#top"


@contextmanager
def published(
    folder: Path, *, to=(ADA, GRACE), smtputf8=True, mail=None, **digest: object
) -> Iterator[tuple[Pipeline, Server]]:
    """A pipeline whose first edition is recorded at NOW and not yet delivered, and the mail server."""
    with feed_server() as feeds, smtp_server(smtputf8=smtputf8) as server:
        url = feeds.put("feed", Item("Boats wait for the tide", STORY, "a", NOW - MINUTE))
        with pipeline(configure(folder, [url], port=server.port, to=to, mail=mail, **digest)) as line:
            line.gather(NOW)
            assert line.publish("daily", NOW) is not None
            yield line, server


def signing(folder: Path, pem: str) -> dict[str, dict[str, str]]:
    (folder / "dkim.pem").write_text(pem)
    return {"dkim": {"selector": "quay", "domain": "example.org", "key": "dkim.pem"}}


def verifies(content: bytes, pem: str) -> bool:
    def record(name: bytes, timeout: float = 5) -> bytes | None:
        return in_dns(pem) if name == b"quay._domainkey.example.org." else None

    return dkim.verify(content, dnsfunc=record)


def read(mail: Mail):
    return email.message_from_bytes(mail.content, policy=email.policy.default)


def by_recipient(server: Server) -> dict[str, Mail]:
    return {mail.recipient: mail for mail in server.mail}


@pytest.mark.parametrize("kind", KEYS)
def test_each_readers_mail_bears_a_signature_that_holds(tmp_path, kind):
    pem = KEYS[kind]()
    with published(tmp_path, to=[ADA, ZOE], mail=signing(tmp_path, pem), unsubscribe=PAGE) as (line, server):
        assert line.deliver(["daily"], NOW).sent == 2
    mails = by_recipient(server)
    for address, written in ((ADA, "ada%40example.org"), ("zoë@xn--strae-oqa.example", "zo%C3%AB%40xn--strae-oqa")):
        content = mails[address].content
        assert verifies(content, pem)
        assert PAGE.replace("{address}", written) in read(mails[address])["List-Unsubscribe"]


@pytest.mark.parametrize(
    ("change", "by"),
    [
        (b"\r\nSubject: Boats", b"\r\nSubject: Goats"),
        (b"ada%40example.org>", b"eve%40example.org>"),
        (b"\r\nFrom: ", b"\r\nFrom: Eve <eve@example.net>\r\nFrom: "),
        (b"\r\nFrom: ", b"\r\nSubject: Another\r\nFrom: "),
        (b"\r\nFrom: ", b"\r\nList-Unsubscribe: <https://evil.example/>\r\nFrom: "),
        (b"\r\nFrom: ", b"\r\nReply-To: eve@example.net\r\nFrom: "),
        (b"List-Unsubscribe=One-Click", b"List-Unsubscribe=Two-Clicks"),
        (b"\r\n\r\n--", b"\r\n\r\nmore\r\n--"),
    ],
)
def test_nobody_can_change_a_signed_mail_or_put_a_header_into_it(tmp_path, change, by):
    with published(tmp_path, to=[ADA], mail=signing(tmp_path, rsa()), unsubscribe=PAGE) as (line, server):
        line.deliver(["daily"], NOW)
    [mail] = server.mail
    assert change in mail.content
    assert verifies(mail.content, rsa())
    assert not verifies(mail.content.replace(change, by, 1), rsa())


@pytest.mark.parametrize("kind", KEYS)
def test_a_signed_mail_is_tried_again_with_the_same_bytes(tmp_path, kind):
    with published(tmp_path, to=[ADA], mail=signing(tmp_path, KEYS[kind]()), unsubscribe=PAGE) as (line, server):
        server.will_say("DATA", DROP)
        assert line.deliver(["daily"], NOW).deferred == 1
        assert line.deliver(["daily"], NOW + HOUR).sent == 1
    first, second = server.mail
    assert first.content == second.content


def test_a_retry_leads_to_the_page_of_its_edition_whatever_has_changed_since(tmp_path):
    with published(tmp_path, to=[ADA], unsubscribe=PAGE, mail={"verp": "b+{recipient}@example.org"}) as (line, server):
        server.will_say("RCPT", "450 later")
        assert line.deliver(["daily"], NOW).deferred == 1
        changed = configure(tmp_path, ["http://127.0.0.1:1/"], port=server.port, to=[ADA])
        with pipeline(changed) as later:
            assert later.deliver(["daily"], NOW + HOUR).sent == 1
    [mail] = server.mail
    assert PAGE.replace("{address}", "ada%40example.org") in read(mail)["List-Unsubscribe"]
    assert mail.sender == "b+ada=example.org@example.org"


def test_by_default_nothing_is_signed_and_bounces_go_to_the_sender(tmp_path):
    with published(tmp_path) as (line, server):
        line.deliver(["daily"], NOW)
    assert {mail.sender for mail in server.mail} == {"harbour@example.org"}
    assert not any(b"DKIM-Signature" in mail.content or b"One-Click" in mail.content for mail in server.mail)


def test_a_test_copy_is_signed_and_personal_too(tmp_path):
    mail = {**signing(tmp_path, rsa()), "verp": "bounces+{edition}-{recipient}@example.org"}
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", Item("Boats wait for the tide", STORY, "a"))
        file = configure(tmp_path, [url], port=server.port, mail=mail, unsubscribe=PAGE)
        assert call(file, "send", "--to", GRACE).returncode == 0
    [copy] = server.mail
    assert verifies(copy.content, rsa())
    assert copy.sender == "bounces+daily_1-grace=example.org@example.org"
    assert b"grace%40example.org" in copy.content


def test_the_return_path_tells_edition_and_reader(tmp_path):
    verp = {"verp": "bounces+{edition}-{recipient}@example.org"}
    with published(tmp_path, to=[ADA, ZOE], mail=verp) as (line, server):
        line.deliver(["daily"], NOW)
    mails = by_recipient(server)
    assert mails[ADA].sender == "bounces+daily_1-ada=example.org@example.org"
    zoe = mails["zoë@xn--strae-oqa.example"]
    assert zoe.sender == "bounces+daily_1-zoë=xn--strae-oqa.example@example.org"
    assert ("SMTPUTF8" in zoe.options, "SMTPUTF8" in mails[ADA].options) == (True, False)


def test_only_who_needs_it_is_written_to_by_smtputf8(tmp_path):
    with published(tmp_path, to=[ADA, f"Zoë <{ZOE}>", "ida@straße.example"]) as (line, server):
        assert line.deliver(["daily"], NOW).sent == 3
    mails = by_recipient(server)
    zoe = mails.pop("zoë@xn--strae-oqa.example")
    assert {"SMTPUTF8", "BODY=8BITMIME"} <= set(zoe.options)
    assert "<zoë@xn--strae-oqa.example>".encode() in zoe.content
    for mail in mails.values():
        assert "SMTPUTF8" not in mail.options
        assert mail.content.isascii()
    assert mails["ida@xn--strae-oqa.example"]


def test_where_a_server_takes_no_such_address_that_reader_fails_alone_whatever_the_return_path(tmp_path):
    verp = {"verp": "bounces+{recipient}@example.org", "connections": 1}
    with published(tmp_path, to=[ZOE, ADA], smtputf8=False, mail=verp) as (line, server):
        tally = line.deliver(["daily"], NOW)
    assert (tally.sent, tally.deferred, tally.trouble) == (1, 0, None)
    [(recipient, error)] = tally.failed
    assert recipient == ZOE
    assert "offers no SMTPUTF8), which zoë@xn--strae-oqa.example is not" in error
    assert [mail.recipient for mail in server.mail] == [ADA]


def test_a_sender_beyond_ascii_needs_it_for_every_mail(tmp_path):
    mail = {"from": "jörg@straße.example", "verp": "bounces@example.org"}
    with published(tmp_path, to=[ADA], mail=mail) as (line, server):
        assert line.deliver(["daily"], NOW).sent == 1
    [sent] = server.mail
    assert "SMTPUTF8" in sent.options
    assert read(sent)["Message-ID"].endswith("@xn--strae-oqa.example>")
    assert "jörg@xn--strae-oqa.example" in sent.content.partition(b"\r\n\r\n")[0].decode()


def test_a_sender_whose_domain_alone_is_beyond_ascii_needs_nothing(tmp_path):
    with published(tmp_path, to=[ADA], mail={"from": "Jörg <j@straße.example>"}) as (line, server):
        assert line.deliver(["daily"], NOW).sent == 1
    [sent] = server.mail
    assert (sent.content.isascii(), "SMTPUTF8" in sent.options) == (True, False)
    assert sent.sender == "j@xn--strae-oqa.example"


def test_parameters_for_statistics_stand_in_the_links_and_nowhere_else(tmp_path):
    linked = "http://example.org/a?id=7&utm_source=harbour#top"
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", Item("Boats wait for the tide", STORY, "a"))
        file = configure(tmp_path, [url], port=server.port, to=[ADA], utm={"source": "harbour"})
        shown = document(call(file, "preview", "--no-open", "--json"))
        assert shown["sections"][0]["stories"][0]["url"] == STORY
        assert document(call(file, "send", "--json"))["sent"] == 1
        feeds.put("feed", Item("Boats wait for the tide", linked, "b"))
        assert document(call(file, "send", "--json"))["number"] is None
    [mail] = server.mail
    for kind in ("html", "plain"):
        assert linked in read(mail).get_body((kind,)).get_content().replace("&amp;", "&")


def test_a_preview_shows_what_the_first_reader_will_see(tmp_path):
    with feed_server() as feeds:
        url = feeds.put("feed", Item("Boats wait for the tide", STORY, "a"))
        file = configure(tmp_path, [url], to=[ADA, GRACE], unsubscribe=PAGE, subject="{{ title }} {{ number }}")
        shown = document(call(file, "preview", "--no-open", "--json"))
    assert shown["subject"] == "Daily 1"
    folder = tmp_path / "preview"
    message = email.message_from_bytes((folder / "daily.eml").read_bytes(), policy=email.policy.default)
    mine = PAGE.replace("{address}", "ada%40example.org")
    for kind, file in (("html", "daily.html"), ("plain", "daily.txt")):
        content = (folder / file).read_text()
        assert mine in content
        assert message.get_body((kind,)).get_content().replace("\r\n", "\n") == content
