"""How a reader leaves a digest: by a web address where there is one (RFC 8058), by a mail always (RFC 2369 §3.2).

A web address tells who leaves. It is filled in for each recipient, long after the edition was rendered: until then a
mark stands in the place of the recipient's address. No text of an edition can hold its mark, which is a digest of all
of them; so no feed can have a reader's address put into a link of its own.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.render.headers import plain_address
from digest.render.web import web_address

if TYPE_CHECKING:
    from digest.model import Edition
    from digest.render.letterhead import Letterhead

MARK = re.compile(r"address-[0-9a-f]{32}")  # nothing that quoted-printable, HTML or an address must escape


def list_label(digest: str) -> str:
    """The digest's name as a label of a List-Id: lower-case letters, digits, hyphens (RFC 2919 §2)."""
    label = re.sub(r"[^a-z0-9]+", "-", digest.lower()).strip("-")[:60]
    return label or f"digest-{sha256(digest.encode()).hexdigest()[:8]}"


def mail_address(digest: str, head: Letterhead) -> str:
    """A mailto: address that a person and a mail program can follow alike (RFC 6068)."""
    subject = quote(f"unsubscribe {list_label(digest)}")
    return f"mailto:{quote(plain_address(head.answers_to), safe='@')}?subject={subject}"


def page_address(edition: Edition, head: Letterhead) -> str | None:
    """The web address that takes a click and RFC 8058's POST, the mark in it; None where there is none."""
    if head.unsubscribe is None:
        return None
    return web_address(head.unsubscribe.replace("{address}", mark_of(edition)))


def visible_address(edition: Edition, head: Letterhead) -> str:
    """What the link in the letter leads to."""
    return page_address(edition, head) or mail_address(edition.digest, head)


def mark_of(edition: Edition) -> str:
    key = repr((edition.digest, edition.number, edition.at, edition.sections, edition.failing))
    return f"address-{sha256(key.encode(errors='surrogatepass')).hexdigest()[:32]}"


def written_in_address(address: str) -> str:
    """A mail address as it stands in the mark's place: letters, digits, percent signs and -._~ alone."""
    return quote(address, safe="")
