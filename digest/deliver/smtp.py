"""Sends messages to a mail server, one after another over a connection that is kept (RFC 5321)."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, NamedTuple

from digest.deliver.smtp_opening import begin
from digest.deliver.smtp_session import SessionEnded
from digest.deliver.transport import Receipt, Transport
from digest.errors import DeliveryError
from digest.transport_url import ascii_domain

if TYPE_CHECKING:
    from digest.deliver.smtp_session import Reply, Session
    from digest.model import Envelope
    from digest.transport_url import Address

_FAREWELL = 2.0  # seconds for the reply to QUIT, which nobody needs
_GO_AHEAD = 354
_TOO_LARGE = 552
# No message is taken from us while these stand: log-in wanted, too weak, wrong or unencrypted (RFC 4954 §6).
_LOG_IN = frozenset({530, 534, 535, 538})
# Of printable characters: a local part is a dot-string or a quoted string (RFC 5321 §4.1.2, RFC 6531 §3.3).
_LOCAL = re.compile(r'[^ "(),:;<>@\[\\\]]+|"(?:[^"\\]|\\.)*"')
_DOMAIN_LITERAL = re.compile(r"\[[A-Za-z0-9.:-]+\]")


class Smtp(Transport):
    """One connection to a mail server, opened when needed.

    A server may end it between two messages (421, or silently), as it was idle for long or has taken as many as it
    takes at a time. Nothing has been handed over then, so the message goes over a new connection at once.
    """

    def __init__(self, address: Address, *, timeout: float, local_hostname: str | None = None) -> None:
        self._address = address
        self._timeout = timeout
        self._local_hostname = local_hostname
        self._session: Session | None = None
        self._unfinished = False  # a message was begun and not ended: RSET goes before the next

    def open(self) -> None:
        self._opened()

    def send(self, envelope: Envelope) -> Receipt:
        """Delivers by MAIL, RCPT and DATA.

        What the server says to RCPT and after DATA concerns this delivery; what it says to MAIL concerns everyone,
        but that the message is too large (552). One case is uncertain: the session ends after the message's last
        byte and before the reply to it. The error says so and is not permanent: twice is better than not at all.
        """
        paths = _paths_of(envelope)
        session = self._begin(paths, envelope.content)
        reply = session.ask(f"RCPT TO:<{paths.recipient}>")
        if not reply.positive:
            raise self._refusal(envelope.recipient, reply)
        reply = session.ask("DATA")
        if reply.code != _GO_AHEAD:
            raise self._refusal("the message", reply)
        session.say(dot_stuffed(envelope.content))
        reply = _verdict(session)
        self._unfinished = False
        if not reply.positive:
            raise self._refusal("the message", reply)
        return Receipt(*reply)

    def introduce(self) -> str:
        self.close()
        try:
            return f"{self._address.server} {_offer(self._opened())}"
        finally:
            self.close()

    def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.timeout = _FAREWELL
            with contextlib.suppress(DeliveryError, OSError):
                session.ask("QUIT")
            with contextlib.suppress(OSError):
                session.close()

    def _opened(self) -> Session:
        if self._session is None or not self._session.is_open:
            self._session = begin(self._address, timeout=self._timeout, local_hostname=self._local_hostname)
            self._unfinished = False
        return self._session

    def _begin(self, paths: _Paths, content: bytes) -> Session:
        """A session in which MAIL has been taken."""
        reply = self._reply_to_mail(paths, content)
        if reply.code == _TOO_LARGE:
            raise self._refusal("the message", reply)
        if not reply.positive:
            raise self._refusal(f"the sender {paths.sender}", reply, everyone=True)
        self._unfinished = True
        return self._opened()

    def _reply_to_mail(self, paths: _Paths, content: bytes) -> Reply:
        if self._session is not None and self._session.is_open:
            with contextlib.suppress(SessionEnded):  # one that was kept too long
                return self._mail(paths, content)
        try:
            return self._mail(paths, content)
        except SessionEnded as error:  # a new one that ends at once will do so for everyone
            raise DeliveryError(str(error), code=error.code, permanent=False, connection=True) from error

    def _mail(self, paths: _Paths, content: bytes) -> Reply:
        session = self._opened()
        options = _mail_options(session, paths, content)
        if self._unfinished:
            session.ask("RSET")
            self._unfinished = False
        return session.ask(f"MAIL FROM:<{paths.sender}>{options}")

    def _refusal(self, what: str, reply: Reply, *, everyone: bool = False) -> DeliveryError:
        if reply.code < 400 and self._session is not None:  # a yes to another question: we are out of step
            self._session.close()
        everyone = everyone or reply.code in _LOG_IN
        refused = reply.code >= 500
        return DeliveryError(
            f"{self._address.server} {'refused' if refused else 'deferred'} {what} ({reply.line})",
            code=reply.code,
            permanent=refused and not everyone,
            connection=everyone,
        )


class _Paths(NamedTuple):
    """An envelope's addresses as MAIL and RCPT take them."""

    sender: str
    recipient: str


