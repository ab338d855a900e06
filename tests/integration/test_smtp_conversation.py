"""What is said to a server that behaves: who we are, and whatever a message needs and no more."""

from __future__ import annotations

import re
import socket
import threading

import pytest
from smtp_server import bare_server, smtp_server

from digest.deliver.transport import connect_to
from digest.errors import DeliveryError
from digest.model import Envelope
from digest.transport_url import parse_address

CONTENT = b"Subject: News\r\n\r\nHello\r\n"
ANN = Envelope("digest@example.org", "ann@example.org", CONTENT)


@pytest.fixture
def server():
    with smtp_server() as running:
        yield running


@pytest.fixture
def transport(server):
    with connect_to(parse_address(f"smtp://127.0.0.1:{server.port}"), timeout=10) as opened:
        yield opened


def test_many_messages_go_over_one_connection(server, transport):
    for _ in range(50):
        transport.send(ANN)
    assert len({mail.peer for mail in server.mail}) == server.connections == 1


def test_the_receipt_quotes_the_server(transport):
    receipt = transport.send(ANN)
    assert (receipt.code, receipt.text) == (250, "250 2.0.0 queued")


def test_we_call_ourselves_by_a_name_that_smtp_knows(server, transport):
    transport.send(ANN)
    assert re.fullmatch(r"[\w-]+(\.[\w-]+)+|\[127\.0\.0\.1\]", server.mail[0].greeting)


@pytest.mark.parametrize(
    ("hostname", "expected"),
    [("laptop", "[127.0.0.1]"), ("web.example.org", "web.example.org"), ("my laptop.local", "[127.0.0.1]")],
)
def test_our_name_is_found_without_asking_dns(server, transport, monkeypatch, hostname, expected):
    def ask(*_):
        raise AssertionError("asked DNS")

    monkeypatch.setattr(socket, "gethostname", lambda: hostname)
    for question in ("getfqdn", "gethostbyname", "gethostbyaddr"):
        monkeypatch.setattr(socket, question, ask)
    transport.send(ANN)
    assert server.mail[0].greeting == expected


def test_our_name_may_be_given(server):
    address = parse_address(f"smtp://127.0.0.1:{server.port}")
    with connect_to(address, timeout=10, local_hostname="news.example.org") as transport:
        transport.send(ANN)
    assert server.mail[0].greeting == "news.example.org"


def test_we_take_leave():
    heard = bytearray()
    left = threading.Event()

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 mail.test\r\n")
        while line := connection.recv(1000):
            heard.extend(line)
            connection.sendall(b"250 ok\r\n")
        left.set()

    with bare_server(talk) as port:
        with connect_to(parse_address(f"smtp://127.0.0.1:{port}"), timeout=10) as transport:
            transport.open()
        assert left.wait(10)
    assert heard.endswith(b"\r\nQUIT\r\n")


@pytest.mark.parametrize(
    ("sender", "recipient", "content", "options"),
    [
        ("a@x.org", "b@x.org", CONTENT, {f"SIZE={len(CONTENT)}"}),
        ("a@x.org", "b@x.org", CONTENT + b"\xff\r\n", {f"SIZE={len(CONTENT) + 3}", "BODY=8BITMIME"}),
        ("a@x.org", "jörg@x.org", CONTENT, {f"SIZE={len(CONTENT)}", "SMTPUTF8"}),
        ("jörg@x.org", "b@x.org", CONTENT, {f"SIZE={len(CONTENT)}", "SMTPUTF8"}),
        ("a@x.org", "b@straße.de", CONTENT, {f"SIZE={len(CONTENT)}"}),
    ],
)
def test_a_message_asks_for_no_more_than_it_needs(server, transport, sender, recipient, content, options):
    transport.send(Envelope(sender, recipient, content))
    assert set(server.mail[0].options) == options
    assert server.mail[0].content == content


@pytest.mark.parametrize(
    ("recipient", "path"),
    [
        ("ann@example.org", "ann@example.org"),
        ("ann+news@example.org", "ann+news@example.org"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("ann@straße.de", "ann@xn--strae-oqa.de"),
        ("ann@例え.テスト", "ann@xn--r8jz45g.xn--zckzah"),
        ("jörg@straße.de", "jörg@xn--strae-oqa.de"),
        ('"ann b"@example.org', '"ann b"@example.org'),
        ("ann@[127.0.0.1]", "ann@[127.0.0.1]"),
    ],
)
def test_an_address_reaches_the_server_as_it_is_but_its_domain_in_a_labels(server, transport, recipient, path):
    transport.send(Envelope("digest@example.org", recipient, CONTENT))
    assert server.mail[0].recipient == path


def test_an_address_beyond_ascii_fails_for_good_where_the_server_takes_none():
    with (
        smtp_server(smtputf8=False) as server,
        connect_to(parse_address(f"smtp://127.0.0.1:{server.port}"), timeout=10) as transport,
    ):
        with pytest.raises(DeliveryError, match=r"offers no SMTPUTF8\), which jörg@example\.org is not") as caught:
            transport.send(Envelope("digest@example.org", "jörg@example.org", CONTENT))
        assert (caught.value.permanent, caught.value.connection) == (True, False)
        with pytest.raises(DeliveryError, match="offers no SMTPUTF8") as caught:
            transport.send(Envelope("jörg@example.org", "ann@example.org", CONTENT))
        assert (caught.value.permanent, caught.value.connection) == (False, True)
        transport.send(ANN)
    assert server.connections == 1
