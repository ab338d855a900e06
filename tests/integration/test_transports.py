"""What every transport promises: one suite, which each of them runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from smtp_server import smtp_server

from digest.deliver.transport import connect_to
from digest.model import Envelope
from digest.transport_url import parse_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.deliver.transport import Transport

HEADERS = b"From: digest@example.org\r\nSubject: News\r\n"


@dataclass
class Post:
    transport: Transport
    received: Callable[[], list[bytes]]


@pytest.fixture(params=["smtp", "maildir"])
def post(request, tmp_path):
    if request.param == "maildir":
        folder = tmp_path / "some" / "outbox"
        with connect_to(parse_address(f"maildir:{folder}")) as transport:
            yield Post(transport, lambda: [file.read_bytes() for file in (folder / "new").iterdir()])
        return
    with smtp_server() as server, connect_to(parse_address(f"smtp://127.0.0.1:{server.port}"), timeout=10) as transport:
        yield Post(transport, lambda: [mail.content for mail in server.mail])


def envelope(number: int = 1, *, recipient: str = "ann@example.org", body: bytes = b"Good morning\r\n") -> Envelope:
    return Envelope("digest@example.org", recipient, b"Message-ID: <%d@x>\r\n" % number + HEADERS + b"\r\n" + body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\r\n",
        b".\r\n",
        b"..\r\n.\r\n",
        b".a\r\n\r\n.\r\n..b\r\n",
        b"a\r\n.\r\n",
        "Frühstück · ☕\r\n".encode(),
        b"\xff\xfe\x00\x01\r\n",
        b"x" * 998 + b"\r\n",
        b"From here\r\n>From there\r\n",
        b"tab\there \r\n trailing \r\n",
        (b"0123456789" * 7 + b"\r\n") * 20_000,
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_message_arrives_byte_for_byte(post, body):
    message = envelope(body=body)
    post.transport.send(message)
    assert post.received() == [message.content]


def test_each_recipient_gets_a_message_of_their_own(post):
    for recipient in ("ann@example.org", "bob@example.org"):
        post.transport.send(envelope(recipient=recipient, body=f"Good morning {recipient}\r\n".encode()))
    assert sorted(post.received()) == [
        envelope(body=b"Good morning ann@example.org\r\n").content,
        envelope(body=b"Good morning bob@example.org\r\n").content,
    ]


def test_one_recipient_gets_many_messages(post):
    for number in range(20):
        post.transport.send(envelope(number))
    assert sorted(post.received()) == sorted(envelope(number).content for number in range(20))


def test_a_receipt_is_one_line(post):
    receipt = post.transport.send(envelope())
    assert receipt.text
    assert receipt.text.isprintable()


def test_opening_twice_is_opening_once(post):
    post.transport.open()
    post.transport.open()
    post.transport.send(envelope())
    assert len(post.received()) == 1


def test_what_was_closed_opens_again(post):
    post.transport.open()
    post.transport.send(envelope(1))
    post.transport.close()
    post.transport.send(envelope(2))
    assert len(post.received()) == 2


def test_closing_needs_nothing_open(post):
    post.transport.close()
    post.transport.open()
    post.transport.close()
    post.transport.close()


def test_an_introduction_sends_nothing_and_says_so_in_one_line(post):
    line = post.transport.introduce()
    assert line
    assert line.isprintable()
    assert post.received() == []
    post.transport.send(envelope())
    assert len(post.received()) == 1
