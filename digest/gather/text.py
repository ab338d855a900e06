"""What is dropped from any line of text that a feed sends, and how its white space is folded."""

from __future__ import annotations

import re

# Controls, the bidi controls that can make a line read as another (Unicode TR 36 §2.1), characters of no width, halves
# of surrogate pairs, and codes that are no characters. ZWNJ and ZWJ (U+200C, U+200D) stay, for Persian and for emoji;
# so do variation selectors and the tag characters of flags, which this never names.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


LONGEST_GUID = 2000  # characters


def plain(text: str) -> str:
    """The text in one line, without what cannot be seen.

    >>> plain(" one\\r\\n two\\u202e ")
    'one two'
    """
    folded = " ".join(text.split())
    if folded.isprintable():  # nearly always, and a tenth of the cost of looking for each
        return folded
    return " ".join(UNSEEN.sub("", folded).split())


def identifier(guid: str | None) -> str | None:
    """A guid that can be stored: without what cannot be seen, and no longer than any sensible one."""
    return plain(guid)[:LONGEST_GUID] or None if guid else None
