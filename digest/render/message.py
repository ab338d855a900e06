"""The MIME message of an edition. It is built once, and what is personal is set before it for each recipient."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from typing import TYPE_CHECKING

from digest.render.headers import ascii_address, exact, field, mailbox
from digest.render.unsubscribe import list_label, unsubscribe_address
from digest.render.words import words_of

if TYPE_CHECKING:
    from datetime import datetime

    from digest.model import Edition
    from digest.render.letterhead import Letterhead


def build(edition: Edition, head: Letterhead, *, subject: str, html: str, text: str) -> bytes:
    """The message without To and Message-ID, lines ended by CRLF. The same arguments give the same bytes."""
    domain = ascii_address(head.sender).rpartition("@")[2]
    fields = [
        mailbox("From", head.sender_name or edition.title, head.sender),
        field("Subject", subject),
        exact("Date", format_datetime(edition.at.astimezone(head.timezone))),
        exact("List-Id", f"<{list_label(edition.digest)}.{domain}>"),
        exact("List-Unsubscribe", f"<{unsubscribe_address(edition.digest, head)}>"),
        exact("Auto-Submitted", "auto-generated"),  # RFC 3834 §5: no absence notice answers it
        exact("Content-Language", words_of(head.language).language),
    ]
    if head.reply_to:
        fields.insert(1, mailbox("Reply-To", "", head.reply_to))
    return b"".join(fields) + _body(text, html)


def personal(message: bytes, *, recipient: str, message_id: str) -> bytes:
    """The message for one recipient, a bare address or `Name <address>`. Raises DeliveryError for no address."""
    name, address = _mailbox(recipient)
    return b"".join((mailbox("To", name, address), exact("Message-ID", message_id), message))


def address_of(recipient: str) -> str:
    """The bare address of `Name <address>`, its domain in ASCII. Raises DeliveryError for no address."""
    return ascii_address(_mailbox(recipient)[1])


def message_id(*, digest: str, number: int, at: datetime, recipient: str, domain: str) -> str:
    """In angle brackets; the same for the same edition and recipient, whom it does not tell (RFC 5322 §3.6.4)."""
    key = "\n".join((digest, str(number), at.isoformat(), _mailbox(recipient)[1].casefold()))
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def _mailbox(recipient: str) -> tuple[str, str]:
    """Display name and address; what has a line break or another control character in it is no address at all."""
    return ("", recipient) if any(char < " " for char in recipient) else parseaddr(recipient)


def _body(text: str, html: str) -> bytes:
    """MIME-Version, Content-Type and the two parts, the best last (RFC 2046 §5.1.4)."""
    message = EmailMessage(policy=SMTP)
    message.set_content(text, cte=_shorter_encoding(text))
    message.add_alternative(html, subtype="html", cte=_shorter_encoding(html))
    # "=_" occurs in neither encoding, so that the boundary is in no part (RFC 2045 §6.7)
    message.set_boundary("=_" + sha256(f"{text}\0{html}".encode()).hexdigest()[:32])
    return message.as_bytes()


def _shorter_encoding(text: str) -> str:
    """Quoted-printable triples every byte beyond ASCII, base64 adds a third to all of them."""
    data = text.encode()
    beyond_ascii = sum(byte > 126 or byte == 61 for byte in data)
    return "quoted-printable" if 2 * beyond_ascii <= len(data) / 3 else "base64"
