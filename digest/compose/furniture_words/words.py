"""What furniture says in one language, and how its phrases are written down."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """What furniture says in one language."""

    labels: frozenset[str] = _NONE  # a whole line
    closers: frozenset[str] = _NONE  # a whole line, after which only the site speaks
    openers: frozenset[str] = _NONE  # a sentence that begins so is the site's, whatever follows
    begging: frozenset[str] = _NONE  # and so is the rest of its paragraph
    pointers: frozenset[str] = _NONE  # furniture before a colon, a dash or an arrow, and where no sentence follows
    phrases: frozenset[str] = _NONE  # a sentence that has this anywhere is the site's; two words at least
    attributions: frozenset[tuple[str, str]] = frozenset()  # "The post … appeared first on": beginning and middle
    bylines: frozenset[str] = _NONE  # before a name
    reading: frozenset[str] = _NONE  # in a line that has a number and minutes too
    minutes: frozenset[str] = _NONE
    calendar: frozenset[str] = _NONE  # with numbers, all that a line with a date is made of
    continuations: frozenset[str] = _NONE  # the rest of a teaser is elsewhere
    about: frozenset[str] = _NONE  # a site or an author introduces itself: two of these, or one beside its name
    calls: frozenset[str] = _NONE  # a sentence that begins so …
    called: frozenset[str] = _NONE  # … and has one of these asks something of the reader for the site
    offers: frozenset[str] = _NONE  # what a site has and an article seldom speaks of, single words


PIECES = (
    "article/post/story/page/recipe/guide/review/video/piece/report/blog/news/tutorial/entry/content/list/interview"
)


def listed(text: str) -> frozenset[str]:
    """The phrases between "|". A word with "/" stands for each of its parts, {piece} for what a site publishes."""
    phrases = (phrase.replace("{piece}", PIECES).split() for phrase in text.split("|"))
    return frozenset(" ".join(words) for phrase in phrases for words in product(*(word.split("/") for word in phrase)))
