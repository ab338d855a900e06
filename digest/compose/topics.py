"""Which topics an article is about, by the words that the reader wrote for each."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.compose.terms import Finder
from digest.model import Match, TopicScore

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.model import Article

# BM25, Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with two fields.
SATURATION = 1.2  # k1: ten mentions are worth at most 2.2 times one
LENGTH = 0.6  # b: how much a long text must say a word more often
TITLE = 4.0  # a word in the title counts as so many in a text of the usual length
USUAL_LENGTH = 300  # words of a text, imagined for `BACKGROUND` articles beside those at hand
BACKGROUND = 50  # so that one article alone has rare and common words too
BACKGROUND_SHARE = 0.02  # of them that have any given word
FLOOR = 1.0  # a lower score, with none of the words in the title, is a passing mention


@dataclass(frozen=True, slots=True)
class TopicRules:
    """What the configuration says of a topic."""

    name: str
    match: tuple[str, ...]  # words, phrases of several words, prefixes with *
    exclude: tuple[str, ...] = ()  # the same: one of them in an article rules the topic out


@dataclass(frozen=True, slots=True)
class _Found:
    """The words of all topics in one article."""

    title: Mapping[str, int]
    text: Mapping[str, int]
    length: float  # of the text, as a share of the usual

    def __contains__(self, word: str) -> bool:
        return word in self.title or word in self.text


def score_topics(articles: Sequence[Article], rules: Sequence[TopicRules]) -> dict[int, tuple[TopicScore, ...]]:
    """How well each article, by its id, fits the topics: first those that its feed is given to, then by score.

    A topic of which no word stands in the article is not among them; one that is ruled out stands last, with 0.
    How rare a word is, is told by the articles given.
    """
    found = _found(articles, rules)
    rarity = _rarity(found)
    scores: dict[int, tuple[TopicScore, ...]] = {}
    for article in articles:
        given = {source.topic for source in article.sources}
        fitting = [
            score for topic in rules if (score := _score(topic, found[article.id], rarity, given=topic.name in given))
        ]
        # The order in which the topics are configured decides between equals.
        fitting.sort(key=lambda score: (not score.by_feed, score.excluded_by is not None, -score.score))
        scores[article.id] = tuple(fitting)
    return scores


def topic_of(scores: Sequence[TopicScore]) -> str | None:
    """The topic in which an article stands, of its scores, the best first; None where it fits none."""
    return next((score.topic for score in scores if _fits(score)), None)


def _fits(score: TopicScore) -> bool:
    if score.by_feed:
        return True
    return score.excluded_by is None and (score.score >= FLOOR or any(match.title for match in score.matches))


def _found(articles: Sequence[Article], rules: Sequence[TopicRules]) -> dict[int, _Found]:
    finder = Finder(word for topic in rules for word in (*topic.match, *topic.exclude))
    titles = {article.id: finder.counts(article.title)[0] for article in articles}
    texts = {
        article.id: finder.counts("\n".join(block.text for block in (*article.summary, *article.body)))
        for article in articles
    }
    lengths = sum(length for _, length in texts.values())
    usual = (lengths + USUAL_LENGTH * BACKGROUND) / (len(texts) + BACKGROUND)
    return {id: _Found(titles[id], found, length / usual) for id, (found, length) in texts.items()}


def _rarity(found: Mapping[int, _Found]) -> dict[str, float]:
    """The inverse document frequency of every word that stands anywhere, above 0."""
    holders = Counter(word for one in found.values() for word in one.title.keys() | one.text.keys())
    articles = len(found) + BACKGROUND
    return {
        word: math.log(1 + (articles - number) / (number + BACKGROUND * BACKGROUND_SHARE))
        for word, number in holders.items()
    }


def _score(topic: TopicRules, found: _Found, rarity: Mapping[str, float], *, given: bool) -> TopicScore | None:
    matches = [_match(word, found, rarity[word]) for word in dict.fromkeys(topic.match) if word in found]
    matches.sort(key=lambda match: -match.score)
    excluded_by = None if given else next((word for word in topic.exclude if word in found), None)
    if not matches and not given:
        return None
    score = 0.0 if excluded_by is not None else sum(match.score for match in matches)
    return TopicScore(topic.name, score, tuple(matches), excluded_by, by_feed=given)


def _match(word: str, found: _Found, rarity: float) -> Match:
    title, text = found.title.get(word, 0), found.text.get(word, 0)
    mentions = TITLE * title + text / (1 - LENGTH + LENGTH * found.length)
    return Match(word, title, text, rarity * mentions * (SATURATION + 1) / (mentions + SATURATION))
