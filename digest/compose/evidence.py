"""What an article's title and opening tell of its event: which words, and how much each is worth."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise, repeat
from typing import TYPE_CHECKING

from digest.compose.stopwords import stop_words
from digest.compose.words import SPACELESS, event_stem, unaccented, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from digest.model import Article

OPENING = 45  # words of the text, from its first, that tell of the event as the title does
OPENING_WEIGHT = 0.5  # of a word that stands in the opening alone
OPENING_NAME = 0.8  # … of a name
NAME_WEIGHT = 1.3  # of a name in the title
TERMS = 16  # an article is known by so many words at most, the rarest
BACKGROUND = 300  # articles imagined beside those at hand, or in a small edition no word would be common
COHERENT = 0.06  # titles with a word are so alike, on average, where an event brings them together
SAMPLE = 50  # articles with a word, at most, of which their likeness is told
COMMON = 0.75  # reliability of a word that also stands in lower case: not a name
NAME = 1.15  # … of a word with a capital in mid-sentence and never without
NUMBER = 0.6  # … and of a number
RICH = 2.0  # distinct words of an edition, by `_richness`, from which what two articles share is no chance
POOR = 1.5  # … and up to which it is
GROWTH = 0.65  # exponent by which the distinct words of a language grow with all of them (Heaps: 0.4 to 0.7)
EVERYWHERE = 0.2  # of the articles: a word that more of them have is one event's, or says nothing of how rich they are
TOO_FEW = 150  # words of an edition: how rich fewer are, nobody can tell

_DIGIT = re.compile(r"\d")
_INNER_CAPITAL = re.compile(r"(?<=[\w,;] )[A-Z][\w'-]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """An article's own words, as stems."""

    title: tuple[str, ...]
    opening: tuple[str, ...]  # those that are not in the title
    heading: str = ""  # the title, without accents


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a number of articles, in their order."""

    terms: tuple[Terms, ...]
    vectors: tuple[Mapping[str, float], ...]  # term: weight; of length 1, or empty
    holders: Mapping[str, int]  # term: articles that have it
    reliability: Reliability
    richness: float  # 0 to 1: whether what two articles share is more than chance at all
    lower: Container[str]  # terms that stand somewhere in lower case: no names


@dataclass(slots=True)
class Case:
    """How words stand somewhere in the articles."""

    chunks: set[str]  # all that stands between spaces
    capital: set[str]  # words with a capital in mid-sentence


class Reliability:
    """How much two articles that share a term are about one event, 0 to 1. Reckoned when it is first asked for."""

    def __init__(
        self,
        rarity: Mapping[str, float],
        holders: Mapping[str, int],
        vectors: Sequence[Mapping[str, float]],
        lower: Container[str],
        names: Container[str],
    ) -> None:
        self.rarity, self.holders, self.vectors = rarity, holders, vectors
        self.lower, self.names = lower, names
        self.rarest = math.log((len(vectors) + BACKGROUND) / (1 + BACKGROUND / 100))
        self.holding: dict[str, list[int]] = {term: [] for term, number in holders.items() if number > 3}
        for place, vector in enumerate(vectors):
            for term in vector.keys() & self.holding.keys():
                self.holding[term].append(place)
        self.reckoned: dict[str, float] = {}

    def __call__(self, term: str) -> float:
        if term not in self.reckoned:
            self.reckoned[term] = self._reckon(term)
        return self.reckoned[term]

    def _reckon(self, term: str) -> float:
        number = self.holders[term]
        rare = min(1.0, max(0.0, self.rarity[term] / self.rarest))
        told = max(0, number - 3) / (number + 2)  # how far its cohesion can be trusted
        coherent = min(1.0, self._cohesion(term) / COHERENT)
        worth = (1 - told) * rare**2 + told * coherent * (1 + rare) / 2
        if SPACELESS.match(term):
            return worth * 0.5  # a pair of characters: a word has two or more
        if _DIGIT.search(term):
            return worth * NUMBER
        if term in self.lower:
            return worth * (1 - (1 - COMMON) * (1 - told))
        return worth * NAME if term in self.names else worth

    def _cohesion(self, term: str) -> float:
        """How alike the articles are that have a term, the term itself left out: the average cosine of any two.

        Words of one event come together: in a day's headlines 0.04 to 0.3. Words of the language do not: under 0.02.
        """
        places = self.holding.get(term, ())
        return _likeness(term, [self.vectors[place] for place in _sample(places)])


def evidence_of(articles: Sequence[Article], columns: Container[int] = ()) -> Evidence:
    """What the titles and openings tell; of `columns`, by their place, the openings alone."""
    case = Case(set(), set())
    terms = [_terms(article, case) for article in articles]
    terms = [Terms((), one.opening) if place in columns else one for place, one in enumerate(terms)]
    lower = {event_stem(word) for chunk in case.chunks for word in words_of(chunk) if word.islower()}
    names = {event_stem(word) for word in case.capital} - lower
    holders = Counter(term for one in terms for term in (*one.title, *one.opening))
    rarity = {
        term: math.log((len(articles) + BACKGROUND) / (number + BACKGROUND / 100)) for term, number in holders.items()
    }
    # A root, for the words of a great event are many: its own weight must not count against it.
    roots = {term: math.sqrt(value) for term, value in rarity.items()}
    vectors = tuple(_vector(one, roots, holders, names) for one in terms)
    return Evidence(
        terms=tuple(terms),
        vectors=vectors,
        holders=holders,
        reliability=Reliability(rarity, holders, vectors, lower, names),
        richness=_richness(terms, holders),
        lower=lower,
    )


def terms_in(text: str, language: str | None) -> list[str]:
    """The words of a title or text that tell of an event, as stems, in their order."""
    return list(_told(unaccented(text), language))


def opening_of(article: Article) -> str:
    """The first words of an article's text, without accents."""
    text = " ".join(block.text for block in islice((*article.summary, *article.body), 4))
    return " ".join(unaccented(text[: OPENING * 8]).split(None, OPENING)[:OPENING])