def path_of(address: str) -> str:
    """`address` as SMTP takes it, its domain in A-labels. Raises ValueError where it is none.

    It is strict where laxness would be dangerous: nothing in it can end the command that it stands in.
    """
    local, _, domain = address.rpartition("@")
    try:
        if not (address.isprintable() and _LOCAL.fullmatch(local)):
            raise ValueError
        return f"{local}@{domain if _DOMAIN_LITERAL.fullmatch(domain) else ascii_domain(domain)}"
    except ValueError:
        raise ValueError(f"{address!r} is no mail address") from None


def dot_stuffed(content: bytes) -> bytes:
    """A message as it follows DATA, its end mark included: a line that begins with a dot gets another (§4.5.2).

    After a bare line feed too, which some servers take for the end of a line.
    """
    stuffed = content.replace(b"\n.", b"\n..")
    if content.startswith(b"."):
        stuffed = b"." + stuffed
    return stuffed + (b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n")


def _paths_of(envelope: Envelope) -> _Paths:
    try:
        sender = path_of(envelope.sender)
    except ValueError as error:
        raise DeliveryError(f"cannot send: {error}", permanent=False, connection=True) from error
    try:
        return _Paths(sender, path_of(envelope.recipient))
    except ValueError as error:
        raise DeliveryError(f"cannot deliver: {error}", permanent=True) from error


def _mail_options(session: Session, paths: _Paths, content: bytes) -> str:
    beyond = _beyond_ascii(paths, content)
    if beyond and not session.has_extn("smtputf8"):
        everyone = beyond != paths.recipient
        raise DeliveryError(
            f"{session.address.server} takes ASCII addresses only (it offers no SMTPUTF8), which {beyond} is not",
            permanent=not everyone,
            connection=everyone,
        )
    options = ""
    if session.has_extn("size"):
        options += f" SIZE={len(content)}"  # a message too large is refused before it is sent (RFC 1870)
    if session.has_extn("8bitmime") and not content.isascii():
        options += " BODY=8BITMIME"
    if beyond:
        options += " SMTPUTF8"
    return options


def _beyond_ascii(paths: _Paths, content: bytes) -> str | None:
    """The address that needs SMTPUTF8 (RFC 6531 §3.3), None where all are ASCII.

    The recipient's goes first: it may be the reason why the sender's, by VERP, and a header are not ASCII either.
    """
    if not paths.recipient.isascii():
        return paths.recipient
    if not paths.sender.isascii():
        return paths.sender
    if not content.isascii() and not content.partition(b"\r\n\r\n")[0].isascii():
        return "one in the message's headers"
    return None


def _verdict(session: Session) -> Reply:
    try:
        return session.answer()
    except SessionEnded as error:
        if error.code is not None:  # it has said no, and then closed
            raise
        raise SessionEnded(f"{error} after the whole message was sent: it may have arrived") from error


def _offer(session: Session) -> str:
    size = session.esmtp_features.get("size", "")
    return ", ".join(
        [
            f"answers over {session.tls}" if session.tls else "answers without TLS",
            *(["accepts the password"] if session.address.user else []),
            *([f"takes messages up to {int(size) // 1_000_000} MB"] if size.isdecimal() and int(size) else []),
        ]
    )
