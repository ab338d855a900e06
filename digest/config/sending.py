"""How the keys are written that make a mail trusted: signature, return path, unsubscribing, subject.

As in `values`: each function takes a text and raises ValueError with what may follow it in a sentence.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from digest.config.values import parse_mailbox, web_address
from digest.transport_url import ascii_domain

_BRACED = re.compile(r"\{[^{}]*\}|[{}]")
_SELECTOR = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)*")
_LONGEST_PAGE = 400  # characters: with the longest address in it, a header's line stays below 998 (RFC 5322 §2.1.1)


def leaving_address(text: str) -> str:
    """An https address in which `{address}` may stand, after its host."""
    _only(text, "{address}")
    page = web_address(text.replace("{address}", "address"))
    parts = urlsplit(page)
    if parts.scheme != "https":
        raise ValueError("must begin with https://: mail programs send a POST to no other (RFC 8058)")
    if "{" in urlsplit(text).netloc or "{" in urlsplit(text).fragment:
        raise ValueError("has {address} where no server reads it; it belongs into the path or behind the ?")
    if len(page) > _LONGEST_PAGE:
        raise ValueError(f"is longer than {_LONGEST_PAGE} characters")
    return text.strip()


def return_path(text: str) -> str:
    """A bare mail address in whose local part `{edition}` and `{recipient}` may stand."""
    _only(text, "{edition}", "{recipient}")
    if "{" in text.rpartition("@")[2]:
        raise ValueError("has a placeholder behind the @; both belong in front of it")
    address = text.strip()
    try:
        # without a recipient too: one whose address is too long for a local part is left out
        named, bare = parse_mailbox(address.replace("{edition}", "a_1").replace("{recipient}", ""))
    except ValueError:
        raise ValueError("is no mail address; write one as bounces+{edition}-{recipient}@example.org") from None
    if named is not None or "<" in text:
        raise ValueError("is no bare address; leave out the name")
    return f"{address.rpartition('@')[0]}@{ascii_domain(bare.rpartition('@')[2])}"


def selector(text: str) -> str:
    """What stands before ._domainkey in DNS (RFC 6376 §3.1)."""
    if not _SELECTOR.fullmatch(text) or len(text) > 63:
        raise ValueError("is no selector; write the name under ._domainkey in DNS, as digest2026")
    return text


def domain(text: str) -> str:
    """A domain name, in ASCII."""
    try:
        return ascii_domain(text.strip())
    except ValueError:
        raise ValueError("is no domain name; write what follows the @ of the sender, as example.org") from None


def subject(text: str) -> str:
    """A template of one line."""
    from digest.subject_line import checked  # Jinja2 takes 50 ms, which a configuration without the key does not pay

    return checked(text)


def _only(text: str, *known: str) -> None:
    for found in _BRACED.findall(text):
        if found not in known:
            raise ValueError(f"has {found} in it, which means nothing here; there is {' and '.join(known)}")
