"""How much the words that a reader wrote for a topic say of an article.

BM25 with two fields: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SATURATION = 1.2  # k1: ten mentions are worth at most 2.2 times one
LENGTH = 0.6  # b: how much a long text must say a word more often
TITLE = 4.0  # a word in the title counts as so many in a text of the usual length
USUAL_LENGTH = 300  # words of a text, imagined for `BACKGROUND` articles beside those at hand
BACKGROUND = 50  # so that one article alone has rare and common words too
BACKGROUND_SHARE = 0.02  # of them that have any given word


@dataclass(frozen=True, slots=True)
class Found:
    """The words of all topics in one article: how often each stands where."""

    title: Mapping[str, int]
    text: Mapping[str, int]
    length: int  # of the text, in words

    def __contains__(self, word: str) -> bool:
        return word in self.title or word in self.text


class Relevance:
    """What each word is worth, told by the articles at hand."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._rarity = _rarity(found)
        self._usual = (sum(one.length for one in found) + USUAL_LENGTH * BACKGROUND) / (len(found) + BACKGROUND)

    def matches(self, words: Iterable[str], found: Found) -> tuple[Match, ...]:
        """Those of the words that stand in the article, the weightiest first."""
        matches = [self._match(word, found) for word in dict.fromkeys(words) if word in found]
        return tuple(sorted(matches, key=lambda match: -match.score))

    def _match(self, word: str, found: Found) -> Match:
        title, text = found.title.get(word, 0), found.text.get(word, 0)
        mentions = TITLE * title + text / (1 - LENGTH + LENGTH * found.length / self._usual)
        return Match(word, title, text, self._rarity[word] * mentions * (SATURATION + 1) / (mentions + SATURATION))


def _rarity(found: Sequence[Found]) -> dict[str, float]:
    """The inverse document frequency of every word that stands anywhere, above 0."""
    holders = Counter(word for one in found for word in one.title.keys() | one.text.keys())
    articles = len(found) + BACKGROUND
    return {
        word: math.log(1 + (articles - number) / (number + BACKGROUND * BACKGROUND_SHARE))
        for word, number in holders.items()
    }
