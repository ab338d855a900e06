"""Faults of the network, in words for those who only want to read."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import trustme
from gathered import fetched
from web_server import rss, web_server

from digest.errors import FeedError
from digest.gather import resolver

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def saying(words: bytes) -> Iterator[int]:
    """A server that answers everybody with the same bytes. Yields its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            try:
                while True:
                    client, _ = server.accept()
                    with client:
                        client.recv(10_000)
                        client.sendall(words)
            except OSError:
                return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def fault(url: str) -> str:
    with pytest.raises(FeedError) as caught:
        fetched(url)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_closed_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert fault(f"http://127.0.0.1:{port}/") == "refused the connection"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (socket.EAI_NONAME, "no such host: nowhere.example"),
        (socket.EAI_AGAIN, "the name nowhere.example could not be looked up"),
    ],
)
def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch, code: int, words: str) -> None:
    def unknown(*_: object) -> list[tuple[int, str]]:
        raise socket.gaierror(code, "unknown")

    monkeypatch.setattr(resolver, "system_lookup", unknown)
    assert fault("http://nowhere.example/") == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "closed the connection without an answer"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "gave an answer that is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "gave an answer that is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n", "sent headers without end"),
    ],
    ids=["nothing", "ssh", "length", "header"],
)
def test_an_answer_that_is_not_http(answer: bytes, words: str) -> None:
    with saying(answer) as port:
        assert fault(f"http://127.0.0.1:{port}/") == words


def test_a_server_that_speaks_no_tls() -> None:
    with saying(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert fault(f"https://127.0.0.1:{port}/") == "does not speak TLS as it should"


def test_a_certificate_that_nobody_trusts() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    with web_server(tls=tls) as web:
        assert fault(web.put("/feed", rss("One"))).startswith("has a certificate that is not to be trusted: ")


def test_an_authority_that_the_environment_names_is_trusted() -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with authority.cert_pem.tempfile() as file, web_server(tls=tls) as web:
        web.put("/feed", rss("One"))
        client = f"from gathered import page; print(len(page({web.url('/feed')!r}).body))"
        run = subprocess.run(
            [sys.executable, "-c", client],
            env=os.environ | {"SSL_CERT_FILE": file, "PYTHONPATH": str(Path(__file__).parent)},
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
    assert int(run.stdout) == len(rss("One"))
