"""The log-in, and that the password is said to nobody else."""

from __future__ import annotations

import socket
from urllib.parse import quote

import pytest
from smtp_server import bare_server, saying, smtp_server

from digest.deliver.smtp_opening import may_send_password
from digest.deliver.transport import connect_to
from digest.errors import DeliveryError
from digest.model import Envelope
from digest.transport_url import parse_address

ANN = Envelope("digest@example.org", "ann@example.org", b"Subject: News\r\n\r\nHello Ann\r\n")
PASSWORD = "o/pen: s@sämè #1%"


def url(port: int, password: str = PASSWORD, user: str = "ann@example.org") -> str:
    return f"smtp://{quote(user, safe='')}:{quote(password, safe='')}@127.0.0.1:{port}"


def error_of(port: int, password: str = PASSWORD) -> DeliveryError:
    with (
        connect_to(parse_address(url(port, password)), timeout=10) as transport,
        pytest.raises(DeliveryError) as caught,
    ):
        transport.send(ANN)
    assert (caught.value.connection, caught.value.permanent) == (True, False)
    return caught.value


@pytest.mark.parametrize("mechanisms", [("PLAIN", "LOGIN"), ("PLAIN",), ("LOGIN",)])
def test_the_password_opens_the_door(mechanisms):
    with (
        smtp_server(login=("ann@example.org", PASSWORD), mechanisms=mechanisms) as server,
        connect_to(parse_address(url(server.port)), timeout=10) as transport,
    ):
        transport.send(ANN)
    assert [mail.login for mail in server.mail] == [b"ann@example.org"]


@pytest.mark.parametrize("mechanisms", [("PLAIN",), ("LOGIN",)])
def test_a_wrong_password_is_told_in_plain_words_without_it(mechanisms):
    with smtp_server(login=("ann@example.org", PASSWORD), mechanisms=mechanisms) as server:
        error = error_of(server.port, "wrong-horse")
    assert str(error) == (
        f"127.0.0.1:{server.port} refused the password (535 5.7.8 Authentication credentials invalid)"
    )
    assert error.code == 535


def test_a_password_met_with_silence_is_told_to_be_the_matter():
    with (
        bare_server(saying(b"220 mail.test\r\n", b"250-mail.test\r\n250 AUTH PLAIN\r\n")) as port,
        connect_to(parse_address(url(port)), timeout=0.5) as transport,
        pytest.raises(DeliveryError, match=r"did not answer within 0\.5 s during the log-in$"),
    ):
        transport.open()


def test_a_wrong_password_is_tried_once():
    tries = []

    def talk(connection) -> None:
        connection.sendall(b"220 mail.test\r\n")
        while line := connection.recv(65536):
            tries.append(line[:10])
            offer = b"250-mail.test\r\n250 AUTH CRAM-MD5 PLAIN LOGIN\r\n"
            connection.sendall(offer if line.startswith(b"ehlo") else b"535 no\r\n")

    with bare_server(talk) as port:
        error_of(port)
    assert [line for line in tries if line.startswith(b"AUTH")] == [b"AUTH PLAIN"]


@pytest.mark.parametrize(
    ("offer", "reply", "words"),
    [
        (b"250 AUTH PLAIN\r\n", b"454 4.7.0 try later\r\n", "could not check the password (454 4.7.0 try later)"),
        (b"250 AUTH PLAIN\r\n", b"421 4.7.0 bye\r\n", "ended the session (421 4.7.0 bye) during the log-in"),
        (b"250 AUTH PLAIN\r\n", b"334 \r\n", "could not check the password (334)"),
        (b"250 AUTH LOGIN\r\n", b"504 5.5.4 unknown\r\n", "refused the password (504 5.5.4 unknown)"),
        (b"250 auth=plain\r\n", b"535 no\r\n", "refused the password (535 no)"),
        (b"250 AUTH GSSAPI CRAM-MD5\r\n", b"", "offers no log-in by password (AUTH PLAIN or LOGIN)"),
        (b"250 SIZE 1000\r\n", b"", "offers no log-in by password (AUTH PLAIN or LOGIN)"),
        (b"250 AUTH PLAIN\r\n", b"535 no such pair: ann@example.org hunter2\r\n", "refused the password (535)"),
        (b"250 AUTH PLAIN\r\n", b"501 what is AGFubkBleGFtcGxlLm9yZwBodW50ZXIy\r\n", "refused the password (501)"),
    ],
)
def test_a_log_in_that_fails_otherwise_is_told_as_it_is(offer, reply, words):
    replies = [b"220 mail.test\r\n", b"250-mail.test\r\n" + offer, *([reply] if reply else [])]
    with bare_server(saying(*replies)) as port:
        assert str(error_of(port, "hunter2")) == f"127.0.0.1:{port} {words}"


@pytest.mark.parametrize(
    ("host", "encrypted", "allowed"),
    [
        ("mail.example.org", True, True),
        ("mail.example.org", False, False),
        ("192.168.1.5", False, False),
        ("10.0.0.1", False, False),
        ("0.0.0.0", False, False),
        ("localhost.example.org", False, False),
        ("127.0.0.1.example.org", False, False),
        ("127.0.0.1", False, True),
        ("127.9.9.9", False, True),
        ("[::1]", False, True),
        ("localhost", False, True),
        ("LOCALHOST", False, True),
        ("127.0.0.1", True, True),
    ],
)
def test_a_password_is_sent_unencrypted_within_this_machine_alone(host, encrypted, allowed):
    assert may_send_password(parse_address(f"smtp://ann:secret@{host}"), encrypted=encrypted) is allowed


def test_the_password_is_not_sent_where_it_could_be_read(monkeypatch):
    """A name that is not this machine's, but leads here: the name decides, for it is what the user trusts."""
    resolve = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest: resolve("127.0.0.1", *rest))
    with (
        smtp_server(login=("ann", "secret")) as server,
        connect_to(parse_address(f"smtp://ann:secret@mail.example.org:{server.port}"), timeout=10) as transport,
        pytest.raises(DeliveryError) as caught,
    ):
        transport.send(ANN)
    assert str(caught.value) == f"mail.example.org:{server.port} offers no STARTTLS, so the password was not sent"
    assert caught.value.connection
    assert server.mail == []
