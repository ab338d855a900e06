"""Which articles are the next of a series, whose title says nothing of what they tell."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.compose.stopwords import COLUMN_WORDS
from digest.compose.words import plain, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Article

APART = timedelta(hours=20)  # a title again after so long is a column's; before, a correction or an update
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")


def columns_among(articles: Sequence[Article]) -> frozenset[int]:
    """The places of the articles whose feed had their title before, but for numbers and the names of days."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        places[article.source.feed, series(article.title)].append(place)
    return frozenset(
        place for same in places.values() if _days_apart([articles[place] for place in same]) for place in same
    )


def series(title: str) -> str:
    """What the titles of a series have in common: "Crossword 17,231" and "Crossword 17,232"."""
    return " ".join(word for word in words_of(plain(title)) if not _NUMBER.fullmatch(word) and word not in COLUMN_WORDS)


def _days_apart(articles: Sequence[Article]) -> bool:
    dates = [article.date for article in articles]
    return max(dates) - min(dates) >= APART
