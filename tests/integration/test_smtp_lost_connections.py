"""Servers that cannot be reached, fall silent, hang up or talk nonsense: nothing is lost, and nobody waits for long."""

from __future__ import annotations

import socket
import time

import pytest
from smtp_server import DROP, SILENCE, bare_server, saying, smtp_server

from digest.deliver.smtp_session import in_words
from digest.deliver.transport import connect_to
from digest.errors import DeliveryError
from digest.model import Envelope
from digest.transport_url import parse_address

ANN = Envelope("digest@example.org", "ann@example.org", b"Subject: News\r\n\r\nHello Ann\r\n")
BOB = Envelope("digest@example.org", "bob@example.org", b"Subject: News\r\n\r\nHello Bob\r\n")
GREETING = b"220 mail.test\r\n"


@pytest.fixture
def server():
    with smtp_server() as running:
        yield running


@pytest.fixture
def transport(server):
    with connect_to(parse_address(f"smtp://127.0.0.1:{server.port}"), timeout=0.5) as opened:
        yield opened


def error_of(host_and_port: str, *, timeout: float = 0.5) -> DeliveryError:
    with (
        connect_to(parse_address(f"smtp://{host_and_port}"), timeout=timeout) as transport,
        pytest.raises(DeliveryError) as caught,
    ):
        transport.send(ANN)
    return caught.value


def error_at(port: int) -> DeliveryError:
    started = time.monotonic()
    error = error_of(f"127.0.0.1:{port}")
    assert time.monotonic() - started < 3
    assert not error.permanent
    return error


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ("RCPT", DROP),
        ("RCPT", SILENCE),
        ("RCPT", "421 4.3.2 shutting down"),
        ("BODY", DROP),
        ("BODY", SILENCE),
        ("DATA", DROP),
        ("DATA", SILENCE),
        ("DATA", "421 4.3.2 shutting down"),
    ],
)
def test_a_session_that_ends_in_a_message_is_that_deliverys_affair_and_the_next_has_a_new_one(
    server, transport, command, fault
):
    transport.send(BOB)
    server.will_say(command, fault)
    with pytest.raises(DeliveryError) as caught:
        transport.send(ANN)
    assert (caught.value.permanent, caught.value.connection) == (False, False)
    assert caught.value.code == (421 if fault.startswith("421") else None)
    transport.send(BOB)
    assert server.connections == 2


@pytest.mark.parametrize("fault", [DROP, SILENCE, "421 4.7.0 too many messages in this session"])
def test_a_kept_connection_that_ends_between_messages_is_replaced_unnoticed(server, transport, fault):
    transport.send(ANN)
    server.will_say("MAIL", fault)
    transport.send(BOB)
    assert [mail.recipient for mail in server.mail] == ["ann@example.org", "bob@example.org"]
    assert server.connections == 2


@pytest.mark.parametrize("fault", [DROP, SILENCE, "421 4.3.2 not now"])
def test_a_new_connection_that_ends_before_the_first_message_stops_the_batch(server, transport, fault):
    server.will_say("MAIL", fault)
    with pytest.raises(DeliveryError) as caught:
        transport.send(ANN)
    assert (caught.value.permanent, caught.value.connection) == (False, True)


def test_a_server_whose_every_session_ends_at_mail_is_asked_twice_not_for_ever(server, transport):
    transport.send(BOB)
    server.will_say("MAIL", DROP, DROP, DROP)
    with pytest.raises(DeliveryError) as caught:
        transport.send(ANN)
    assert caught.value.connection
    assert server.connections == 2


@pytest.mark.parametrize(
    ("fault", "words"), [(DROP, "closed the connection"), (SILENCE, "did not answer within 0.5 s")]
)
def test_a_message_sent_whole_and_not_confirmed_may_have_arrived(server, transport, fault, words):
    server.will_say("DATA", fault)
    with pytest.raises(DeliveryError, match=f"{words} after the whole message was sent: it may have arrived$"):
        transport.send(ANN)


@pytest.mark.parametrize("command", ["RCPT", "BODY"])
def test_a_message_not_sent_whole_is_not_said_to_have_arrived(server, transport, command):
    server.will_say(command, DROP)
    with pytest.raises(DeliveryError) as caught:
        transport.send(Envelope(ANN.sender, ANN.recipient, ANN.content + b"x\r\n" * 10_000_000))
    assert str(caught.value) == f"127.0.0.1:{server.port} closed the connection"


