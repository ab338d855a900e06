"""What text from feeds needs before it is set: one safe line, a cut at a word, places to break, a direction."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Bidi controls, zero-width spaces, soft hyphens, annotations, surrogates and noncharacters. Joiners (U+200C, U+200D)
# stay: Persian and emoji need them.
_HIDDEN = re.compile(
    r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]+"
)
_LONG_TOKEN = re.compile(r"\S{31,}")
_BREAK_AFTER = re.compile(r"(?<=[/._-])(?=[^/._-])")
_LAST_TWO_WORDS = re.compile(r" (\S+) (\S+)$")
_BOUND = 14  # the longest last two words, with their space, that stay together on a line
_RTL = frozenset({"R", "AL"})
_LETTERS = _RTL | {"L"}
_RTL_LANGUAGES = frozenset({"ar", "arc", "arz", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_ELLIPSIS = "…"


def one_line(text: str) -> str:
    """The text without line breaks, control characters and what reorders or hides letters; white space folded."""
    return " ".join(_HIDDEN.sub("", _BREAKS.sub(" ", text)).split())


def cut(text: str, limit: int) -> str:
    """At most `limit` characters: whole words and an ellipsis where it had to be cut."""
    return text if len(text) <= limit else whole_words(text, limit - 1).rstrip(" ,;:–—-") + _ELLIPSIS


def whole_words(text: str, limit: int) -> str:
    """The words that fit in `limit` characters; where they fill less than half, as much of the next as fits too."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1].rpartition(" ")[0]
    return head if len(head) >= limit / 2 else _whole_letters(text, limit)


def _whole_letters(text: str, limit: int) -> str:
    """The longest start that tears no accent off its letter and no joined emoji apart."""
    while limit > 1 and (_joins(text[limit]) or text[limit - 1] == "\u200d"):
        limit -= 1
    return text[:limit]


def _joins(char: str) -> bool:
    return unicodedata.combining(char) > 0 or char in "\u200d\ufe0e\ufe0f"


def headline(text: str) -> str:
    """The headline as it is set in HTML: no short word alone on its last line, and long tokens can break."""
    return _LAST_TWO_WORDS.sub(_bound, breakable(text))


def _bound(last: re.Match[str]) -> str:
    words = f"{last[1]}\u00a0{last[2]}"
    return f" {words}" if len(words) <= _BOUND else last[0]


def breakable(text: str) -> str:
    """Zero-width spaces after / . _ - in tokens over 30 characters: Word knows no `word-break`."""
    return _LONG_TOKEN.sub(lambda token: _BREAK_AFTER.sub("\u200b", token[0]), text)


def direction(text: str, language: str | None = None) -> str | None:
    """`ltr` or `rtl`, as most of its letters run; None where none has a direction.

    Where `language`, a tag of BCP 47, is written from right to left, so is a text with any of its letters: headlines
    begin with foreign names, and may hold more of them than of their own words.
    """
    runs = [bidi for char in text if (bidi := unicodedata.bidirectional(char)) in _LETTERS]
    if not runs:
        return None
    leftward = len(runs) - runs.count("L")
    mostly = leftward > len(runs) / 2
    return "rtl" if mostly or (leftward and _primary(language) in _RTL_LANGUAGES) else "ltr"


def _primary(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()


def isolated(name: str, around: str) -> str:
    """A name that may not reorder the words around it, which run in the direction `around`."""
    runs = any(unicodedata.bidirectional(char) in _RTL for char in name) if around == "ltr" else bool(name)
    return f"\u2068{name}\u2069" if runs else name
