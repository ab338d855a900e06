"""Header fields as bytes: ASCII, folded at 76 characters, words beyond ASCII encoded (RFC 5322 §2.2, RFC 2047).

One thing cannot be encoded, the local part of an address: where it is beyond ASCII, it stands in UTF-8, and the message
is one for SMTPUTF8 (RFC 6532).
"""

from __future__ import annotations

import re
from email.header import Header
from email.utils import quote

from digest.errors import DeliveryError
from digest.render.typography import one_line
from digest.transport_url import ascii_domain

_WIDTH = 76
_LONGEST_LOCAL = 64  # octets (RFC 5321 §4.5.3.1.1)
_SPECIAL = re.compile(r"[^A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]")  # what stands in quotes in a name (RFC 5322 §3.2.3)
_ADDRESS = re.compile(r'(?!\.)[^\s<>()\[\],;:\\"@]+@[^\s<>()\[\],;:\\"@]+')


def field(name: str, text: str) -> bytes:
    """A field of free text. No character of it can end the line and begin another field."""
    return f"{name}: {_folded(one_line(text), len(name) + 2)}\r\n".encode("ascii")


def exact(name: str, value: str) -> bytes:
    """A field whose value is the program's own, in ASCII and short: it is neither folded nor encoded."""
    return f"{name}: {value}\r\n".encode("ascii")


def mailbox(name: str, person: str, address: str) -> bytes:
    """A field that holds one mailbox, `person` its display name, empty for none. Raises DeliveryError."""
    person, address = one_line(person), plain_address(address)
    if not person:
        return f"{name}: {address}\r\n".encode()
    shown = _phrase(person, len(name) + 2)
    last = len(shown.rpartition("\n")[2]) + len(address) + 3 + (0 if "\n" in shown else len(name) + 2)
    gap = " " if last <= _WIDTH else "\r\n "
    return f"{name}: {shown}{gap}<{address}>\r\n".encode()


def plain_address(address: str) -> str:
    """The bare address with its domain in ASCII (RFC 5891). Raises DeliveryError where no header can hold it."""
    local, _, domain = address.rpartition("@")
    try:
        plain = f"{local}@{ascii_domain(domain)}"
        if plain.isprintable() and _ADDRESS.fullmatch(plain) and len(local.encode()) <= _LONGEST_LOCAL:
            return plain
    except ValueError:  # no domain, or half a character, which has no bytes
        pass
    raise DeliveryError(f"{one_line(address)} is not an address that a mail can bear", permanent=True)


def _phrase(person: str, after: int) -> str:
    """A display name: in quotes where it has specials, encoded where it is long too, for many fail at folded quotes."""
    if not _is_plain(person) or not _SPECIAL.search(person):
        return _folded(person, after)
    quoted = f'"{quote(person)}"'
    return quoted if after + len(quoted) <= _WIDTH else _lines(person, "utf-8", after)


def _is_plain(text: str) -> bool:
    """Whether it can stand as it is: ASCII, nothing that reads as encoded, no word too long to fold."""
    return text.isascii() and "=?" not in text and max(map(len, text.split()), default=0) <= 60


def _folded(text: str, after: int) -> str:
    return _lines(text, "us-ascii" if _is_plain(text) else "utf-8", after)


def _lines(text: str, charset: str, after: int) -> str:
    """`after` is how much of the first line is taken already."""
    return Header(text, charset, maxlinelen=_WIDTH, header_name=" " * (after - 2)).encode(linesep="\r\n")
