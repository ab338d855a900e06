"""Text that a stranger wrote, feed or model, without what hides, reorders or acts."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # Persian and emoji need them
_SPACES = frozenset({"Zs", "Zl", "Zp"})


def one_line(text: str) -> str:
    """The text on one line: no control, bidi, zero-width, tag or unassigned characters; white space folded."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_plain, text)).split())


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category in _SPACES or character in "\t\n\v\f\r\x85":
        return " "
    return character if category[0] != "C" or character in _JOINERS else ""
