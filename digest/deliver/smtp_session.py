"""What is said to a mail server and what it says, each within a time and a size (RFC 5321 §4.2, §4.5.3)."""

from __future__ import annotations

import contextlib
import io
import smtplib
import socket
import ssl
import time
from typing import TYPE_CHECKING, NamedTuple

from digest.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.transport_url import Address

_CLOSING = 421
_LONGEST_REPLY = 64 * 1024  # bytes; smtplib bounds the length of a reply's lines (8 KB), not their number
_LONGEST_QUOTE = 300  # characters of a reply that an error message repeats
_IMPLICIT_TLS = 465  # RFC 8314 §7.3
_OF_ANOTHER_NAME = (62, 64)  # OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and …_IP_ADDRESS_MISMATCH


class Reply(NamedTuple):
    code: int
    line: str  # code and words, in one printable line

    @property
    def positive(self) -> bool:
        return 200 <= self.code < 300


class SessionEnded(DeliveryError):
    """The session is over and closed: lost, timed out, out of step, or ended by the server (then `code` is 421)."""

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message, code=code, permanent=False)


class Session(smtplib.SMTP):
    """smtplib's commands over a connection of ours, where every step may take `timeout` seconds as a whole.

    A socket's own time-out starts anew with each byte, so a server that sends one a minute would hold us for hours.
    """

    def __init__(self, connection: socket.socket, address: Address, *, timeout: float, local_hostname: str) -> None:
        # Without a host smtplib connects to nothing; without a name of ours it would ask DNS for one, maybe for long.
        super().__init__(timeout=timeout, local_hostname=local_hostname)
        self.sock = connection
        self.address = address
        self._replies: _Replies | None = None

    @property
    def is_open(self) -> bool:
        return self.sock is not None

    @property
    def tls(self) -> str | None:
        """The version of TLS spoken, None where there is none."""
        return self.sock.version() if isinstance(self.sock, ssl.SSLSocket) else None

    def ask(self, command: str) -> Reply:
        """Says a line and hears the reply. Raises SessionEnded."""
        self.say(f"{command}\r\n".encode())
        return self.answer()

    def say(self, words: bytes) -> None:
        with self.ending():
            self.send(words)

    def answer(self) -> Reply:
        """The next reply. Raises SessionEnded where none comes, or one after which no other can be told apart."""
        with self.ending():
            code, words = self.getreply()
        reply = Reply(code, in_one_line(code, words))
        if code == _CLOSING:
            self.close()
            raise SessionEnded(f"{self.address.server} ended the session ({reply.line})", code)
        if not 200 <= code < 600:
            self.close()
            raise SessionEnded(f"{self.address.server} answers in a way that is no SMTP")
        return reply

    @contextlib.contextmanager
    def ending(self) -> Iterator[None]:
        """Turns a fault of the connection into SessionEnded, and closes what is left of it."""
        try:
            yield
        except OSError as error:  # smtplib's errors are such too
            self.close()
            raise SessionEnded(in_words(error, self.address, self.timeout)) from error

    def encrypt(self) -> None:
        """Speaks TLS from here on. The certificate must be trusted, and the host's."""
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("closed before TLS began")
        # What came unencrypted is forgotten, unread replies included (RFC 3207 §4.2): they may be an attacker's.
        self.file = None
        self.sock.settimeout(self.timeout)
        # smtplib's own starttls() knows the host's name only where its constructor has made the connection.
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.address.host)

    def send(self, s: str | bytes) -> None:  # type: ignore[override]  # typeshed allows any buffer; these two are sent
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("closed before the reply")
        if self.file is None or self._replies is None:
            self._replies = _Replies(self.sock)
            self.file = io.BufferedReader(self._replies)
        self._replies.expect(self.timeout)
        return super().getreply()


class _Replies(io.RawIOBase):
    """The bytes of one reply after another, each reply within a time and a size."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._until = 0.0
        self._left = 0

    def expect(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._left = _LONGEST_REPLY

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # typeshed's buffer protocol, narrowed
        self._connection.settimeout(max(self._until - time.monotonic(), 0.001))  # 0 would mean: do not block
        count = self._connection.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise OSError("a reply without end")
        return count


def in_one_line(code: int, words: bytes) -> str:
    """A reply as it may reach a terminal and the store: one line, printable, of bounded length."""
    text = words.decode(errors="replace")
    text = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return f"{code} {text[:_LONGEST_QUOTE]}".strip()


def in_words(error: OSError, address: Address, timeout: float) -> str:
    """Why a session ended or could not begin, in one line for its user."""
    server = address.server
    # smtplib turns every fault of a socket into a lost connection, and keeps the fault as its context.
    cause = error.__context__ if isinstance(error, smtplib.SMTPServerDisconnected) and error.__context__ else error
    match cause:
        case socket.gaierror():
            return f"cannot resolve {address.host} ({cause.strerror})"
        case ConnectionRefusedError():
            return f"connection refused by {server}: is a mail server listening there?"
        case TimeoutError():
            hint = ": smtps:// is usual on that port" if address.port == _IMPLICIT_TLS else ""
            return f"{server} did not answer within {timeout:g} s{hint if address.scheme == 'smtp' else ''}"
        case ssl.SSLCertVerificationError():
            why = cause.verify_message.rstrip(".")
            remedy = "" if cause.verify_code in _OF_ANOTHER_NAME else "; SSL_CERT_FILE names a file of those to trust"
            return f"the certificate of {server} is not trusted ({why}){remedy}"
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError() | ConnectionError() | smtplib.SMTPServerDisconnected():
            return f"{server} closed the connection"
        case ssl.SSLError() if cause.reason == "WRONG_VERSION_NUMBER":
            return f"{server} does not begin with TLS: smtp:// in place of smtps:// would take it up by STARTTLS"
        case ssl.SSLError():
            return f"cannot agree on TLS with {server} ({cause.reason or cause})"
        case smtplib.SMTPHeloError():
            words = cause.smtp_error if isinstance(cause.smtp_error, bytes) else cause.smtp_error.encode()
            return f"{server} refused our greeting ({in_one_line(cause.smtp_code, words)})"
        case smtplib.SMTPResponseException():  # smtplib's own: a line of more than 8 KB
            return f"{server} answers in a way that is no SMTP"
        case _:
            return f"cannot speak with {server}: {getattr(cause, 'strerror', None) or cause}"