def capitals_in(text: str) -> list[str]:
    """The words of a text that have a capital in mid-sentence."""
    return _INNER_CAPITAL.findall(text)


def _terms(article: Article, case: Case) -> Terms:
    title, opening = unaccented(article.title), opening_of(article)
    case.chunks.update(title.split(), opening.split())
    case.capital.update(capitals_in(opening))
    words = words_of(title)
    if sum(map(str.islower, words)) * 2 > len(words):
        case.capital.update(capitals_in(title))
    in_title = dict.fromkeys(_told(title, article.language))
    in_opening = dict.fromkeys(_told(opening, article.language))
    return Terms(tuple(in_title), tuple(term for term in in_opening if term not in in_title), title)


def _told(text: str, language: str | None) -> Iterator[str]:
    """The terms of an `unaccented` text."""
    if text.isascii() or not (spaceless := SPACELESS.findall(text)):
        return chain.from_iterable(map(_terms_of_chunk, text.split(), repeat(language)))
    others = _terms_of_chunk(SPACELESS.sub(" ", text), language)
    return chain(others, *((one + other for one, other in pairwise(run)) for run in spaceless))


@lru_cache(maxsize=65536)
def _terms_of_chunk(chunk: str, language: str | None) -> tuple[str, ...]:
    """Of what stands between two spaces. Texts repeat it."""
    small = (word.lower() for word in words_of(chunk) if len(word) > 1)
    stop = stop_words(language)
    return tuple(event_stem(word) for word in small if word not in stop)


def _vector(
    terms: Terms, weights: Mapping[str, float], holders: Mapping[str, int], names: set[str]
) -> dict[str, float]:
    vector = {term: weights[term] * (NAME_WEIGHT if term in names else 1) for term in terms.title}
    for term in terms.opening:
        if holders[term] > 1:  # a word that no other article has says nothing of their likeness
            vector[term] = weights[term] * (OPENING_NAME if term in names else OPENING_WEIGHT)
    if len(vector) > TERMS:
        weightiest = sorted(zip(vector.values(), vector, strict=True), reverse=True)
        vector = {term: weight for weight, term in weightiest[:TERMS]}
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items() if weight} if length else {}


def _richness(terms: Sequence[Terms], holders: Mapping[str, int]) -> float:
    """Are the articles' words those of a language? It has ever more of them; from few, any two texts share many.

    In proportion to what `GROWTH` asks for, a day's headlines have 5 to 6 times as many, reports 9 times, headlines of
    one event alone 2.2 times; texts drawn from a hundred words 0.1 to 1.5 times.
    """
    everywhere = {term for term, number in holders.items() if number > EVERYWHERE * len(terms)}
    # What several have word for word counts once.
    texts = [*{one.title for one in terms}, *{one.opening for one in terms}]
    total = sum(len(text) - len(everywhere.intersection(text)) for text in texts)
    if total < TOO_FEW:
        return 1.0
    distinct = len(holders) - len(everywhere)
    return min(1.0, max(0.0, (distinct / math.pow(total, GROWTH) - POOR) / (RICH - POOR)))


def _sample(places: Sequence[int]) -> Sequence[int]:
    """Some of many, evenly spaced: they tell as much as all."""
    return places[:: max(1, math.ceil(len(places) / SAMPLE))]


def _likeness(term: str, vectors: Sequence[Mapping[str, float]]) -> float:
    """The average cosine of any two articles, but for the term that all of them have. Of fewer than two, 0."""
    total: dict[str, float] = {}
    with_others = 0  # that have another term: each of them is wholly like itself
    for vector in vectors:
        own = vector[term]
        if own * own < 1 - 1e-9:
            with_others += 1
            rest = 1 / math.sqrt(1 - own * own)
            for other, weight in vector.items():
                total[other] = total.get(other, 0.0) + weight * rest
    total[term] = 0.0
    likeness = sum(value * value for value in total.values()) - with_others
    return max(0.0, likeness) / max(1, len(vectors) * (len(vectors) - 1))
