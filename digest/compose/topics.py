"""Which topics an article is about, by the words that the reader wrote for each."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.compose.words import SPACELESS, plain, stem, words_of
from digest.model import Match, TopicScore

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.model import Article

TITLE = 3.0  # a word in the title counts as so many in the text
SATURATION = 1.2  # BM25's k1
LENGTH = 0.6  # BM25's b: how much a long text must say a word more often
USUAL_LENGTH = 300  # words; stands in where few articles tell


@dataclass(frozen=True)
class TopicRules:
    """What the configuration says of a topic."""

    name: str
    match: tuple[str, ...]  # words, phrases, prefixes with *
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """A title or a text, made ready for counting."""

    plain: str
    words: list[str]
    stems: list[str]


@dataclass(frozen=True, slots=True)
class _Term:
    """One word, phrase or prefix of a topic."""

    written: str
    parts: tuple[str, ...]  # stems; a prefix keeps its *
    spaceless: str | None = None  # looked for as a substring


def _term(written: str) -> _Term:
    bare = plain(written.strip().strip("\"“”„«»").strip())
    if SPACELESS.search(bare):
        return _Term(written, (), bare.replace("*", ""))
    parts: list[str] = []
    for chunk in bare.split():
        words = words_of(chunk)
        parts += [stem(word) for word in words]
        if chunk.endswith("*") and words:
            parts[-1] = words[-1] + "*"
    return _Term(written, tuple(parts))


def _text(text: str) -> _Text:
    bare = plain(text)
    words = words_of(bare)
    return _Text(bare, words, [stem(word) for word in words])


def _stands(part: str, word: str, stemmed: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else part == stemmed


def _count(term: _Term, text: _Text) -> int:
    if term.spaceless is not None:
        return text.plain.count(term.spaceless)
    if not term.parts:
        return 0
    first, *others = term.parts
    if not others and not first.endswith("*"):
        return text.stems.count(first)
    return sum(
        all(_stands(part, *pair) for part, pair in zip(term.parts, pairs, strict=True))
        for pairs in _windows(text, len(term.parts))
    )


def _windows(text: _Text, length: int) -> Iterable[tuple[tuple[str, str], ...]]:
    pairs = list(zip(text.words, text.stems, strict=True))
    return zip(*(pairs[start:] for start in range(length)), strict=False)


def score_topics(articles: Sequence[Article], rules: Sequence[TopicRules]) -> dict[int, tuple[TopicScore, ...]]:
    """How well each article, by its id, fits each topic that it matches: the best first."""
    terms = {word: _term(word) for topic in rules for word in (*topic.match, *topic.exclude)}
    counts: dict[int, dict[str, tuple[int, int]]] = {}
    lengths: dict[int, int] = {}
    for article in articles:
        title = _text(article.title)
        text = _text("\n".join(block.text for block in (*article.summary, *article.body)))
        lengths[article.id] = len(text.words)
        counts[article.id] = {
            word: found for word, term in terms.items() if any(found := (_count(term, title), _count(term, text)))
        }
    usual = (sum(lengths.values()) + 20 * USUAL_LENGTH) / (len(lengths) + 20)
    holders = Counter(word for found in counts.values() for word in found)
    rarity = {word: math.log(1 + (len(articles) + 50 - number) / (number + 1)) for word, number in holders.items()}

    def scored(article: Article) -> tuple[TopicScore, ...]:
        found = counts[article.id]
        norm = 1 - LENGTH + LENGTH * lengths[article.id] / usual
        given = {source.topic for source in article.sources if source.topic}
        scores: list[TopicScore] = []
        for topic in rules:
            matches: list[Match] = []
            for word in dict.fromkeys(topic.match):
                if word in found:
                    title, text = found[word]
                    often = TITLE * title + text / norm
                    points = rarity[word] * often * (SATURATION + 1) / (often + SATURATION)
                    matches.append(Match(word, title, text, points))
            by = next((word for word in topic.exclude if word in found), None)
            matches.sort(key=lambda match: -match.score)
            score = 0.0 if by else sum(match.score for match in matches)
            if topic.name in given or matches:
                scores.append(TopicScore(topic.name, score, tuple(matches), by, topic.name in given))
        return tuple(sorted(scores, key=lambda one: (not one.by_feed, one.excluded_by is not None, -one.score)))

    return {article.id: scored(article) for article in articles}


def topic_of(scores: Sequence[TopicScore]) -> str | None:
    """The topic in which an article stands; None where it fits none."""
    return next((one.topic for one in scores if one.by_feed or (one.score > 0 and one.excluded_by is None)), None)
