"""The MIME message of an edition. It is built once, and what is personal is set before it for each recipient."""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from digest.render.headers import exact, field, mailbox, plain_address
from digest.render.unsubscribe import MARK, list_label, mail_address, mark_of, page_address, written_in_address
from digest.render.words import words_of

if TYPE_CHECKING:
    from datetime import datetime

    from digest.model import Edition, Rendered
    from digest.render.letterhead import Letterhead

_LINE = 75  # characters, and the sign of a soft break (RFC 2045 §6.7, rule 5)
_MARKED = re.compile(rb"\r\nList-Unsubscribe: <[^>\r\n]*?(%s)" % MARK.pattern.encode())


def build(edition: Edition, head: Letterhead, *, subject: str, html: str, text: str) -> bytes:
    """The message without what is personal, lines ended by CRLF. The same arguments give the same bytes.

    A mark stands where a recipient's address belongs (see render.unsubscribe).
    """
    domain = plain_address(head.sender).rpartition("@")[2]
    label = list_label(edition.digest)
    page, by_mail = page_address(edition, head), mail_address(edition.digest, head)
    fields = [
        mailbox("From", head.sender_name or edition.title, head.sender),
        *([mailbox("Reply-To", "", head.reply_to)] if head.reply_to else []),
        field("Subject", subject),
        exact("Date", format_datetime(edition.at.astimezone(head.timezone))),
        exact("List-Id", f"<{label}.{domain}>"),
        exact("List-Unsubscribe", f"<{page}>,\r\n <{by_mail}>" if page else f"<{by_mail}>"),
        *([exact("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")] if page else []),  # RFC 8058 §3.1
        exact("Feedback-ID", f"{label}-{edition.number}:{label}:digest:{_sender_id(domain)}"),
        exact("Auto-Submitted", "auto-generated"),  # RFC 3834 §5: no absence notice answers it
        exact("Content-Language", words_of(head.language).language),
    ]
    body = _body(text, html, mark_of(edition) if page and "{address}" in (head.unsubscribe or "") else None)
    return b"".join(fields) + body


def personal(message: bytes, *, recipient: str, message_id: str) -> bytes:
    """The message for one recipient, a bare address or `Name <address>`. Raises DeliveryError for no address."""
    name, address = _mailbox(recipient)
    head, (first, *rest) = _around_marks(message)
    written = written_in_address(plain_address(address)).encode("ascii")
    folded = b"=\r\n".join(written[start : start + _LINE] for start in range(0, len(written), _LINE))
    parts = [mailbox("To", name, address), exact("Message-ID", message_id), written.join(head), first]
    for part in rest:
        parts += (folded, part)
    return b"".join(parts)


def as_read_by(recipient: str, rendered: Rendered) -> Rendered:
    """The edition with its page and text as this recipient sees them. Raises DeliveryError for no address."""
    if (mark := _mark_in(rendered.message)) is None:
        return rendered
    old, new = mark.decode("ascii"), written_in_address(address_of(recipient))
    return replace(rendered, html=rendered.html.replace(old, new), text=rendered.text.replace(old, new))


def address_of(recipient: str) -> str:
    """The bare address of `Name <address>`, its domain in ASCII. Raises DeliveryError for no address."""
    return plain_address(_mailbox(recipient)[1])


def message_id(*, digest: str, number: int, at: datetime, recipient: str, domain: str) -> str:
    """In angle brackets; the same for the same edition and recipient, whom it does not tell (RFC 5322 §3.6.4)."""
    key = "\n".join((digest, str(number), at.isoformat(), _mailbox(recipient)[1].casefold()))
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def _mailbox(recipient: str) -> tuple[str, str]:
    """Display name and address; what has a line break or another control character in it is no address at all."""
    return ("", recipient) if any(char < " " for char in recipient) else parseaddr(recipient)


@lru_cache(maxsize=8)  # thousands are sent of one: 50 KB take 0.03 ms to search, and a third of that to join
def _around_marks(message: bytes) -> tuple[list[bytes], list[bytes]]:
    """What stands between the marks, in the head and in the body."""
    head, end, body = message.partition(b"\r\n\r\n")
    mark = _mark_in(message)
    return ([head], [end + body]) if mark is None else (head.split(mark), (end + body).split(mark))


def _mark_in(message: bytes) -> bytes | None:
    """What stands in the place of a recipient's address. No feed writes the line in which it is looked for."""
    found = _MARKED.search(message, 0, message.find(b"\r\n\r\n"))
    return found[1] if found else None


def _sender_id(domain: str) -> str:
    """What Gmail's statistics call the sender: 5 to 15 characters, the same in every mail of a domain."""
    return sha256(domain.encode()).hexdigest()[:12]


def _body(text: str, html: str, mark: str | None) -> bytes:
    """MIME-Version, Content-Type and the two parts, the best last (RFC 2046 §5.1.4)."""
    message = EmailMessage(policy=SMTP)
    message.set_content(text, cte=_encoding(text, mark))
    message.add_alternative(html, subtype="html", cte=_encoding(html, mark))
    # "=_" occurs in neither encoding, so that the boundary is in no part (RFC 2045 §6.7)
    message.set_boundary("=_" + sha256(f"{text}\0{html}".encode()).hexdigest()[:32])
    return _on_lines_of_its_own(mark, message.as_bytes()) if mark else message.as_bytes()


def _encoding(text: str, mark: str | None) -> str:
    """The shorter one: quoted-printable triples every byte beyond ASCII, base64 adds a third to all of them.

    What holds the mark is quoted-printable, in which a line can be exchanged without a look at the others.
    """
    data = text.encode()
    beyond_ascii = sum(byte > 126 or byte == 61 for byte in data)
    return "quoted-printable" if 2 * beyond_ascii <= len(data) / 3 or (mark and mark in text) else "base64"


def _on_lines_of_its_own(mark: str, encoded: bytes) -> bytes:
    """The encoded parts with the mark on lines of its own, between soft line breaks (RFC 2045 §6.7, rule 5).

    So what replaces it needs no thought of the lines around it. The encoder may have broken the mark anywhere.
    """
    soft = "(?:=\r\n)?"
    anywhere = re.compile((soft + soft.join(map(re.escape, mark)) + soft).encode())
    return anywhere.sub(b"=\r\n" + mark.encode() + b"=\r\n", encoded)
