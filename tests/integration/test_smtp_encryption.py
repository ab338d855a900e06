"""STARTTLS, TLS from the start, and whose certificates are trusted."""

from __future__ import annotations

import ssl
import time

import pytest
import trustme
from smtp_server import bare_server, saying, smtp_server

from digest.deliver.transport import connect_to
from digest.errors import DeliveryError
from digest.model import Envelope
from digest.transport_url import parse_address

ANN = Envelope("digest@example.org", "ann@example.org", b"Subject: News\r\n\r\nHello Ann\r\n")


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.fixture
def nobody_trusted(tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))


def certified(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*(names or ("127.0.0.1", "localhost"))).configure_cert(context)
    return context


def send_to(url: str) -> None:
    with connect_to(parse_address(url), timeout=10) as transport:
        transport.send(ANN)


def error_of(url: str) -> str:
    with pytest.raises(DeliveryError) as caught:
        send_to(url)
    assert (caught.value.connection, caught.value.permanent) == (True, False)
    return str(caught.value)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_starttls_is_used_where_it_is_offered(authority, host):
    with smtp_server(starttls=certified(authority)) as server:
        send_to(f"smtp://{host}:{server.port}")
    assert [(mail.encrypted, mail.content) for mail in server.mail] == [(True, ANN.content)]
    assert server.commands.count("EHLO") == 2


@pytest.mark.usefixtures("trusted")
def test_smtps_begins_with_tls(authority):
    with smtp_server(tls=certified(authority)) as server:
        send_to(f"smtps://127.0.0.1:{server.port}")
    assert [(mail.encrypted, mail.content) for mail in server.mail] == [(True, ANN.content)]


def test_without_starttls_and_password_mail_goes_as_it_can():
    with smtp_server() as server:
        send_to(f"smtp://127.0.0.1:{server.port}")
    assert [mail.encrypted for mail in server.mail] == [False]


@pytest.mark.usefixtures("nobody_trusted")
def test_starttls_can_be_forgone_by_the_user(authority):
    with smtp_server(starttls=certified(authority)) as server:
        send_to(f"smtp://127.0.0.1:{server.port}/?starttls=never")
    assert [mail.encrypted for mail in server.mail] == [False]


@pytest.mark.usefixtures("nobody_trusted")
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_certificate_of_unknown_origin_ends_it_on_this_machine_too(authority, scheme):
    context = certified(authority)
    with smtp_server(**{"starttls" if scheme == "smtp" else "tls": context}) as server:
        error = error_of(f"{scheme}://127.0.0.1:{server.port}")
    assert error.startswith(f"the certificate of 127.0.0.1:{server.port} is not trusted (")
    assert error.endswith("; SSL_CERT_FILE names a file of those to trust")
    assert server.mail == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_ends_it(authority):
    with smtp_server(starttls=certified(authority, "mail.example.org")) as server:
        error = error_of(f"smtp://127.0.0.1:{server.port}")
    assert "is not trusted (IP address mismatch, certificate is not valid for '127.0.0.1')" in error
    assert server.mail == []


def test_no_mail_goes_unencrypted_where_starttls_was_offered_and_then_refused():
    replies = (
        b"220 mail.test\r\n",
        b"250-mail.test\r\n250 STARTTLS\r\n",
        b"454 4.7.0 not available\r\n",
        b"221 bye\r\n",
    )
    with bare_server(saying(*replies)) as port:
        error = error_of(f"smtp://127.0.0.1:{port}")
    assert error == f"127.0.0.1:{port} offers STARTTLS and refused it (454 4.7.0 not available)"


def test_smtps_where_tls_is_not_spoken_at_once_says_what_to_change():
    with smtp_server() as server:
        error = error_of(f"smtps://127.0.0.1:{server.port}")
    assert (
        error
        == f"127.0.0.1:{server.port} does not begin with TLS: smtp:// in place of smtps:// would take it up by STARTTLS"
    )


@pytest.mark.usefixtures("trusted")
def test_replies_slipped_in_before_tls_are_forgotten(authority):
    """CVE-2011-0411, seen from the client: what follows the 220 unencrypted must not answer the EHLO within."""
    context = certified(authority)

    def slip_in(connection) -> None:
        connection.sendall(b"220 mail.test\r\n")
        connection.recv(1000)
        connection.sendall(b"250-mail.test\r\n250 STARTTLS\r\n")
        connection.recv(1000)
        connection.sendall(b"220 go\r\n250-mail.test\r\n250 SIZE 666000000\r\n")
        with context.wrap_socket(connection, server_side=True) as encrypted:
            encrypted.recv(1000)
            encrypted.sendall(b"250-mail.test\r\n250 SIZE 1000000\r\n")
            encrypted.recv(1000)
            encrypted.sendall(b"221 bye\r\n")

    with bare_server(slip_in) as port, connect_to(parse_address(f"smtp://127.0.0.1:{port}"), timeout=10) as transport:
        assert transport.introduce().endswith("takes messages up to 1 MB")


@pytest.mark.usefixtures("trusted")
def test_an_introduction_tells_what_the_server_offers(authority):
    with smtp_server(starttls=certified(authority), login=("ann", "secret")) as server:
        with connect_to(parse_address(f"smtp://ann:secret@localhost:{server.port}"), timeout=10) as transport:
            line = transport.introduce()
        with connect_to(parse_address(f"smtp://localhost:{server.port}?starttls=never"), timeout=10) as transport:
            plain = transport.introduce()
    place = f"localhost:{server.port} answers"
    assert line == f"{place} over TLSv1.3, accepts the password, takes messages up to 32 MB"
    assert plain == f"{place} without TLS, takes messages up to 32 MB"
    assert server.mail == []


@pytest.mark.usefixtures("trusted")
def test_an_encrypted_message_to_a_server_that_reads_slowly_does_not_stretch_the_time_out(authority):
    context = certified(authority)

    def read_slowly(connection) -> None:
        with context.wrap_socket(connection, server_side=True) as encrypted:
            for reply in (b"220 mail.test\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"):
                encrypted.sendall(reply)
                if not reply.startswith(b"354"):
                    encrypted.recv(65536)
            until = time.monotonic() + 4
            while time.monotonic() < until:
                encrypted.recv(4096)
                time.sleep(0.05)

    with (
        bare_server(read_slowly) as port,
        connect_to(parse_address(f"smtps://127.0.0.1:{port}"), timeout=0.5) as transport,
    ):
        started = time.monotonic()
        with pytest.raises(DeliveryError, match=r"did not answer within 0\.5 s$"):
            transport.send(Envelope(ANN.sender, ANN.recipient, ANN.content + b"x\r\n" * 10_000_000))
        assert time.monotonic() - started < 2