def test_nobody_listening_is_said_so():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = error_at(port)
    assert str(error) == f"connection refused by 127.0.0.1:{port}: is a mail server listening there?"
    assert error.connection


def test_a_name_that_nobody_has_is_said_so():
    error = error_of("nowhere.invalid:25")
    assert str(error).startswith("cannot resolve nowhere.invalid (")
    assert (error.connection, error.permanent) == (True, False)


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        ([b"421 4.3.2 too busy\r\n"], "ended the session (421 4.3.2 too busy)"),
        ([b"554 5.3.2 no mail here\r\n"], "takes no mail (554 5.3.2 no mail here)"),
        ([b"SSH-2.0-OpenSSH_9.2\r\n"], "answers in a way that is no SMTP"),
        ([b"HTTP/1.1 400 Bad Request\r\n\r\n"], "answers in a way that is no SMTP"),
        ([b"\x15\x03\x01\x00\x02\x02\x16\r\n"], "answers in a way that is no SMTP"),
        ([b"999 what\r\n"], "answers in a way that is no SMTP"),
        ([b"220 " + b"x" * 9000 + b"\r\n"], "answers in a way that is no SMTP"),
        ([b"220-more\r\n" * 9000], "cannot speak with {}: a reply without end"),
        ([b""], "did not answer within 0.5 s"),
        ([b"220-more\r\n"], "did not answer within 0.5 s"),
        ([GREETING, b"502 what\r\n", b"502 what\r\n"], "refused our greeting (502 what)"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_does_not_greet_as_a_mail_server_does_stops_the_batch(replies, words):
    with bare_server(saying(*replies)) as port:
        error = error_at(port)
    assert error.connection
    assert words.format(f"127.0.0.1:{port}") in str(error)


def test_a_port_that_hangs_up_at_once_is_said_so():
    with bare_server(lambda connection: None) as port:
        assert str(error_at(port)) == f"127.0.0.1:{port} closed the connection"


def test_an_old_server_that_knows_no_ehlo_will_do():
    talk = saying(
        *(GREETING, b"500 what\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n"),
        *(b"354 go\r\n", b"250 taken\r\n", b"221 bye\r\n"),
    )
    with (
        bare_server(talk) as port,
        connect_to(parse_address(f"smtp://127.0.0.1:{port}"), timeout=0.5) as transport,
    ):
        assert transport.send(ANN).text == "250 taken"


def test_one_byte_at_a_time_does_not_stretch_the_time_out():
    def dribble(connection: socket.socket) -> None:
        for _ in range(100):
            connection.sendall(b"2")
            time.sleep(0.1)

    with bare_server(dribble) as port:
        assert "did not answer within 0.5 s" in str(error_at(port))


def test_a_server_that_reads_nothing_does_not_stretch_the_time_out():
    def stop_reading(connection: socket.socket) -> None:
        for reply in (GREETING, b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"):
            connection.sendall(reply)
            if not reply.startswith(b"354"):
                connection.recv(65536)
        time.sleep(2)

    with (
        bare_server(stop_reading) as port,
        connect_to(parse_address(f"smtp://127.0.0.1:{port}"), timeout=0.5) as transport,
    ):
        started = time.monotonic()
        with pytest.raises(DeliveryError, match=r"did not answer within 0\.5 s$"):
            transport.send(Envelope(ANN.sender, ANN.recipient, ANN.content + b"x\r\n" * 10_000_000))
        assert time.monotonic() - started < 2


def test_a_mail_server_that_wants_tls_at_once_is_guessed_by_its_port():
    silent = TimeoutError("timed out")
    assert in_words(silent, parse_address("smtp://mail.example.org:465"), 60).endswith("smtps:// is usual on that port")
    assert in_words(silent, parse_address("smtps://mail.example.org"), 60).endswith("within 60 s")


def test_leaving_a_silent_server_takes_no_longer_than_two_seconds():
    with bare_server(saying(GREETING, b"250 hello\r\n")) as port:
        transport = connect_to(parse_address(f"smtp://127.0.0.1:{port}"), timeout=60)
        transport.open()
        started = time.monotonic()
        transport.close()
        assert time.monotonic() - started < 3
