"""The subject of a letter: its lead's news and nothing else, no name, date or number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.render.headlines import headline_of, lead_of
from digest.render.typography import cut, one_line, whole_words
from digest.render.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Edition
    from digest.render.words import Words

AIM = 45  # characters: what a phone shows of a subject
LIMIT = 60  # characters: what a desktop's list shows
_LEAST = 25  # characters: a shorter clause ("Live: ...") is not the news
_CLAUSE = re.compile(r"(?<=[!?。！？])\s*(?=\S)|\s+[–—|-]\s+|[:;]\s+")
_HALF_CLAUSE = re.compile(r",\s+|\s+(?=\()|[、，]")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("「", "」"))


def subject_of(edition: Edition, words: Words) -> str:
    """At most 60 characters; the digest's title where the edition has no story."""
    lead = lead_of(edition)
    if lead is None:
        return cut(one_line(edition.title), LIMIT)
    language = lead.lead.language
    return shortened(headline_of(lead), words_of(language) if language else words)


def shortened(headline: str, words: Words, aim: int = AIM, limit: int = LIMIT) -> str:
    """The headline, if need be cut to at most `limit` characters: at the end of a clause, else after a telling word."""
    if len(headline) <= aim:
        return headline
    clause = _last(headline, _CLAUSE, aim)
    if clause or len(headline) <= limit:
        return clause or headline
    return _last(headline, _CLAUSE, limit) or _last(headline, _HALF_CLAUSE, limit) or _words(headline, aim, words)


def _last(headline: str, boundary: re.Pattern[str], limit: int) -> str | None:
    """The longest start that ends at such a boundary and leaves no quotation or bracket open."""
    starts = [start for start in _starts(headline, boundary) if _LEAST <= len(start) <= limit and _is_closed(start)]
    return starts[-1] if starts else None


def _starts(headline: str, boundary: re.Pattern[str]) -> Iterator[str]:
    for match in boundary.finditer(headline):
        yield headline[: match.start()].rstrip()


def _is_closed(text: str) -> bool:
    return len(re.findall('["“”„]', text)) % 2 == 0 and all(
        text.count(opened) == text.count(closed) for opened, closed in _PAIRS
    )


def _words(headline: str, limit: int, words: Words) -> str:
    kept = whole_words(headline, limit - 1).split(" ")
    while len(kept) > 1 and words.dangles(kept[-1].strip("“”\"'‘’(")):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-") + "…"
