"""The language that a feed declares."""

from __future__ import annotations

import re

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
NONE = frozenset({"und", "mul", "mis", "zxx"})  # undetermined, several, uncoded, no language (ISO 639-2)


def language(declared: str | None) -> str | None:
    """A tag of BCP 47, shaped as its §2.1.1 recommends; None where the feed writes something else.

    >>> language("en_us")
    'en-US'
    """
    tag = (declared or "").strip().replace("_", "-")
    if not TAG.fullmatch(tag):
        return None
    first, *rest = tag.split("-")
    if first.lower() in NONE:
        return None
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
