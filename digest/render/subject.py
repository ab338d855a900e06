"""The subject of a letter: its lead's news and nothing else, no name, date or number, but by a template of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.errors import TemplateError
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


def subject_by(template: str, edition: Edition, words: Words, date: str) -> str:
    """As a template of the user's writes it: one line of at most 60 characters. Raises TemplateError.

    The headline in it is shortened to the room that the rest leaves.
    """
    from digest.subject_line import filled

    def written(headline: str) -> str:
        title, number, stories = one_line(edition.title), edition.number, len(edition.stories)
        return one_line(filled(template, title=title, headline=headline, date=date, number=number, stories=stories))

    lead = lead_of(edition)
    try:
        line = frame = written("")
        if lead is not None:
            room = max(LIMIT - len(frame) - 1, _LEAST)
            language = words_of(lead.lead.language) if lead.lead.language else words
            line = written(shortened(headline_of(lead), language, min(AIM, room), room))
    except Exception as error:  # a template may fail in any way that Python knows
        raise TemplateError(f"the subject of {edition.digest}: {error or type(error).__name__}") from error
    return cut(line, LIMIT) if line else subject_of(edition, words)


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
