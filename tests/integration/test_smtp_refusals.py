"""What each reply of a mail server means: for this recipient, for all of them, for now or for good."""

from __future__ import annotations

import pytest
from smtp_server import smtp_server

from digest.deliver.transport import connect_to
from digest.errors import DeliveryError
from digest.model import Envelope
from digest.transport_url import parse_address

FOR_GOOD, LATER, NOBODY = "for good", "later", "nobody now"

ANN = Envelope("digest@example.org", "ann@example.org", b"Subject: News\r\n\r\nHello Ann\r\n")
BOB = Envelope("digest@example.org", "bob@example.org", b"Subject: News\r\n\r\nHello Bob\r\n")


@pytest.fixture
def server():
    with smtp_server() as running:
        yield running


@pytest.fixture
def transport(server):
    with connect_to(parse_address(f"smtp://127.0.0.1:{server.port}"), timeout=10) as opened:
        yield opened


def fate(error: DeliveryError) -> str:
    assert not (error.connection and error.permanent)
    return NOBODY if error.connection else FOR_GOOD if error.permanent else LATER


@pytest.mark.parametrize(
    ("command", "reply", "expected"),
    [
        ("MAIL", "550 5.7.1 sender rejected", NOBODY),
        ("MAIL", "530 5.7.0 authentication required", NOBODY),
        ("MAIL", "451 4.7.1 too many messages", NOBODY),
        ("MAIL", "552 5.3.4 message too large", FOR_GOOD),
        ("RCPT", "450 4.2.0 greylisted", LATER),
        ("RCPT", "452 4.2.2 mailbox full", LATER),
        ("RCPT", "550 5.1.1 no such user", FOR_GOOD),
        ("RCPT", "552 5.2.2 mailbox full", FOR_GOOD),
        ("RCPT", "553 5.1.3 malformed", FOR_GOOD),
        ("RCPT", "530 5.7.57 not authenticated", NOBODY),
        ("RCPT", "354 what", LATER),
        ("DATA", "451 4.3.0 try again later", LATER),
        ("DATA", "452 4.3.1 no space", LATER),
        ("DATA", "550 5.7.1 looks like spam", FOR_GOOD),
        ("DATA", "552 5.3.4 too large", FOR_GOOD),
        ("DATA", "554 5.6.0 refused", FOR_GOOD),
        ("DATA", "354 go on and on", LATER),
    ],
)
def test_a_reply_means(server, transport, command, reply, expected):
    transport.send(BOB)
    server.will_say(command, reply)
    with pytest.raises(DeliveryError) as caught:
        transport.send(ANN)
    assert fate(caught.value) == expected
    assert caught.value.code == int(reply[:3])
    assert str(caught.value).startswith(f"127.0.0.1:{server.port} ")
    assert str(caught.value).endswith(f"({reply})")
    transport.send(BOB)
    assert [mail.content for mail in server.mail] == [BOB.content, BOB.content]


def test_a_refusal_names_whom_it_meets(server, transport):
    server.will_say("RCPT", "550 5.1.1 no such user")
    with pytest.raises(DeliveryError, match=r"refused ann@example\.org \(550 5\.1\.1 no such user\)$"):
        transport.send(ANN)


def test_greylisting_passes_at_the_second_try(server, transport):
    server.will_say("RCPT", "450 4.2.0 greylisted, try again")
    with pytest.raises(DeliveryError, match=r"deferred ann@example\.org \(450 "):
        transport.send(ANN)
    transport.send(ANN)
    assert [mail.recipient for mail in server.mail] == ["ann@example.org"]


def test_refusals_leave_the_connection_as_it_is(server, transport):
    server.will_say("RCPT", "550 no", None, "450 not yet", None)
    server.will_say("DATA", "451 later", "554 never", None)
    for envelope in (ANN, BOB, ANN, BOB, ANN):
        try:
            transport.send(envelope)
        except DeliveryError:
            continue
    assert server.connections == 1
    assert len(server.mail) == 1


def test_a_message_refused_at_its_recipient_is_reset_before_the_next(server, transport):
    server.will_say("RCPT", "550 no")
    with pytest.raises(DeliveryError):
        transport.send(ANN)
    transport.send(BOB)
    transport.send(BOB)
    assert server.commands == ["EHLO", "MAIL", "RCPT", "RSET", "MAIL", "RCPT", "DATA", "MAIL", "RCPT", "DATA"]


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("550 \x1b[31mred\x07 alert", "550 [31mred alert"),
        ("550 übervoll", "550 übervoll"),
        ("550-first\r\n550 second", "550 first second"),
        ("550", "550"),
        ("550 " + "x" * 1000, "550 " + "x" * 300),
    ],
    ids=["control characters", "beyond ASCII", "two lines", "no words", "long"],
)
def test_what_a_server_says_is_shown_as_one_harmless_line(server, transport, reply, shown):
    server.will_say("RCPT", reply)
    with pytest.raises(DeliveryError) as caught:
        transport.send(ANN)
    assert str(caught.value).endswith(f"({shown})")


def test_a_message_above_the_servers_size_is_refused_for_good_before_it_is_sent():
    with (
        smtp_server(largest=1000) as server,
        connect_to(parse_address(f"smtp://127.0.0.1:{server.port}"), timeout=10) as transport,
    ):
        with pytest.raises(DeliveryError, match="refused the message") as caught:
            transport.send(Envelope("digest@example.org", "ann@example.org", b"Subject: News\r\n\r\n" + b"x\r\n" * 999))
        assert fate(caught.value) == FOR_GOOD
        assert "RCPT" not in server.commands


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "ann",
        "@example.org",
        "ann@",
        "ann@example..org",
        "ann@example.org>\r\nDATA",
        "ann@example.org> SIZE=1",
        "ann b@example.org",
        "Ann <ann@example.org>",
        "ann\n@example.org",
        "\udcff@example.org",
        "ann@" + "a" * 64 + ".org",
    ],
)
def test_what_is_no_address_is_refused_for_good_and_never_said(server, transport, recipient):
    with pytest.raises(DeliveryError, match="is no mail address") as caught:
        transport.send(Envelope("digest@example.org", recipient, ANN.content))
    assert fate(caught.value) == FOR_GOOD
    assert server.commands == []


def test_a_sender_that_is_no_address_stops_the_batch(transport):
    with pytest.raises(DeliveryError, match="is no mail address") as caught:
        transport.send(Envelope("The Digest", "ann@example.org", ANN.content))
    assert fate(caught.value) == NOBODY
