"""What an article's title and opening tell of its event: which words, and how much each is worth."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from digest.compose.stopwords import stop_words
from digest.compose.words import SPACELESS, event_stem, unaccented, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

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
TOO_FEW = 150  # words of an edition: how rich fewer are, nobody can tell

_INNER_CAPITAL = re.compile(r"(?<=[\w,;] )[A-Z][\w'-]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """An article's own words, as stems."""

    title: tuple[str, ...]
    opening: tuple[str, ...]  # those that are not in the title
    heading: tuple[str, ...] = ()  # all the title's words, as they stand there


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a number of articles, in their order."""

    terms: tuple[Terms, ...]
    vectors: tuple[Mapping[str, float], ...]  # term: weight; of length 1, or empty
    holders: Mapping[str, int]  # term: articles that have it
    reliability: Mapping[str, float]  # term: 0 to 1, how much two articles that share it are about one event
    richness: float  # 0 to 1: whether what two articles share is more than chance at all
    lower: Container[str]  # terms that stand somewhere in lower case: no names


@dataclass(slots=True)
class Case:
    """Words as they stand somewhere in the articles."""

    words: set[str]  # as they are
    capital: set[str]  # with a capital in mid-sentence


def evidence_of(articles: Sequence[Article], columns: Container[int] = ()) -> Evidence:
    """What the titles and openings tell; of `columns`, by their place, the openings alone."""
    case = Case(set(), set())
    terms = [_terms(article, case) for article in articles]
    terms = [Terms((), one.opening) if place in columns else one for place, one in enumerate(terms)]
    lower = {event_stem(word) for word in case.words if word.islower()}
    names = {event_stem(word) for word in case.capital} - lower
    holders = Counter(term for one in terms for term in (*one.title, *one.opening))
    rarity = {
        term: math.log((len(articles) + BACKGROUND) / (number + BACKGROUND / 100)) for term, number in holders.items()
    }
    # A root, for the words of a great event are many: its own weight must not count against it.
    roots = {term: math.sqrt(value) for term, value in rarity.items()}
    vectors = tuple(_vector(one, roots, holders, names) for one in terms)
    cohesion = _cohesion(vectors, holders)
    return Evidence(
        terms=tuple(terms),
        vectors=vectors,
        holders=holders,
        reliability=_reliability(rarity, holders, cohesion, lower, names, len(articles)),
        richness=_richness(terms, len(holders)),
        lower=lower,
    )


def terms_in(text: str, language: str | None) -> list[str]:
    """The words of a title or text that tell of an event, as stems, in their order."""
    return list(_told(words_of(unaccented(text)), text, stop_words(language)))


def opening_of(article: Article) -> str:
    """The first words of an article's text, without accents."""
    text = " ".join(block.text for block in islice((*article.summary, *article.body), 4))
    return unaccented(text[: OPENING * 8])


def capitals_in(text: str) -> list[str]:
    """The words of a text that have a capital in mid-sentence."""
    return _INNER_CAPITAL.findall(text)


def _terms(article: Article, case: Case) -> Terms:
    stop = stop_words(article.language)
    title_text = unaccented(article.title)
    text = opening_of(article)
    title_words, text_words = words_of(title_text), words_of(text)[:OPENING]
    case.words.update(title_words, text_words)
    case.capital.update(capitals_in(text))
    if sum(map(str.islower, title_words)) * 2 > len(title_words):
        case.capital.update(capitals_in(title_text))
    title = dict.fromkeys(_told(title_words, article.title, stop))
    opening = dict.fromkeys(_told(text_words, text, stop))
    return Terms(tuple(title), tuple(term for term in opening if term not in title), tuple(title_words))


def _told(words: Iterable[str], text: str, stop: frozenset[str]) -> Iterator[str]:
    spaceless = () if text.isascii() else SPACELESS.findall(text)
    for word in words:
        if len(word) > 1 and not (spaceless and SPACELESS.search(word)):
            small = word.lower()
            if small not in stop:
                yield event_stem(small)
    for run in spaceless:
        yield from (one + other for one, other in pairwise(run))


def _vector(
    terms: Terms, weights: Mapping[str, float], holders: Mapping[str, int], names: set[str]
) -> dict[str, float]:
    vector = {term: weights[term] * (NAME_WEIGHT if term in names else 1) for term in terms.title}
    for term in terms.opening:
        if holders[term] > 1:  # a word that no other article has says nothing of their likeness
            vector[term] = weights[term] * (OPENING_NAME if term in names else OPENING_WEIGHT)
    if len(vector) > TERMS:
        vector = dict(sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items() if weight} if length else {}


def _richness(terms: Sequence[Terms], distinct: int) -> float:
    """Are the articles' words those of a language? It has ever more of them; from few, any two texts share many.

    In proportion to what `GROWTH` asks for, a day's headlines have 5 to 6 times as many, reports 9 times, headlines of
    one event alone 2 times; texts drawn from a hundred words 0.1 to 1.5 times.
    """
    # What several have word for word counts once.
    total = sum(map(len, {one.title for one in terms})) + sum(map(len, {one.opening for one in terms}))
    if total < TOO_FEW:
        return 1.0
    return min(1.0, max(0.0, (distinct / math.pow(total, GROWTH) - POOR) / (RICH - POOR)))


def _cohesion(vectors: Sequence[Mapping[str, float]], holders: Mapping[str, int]) -> dict[str, float]:
    """How alike the articles are that share a term, the term itself left out: the average cosine of any two.

    Words of one event come together: in a day's headlines 0.04 to 0.3. Words of the language do not: under 0.02.
    """
    holding: dict[str, list[int]] = {term: [] for term, number in holders.items() if number > 3}
    for place, vector in enumerate(vectors):
        for term in vector:
            if term in holding:
                holding[term].append(place)
    return {term: _likeness(term, [vectors[place] for place in _sample(places)]) for term, places in holding.items()}


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


def _reliability(
    rarity: Mapping[str, float],
    holders: Mapping[str, int],
    cohesion: Mapping[str, float],
    lower: set[str],
    names: set[str],
    articles: int,
) -> dict[str, float]:
    rarest = math.log((articles + BACKGROUND) / (1 + BACKGROUND / 100))
    reliability: dict[str, float] = {}
    for term, number in holders.items():
        rare = min(1.0, max(0.0, rarity[term] / rarest))
        told = max(0, number - 3) / (number + 2)  # how far its cohesion can be trusted
        coherent = min(1.0, max(0.0, cohesion.get(term, 0.0) / COHERENT))
        worth = (1 - told) * rare**2 + told * coherent * (1 + rare) / 2
        if SPACELESS.match(term):
            worth *= 0.5  # a pair of characters: a word has two or more
        elif re.search(r"\d", term):
            worth *= NUMBER
        elif term in lower:
            worth *= 1 - (1 - COMMON) * (1 - told)
        elif term in names:
            worth *= NAME
        reliability[term] = worth
    return reliability
