"""How a session with a mail server begins: connection, greeting, encryption, log-in (RFC 5321, 3207, 4954)."""

from __future__ import annotations

import base64
import contextlib
import socket
from typing import TYPE_CHECKING

from digest.deliver.smtp_session import Session, SessionEnded, in_words
from digest.errors import DeliveryError
from digest.transport_url import ascii_domain, is_loopback

if TYPE_CHECKING:
    from digest.deliver.smtp_session import Reply
    from digest.transport_url import Address


def begin(address: Address, *, timeout: float, local_hostname: str | None) -> Session:
    """A session in which mail can be sent. Raises DeliveryError, of which no recipient is the cause (connection)."""
    try:
        connection = socket.create_connection((address.host, address.port), timeout)
    except OSError as error:
        raise _nobody(in_words(error, address, timeout)) from error
    session = Session(connection, address, timeout=timeout, local_hostname=local_hostname or own_name(connection))
    try:
        with session.ending():
            _greet(session)
            _secure(session)
            if address.user is not None:
                _log_in(session)
    except DeliveryError as error:
        session.close()
        raise _nobody(str(error), error.code) from error
    return session


def may_send_password(address: Address, *, encrypted: bool) -> bool:
    """Can nobody on the way read it? Within this machine there is no way."""
    return encrypted or is_loopback(address.host)


def own_name(connection: socket.socket) -> str:
    """What we call ourselves (RFC 5321 §4.1.4): this host's full name, else the address that the connection has here.

    Neither asks DNS, which smtplib's choice does (socket.getfqdn), and may wait for seconds.
    """
    name = socket.gethostname()
    with contextlib.suppress(ValueError):
        if "." in name:
            return ascii_domain(name)
    here = str(connection.getsockname()[0]).partition("%")[0]  # without the zone of a link-local one
    return f"[IPv6:{here}]" if ":" in here else f"[{here}]"


def _greet(session: Session) -> None:
    if session.address.scheme == "smtps":
        session.encrypt()
    reply = session.answer()
    if reply.code != 220:
        raise _nobody(f"{session.address.server} takes no mail ({reply.line})", reply.code)
    session.ehlo_or_helo_if_needed()


def _secure(session: Session) -> None:
    """STARTTLS wherever it is offered; no password without."""
    address = session.address
    if address.scheme == "smtp" and address.starttls and session.has_extn("starttls"):
        reply = session.ask("STARTTLS")
        if reply.code != 220:
            raise _nobody(f"{address.server} offers STARTTLS and refused it ({reply.line})", reply.code)
        session.encrypt()
        session.ehlo()  # what was offered before does not count (RFC 3207 §4.2)
    if address.user is not None and not may_send_password(address, encrypted=session.tls is not None):
        raise _nobody(f"{address.server} offers no STARTTLS, so the password was not sent")


def _log_in(session: Session) -> None:
    """AUTH PLAIN (RFC 4616), else LOGIN.

    smtplib's login() knows passwords in ASCII alone, and tries a wrong one by each mechanism that the server offers:
    three failures in a row, for which servers lock addresses out.
    """
    user, password = session.address.user or "", session.address.password or ""
    try:
        reply = _reply_to_password(session, user, password)
    except SessionEnded as error:  # some servers meet a wrong password with nothing else
        raise SessionEnded(f"{error} during the log-in", error.code) from error
    if reply.code != 235:
        verb = "refused" if reply.code >= 500 else "could not check"
        raise _nobody(f"{session.address.server} {verb} the password ({_quotable(reply, user, password)})", reply.code)


def _reply_to_password(session: Session, user: str, password: str) -> Reply:
    offered = session.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        return session.ask(f"AUTH PLAIN {_base64(_plain(user, password))}")
    if "LOGIN" not in offered:
        raise _nobody(f"{session.address.server} offers no log-in by password (AUTH PLAIN or LOGIN)")
    reply = session.ask("AUTH LOGIN")
    for answer in (user, password):
        if reply.code == 334:
            reply = session.ask(_base64(answer))
    return reply


def _quotable(reply: Reply, user: str, password: str) -> str:
    """The reply, but for a server that repeats what it was told."""
    told = (password, _base64(password), _base64(_plain(user, password)))
    return str(reply.code) if any(secret in reply.line for secret in told) else reply.line


def _plain(user: str, password: str) -> str:
    return f"\0{user}\0{password}"


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _nobody(message: str, code: int | None = None) -> DeliveryError:
    """Nobody can be sent anything just now."""
    return DeliveryError(message, code=code, permanent=False, connection=True)
