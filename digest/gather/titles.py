"""One readable line from whatever a feed puts into a title."""

from __future__ import annotations

import html
import re
import unicodedata

from digest.gather.text import plain

LONGEST = 300  # characters
READ = 10_000  # characters of a title that are looked at
DECODED = 3  # times: a title escaped once by its author, once by its software and once by its feed
# With a semicolon only: "R&D" and "AT&T" are no entities.
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
UNREADABLE = re.compile(
    r"<(script|style|iframe|noscript|svg|template)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.DOTALL | re.I
)
# A title may speak of tags: "Why <marquee> was a mistake". What only formats is never spoken of without its other half.
FORMATTING = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|br|center|cite|code|del|dfn|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|pre|q|s|"
    r"samp|small|span|strike|strong|sub|sup|td|tr|tt|u|ul|var|wbr)(?:\s[^<>]*|\s*/)?>",
    re.IGNORECASE,
)
BREAKING = re.compile(r"</?(?:br|p|div|hr|h[1-6]|li|td|tr)\b", re.IGNORECASE)
CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|$)", re.DOTALL)


def title(text: str) -> str:
    """Plain text in one line of at most 300 characters, from HTML or text, escaped once or more often.

    >>> title("&lt;b&gt;Fish &amp;amp; Chips&lt;/b&gt;")
    'Fish & Chips'
    """
    text = text[:READ]
    for _ in range(DECODED + 1):
        if "<" in text:
            text = _without_tags(text)
        decoded = ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
        if decoded == text:
            break
        text = decoded
    return shortened(plain(text), LONGEST)


def shortened(line: str, longest: int) -> str:
    """The line, cut between words and ended with … where it is longer; a word that is too long is cut within.

    Never between the parts of one emoji or of a letter with its accents.
    """
    if len(line) <= longest:
        return line
    end = line.rfind(" ", 0, longest)
    if end < longest // 2:
        end = longest - 1
        while end > 1 and (_joins(line[end]) or line[end - 1] == "\u200d"):
            end -= 1
    return line[:end].rstrip(" ,;:–—-") + "…"


def _without_tags(text: str) -> str:
    text = CDATA.sub(r"\1", text)
    text = UNREADABLE.sub(" ", text)
    return FORMATTING.sub(lambda found: " " if BREAKING.match(found[0]) else "", text)


def _joins(character: str) -> bool:
    """Does it belong to the character before it? Accents, joiners, variation selectors, skin tones, tags."""
    return (
        character == "\u200d"
        or unicodedata.category(character) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )
