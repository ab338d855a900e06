"""Which topics an article is about: by the words that the reader wrote for each, and by what so sorted ones teach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

from digest.compose.bayes import NONE, Example, Teacher, teachable, vocabulary
from digest.compose.bm25 import Found, Relevance
from digest.compose.inflection import stemmer
from digest.compose.select import EXAMPLES
from digest.compose.terms import Finder
from digest.compose.words import REPEATED, plain, stem, words_of
from digest.model import TopicScore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.compose.bayes import Opinion
    from digest.model import Article

FLOOR = 1.0  # a lower score, with none of the words in the title, is a passing mention
SURE = 2.0  # times the score of the next topic: beyond doubt
ONE_SIDED = 2  # times the usual number of a topic's articles: more of one teach nothing
SCATTER = 0x9E3779B1  # ids times this, modulo 2³², stand in no order: Knuth, "The Art of Computer Programming", 6.4
DEPTH = 600  # words of an article that are learned from and judged …
READ = 400_000  # … and of all together, about; but of each
SHALLOW = 150  # at least so many


@dataclass(frozen=True, slots=True)
class TopicRules:
    """What the configuration says of a topic."""

    name: str
    match: tuple[str, ...]  # words, phrases of several words, prefixes with *
    exclude: tuple[str, ...] = ()  # the same: one of them in an article rules the topic out


Scores = dict[int, tuple[TopicScore, ...]]  # by article


def score_topics(articles: Sequence[Article], rules: Sequence[TopicRules], archive: Sequence[Article] = ()) -> Scores:
    """How well each article, by its id, fits the topics: first those that it fits, then by score.

    A topic for which nothing speaks is not among them; one that is ruled out stands last, with 0. How rare a word is,
    is told by all of them; those of the `archive`, which earlier editions have considered, teach and are not judged.
    """
    scores = _asked((*articles, *archive), rules)
    taught = _taught(articles, _teaching(articles, archive, scores), scores, [topic.name for topic in rules])
    return {article.id: taught[article.id] for article in articles}


def topic_of(scores: Sequence[TopicScore]) -> str | None:
    """The topic in which an article stands, of its scores; None where it fits none."""
    return next((score.topic for score in scores if score.fits), None)


def _asked(articles: Sequence[Article], rules: Sequence[TopicRules]) -> Scores:
    """By the reader's own words alone, in any form that they have in an article's language."""
    written = [word for topic in rules for word in (*topic.match, *topic.exclude)]
    finders = {stem: Finder(written, stem) for stem in {stemmer(article.language) for article in articles}}
    found = {article.id: _found(article, finders[stemmer(article.language)]) for article in articles}
    relevance = Relevance(list(found.values()))
    return {article.id: _in_order(_scores(article, rules, found[article.id], relevance)) for article in articles}


def _found(article: Article, finder: Finder) -> Found:
    text, length = finder.counts("\n".join(block.text for block in (*article.summary, *article.body)))
    return Found(finder.counts(article.title)[0], text, length)


def _scores(article: Article, rules: Sequence[TopicRules], found: Found, relevance: Relevance) -> list[TopicScore]:
    given = {source.topic for source in article.sources}
    scores = []
    for topic in rules:
        by_feed = topic.name in given
        matches = relevance.matches(topic.match, found)
        excluded_by = None if by_feed else next((word for word in topic.exclude if word in found), None)
        if matches or by_feed or excluded_by is not None:
            score = 0.0 if excluded_by is not None else sum(match.score for match in matches)
            fits = by_feed or (excluded_by is None and (score >= FLOOR or any(match.title for match in matches)))
            scores.append(TopicScore(topic.name, score, matches, excluded_by, by_feed=by_feed, fits=fits))
    return scores


def _in_order(scores: Sequence[TopicScore]) -> tuple[TopicScore, ...]:
    # The order in which the topics are configured decides between equals.
    return tuple(
        sorted(scores, key=lambda one: (not one.by_feed, not one.fits, one.excluded_by is not None, -one.score))
    )


def _teaching(articles: Sequence[Article], archive: Sequence[Article], scores: Scores) -> list[Article]:
    """The articles that teach: of those at hand some, as by lot; of the archive no more of one topic than is fair.

    An archive of one topic would draw all others to it.
    """
    teaching = sorted(articles, key=lambda article: article.id * SCATTER % 2**32)[:EXAMPLES]
    sizes = Counter(topic_of(scores[article.id]) for article in (*articles, *archive))
    most = ONE_SIDED * median(sizes.values()) if sizes else 0
    taken = Counter(topic_of(scores[article.id]) for article in teaching)
    for article in reversed(archive):  # the latest first
        topic = topic_of(scores[article.id])
        if taken[topic] < most and len(teaching) < EXAMPLES:
            taken[topic] += 1
            teaching.append(article)
    return teaching


def _taught(articles: Sequence[Article], teaching: Sequence[Article], scores: Scores, topics: Sequence[str]) -> Scores:
    """The same scores, in the light of what articles teach; unchanged where that is too little."""
    depth = max(SHALLOW, min(DEPTH, READ // max(1, len(articles))))
    words = {article.id: _stems(article, depth) for article in teaching}
    telling = vocabulary(list(words.values()))
    examples = {article.id: _example(words[article.id], telling, scores[article.id]) for article in teaching}
    known = teachable(list(examples.values()))
    if not known:
        return scores
    teacher = Teacher(list(examples.values()), topics)
    taught: Scores = {}
    for article in articles:
        asked = scores[article.id]
        example = examples.get(article.id) or _example(_stems(article, depth), telling, asked)
        taught[article.id] = asked if _stands(asked, known) else _judged(asked, teacher.opinion(example))
    return taught


@lru_cache(maxsize=65536)
def _stems_of(chunk: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words_of(chunk) if len(word) > 1)


def _stems(article: Article, depth: int) -> dict[str, None]:
    """The distinct words of an article's beginning, in their order."""
    text = "\n".join(block.text for block in (*article.summary, *article.body))
    chunks = plain(f"{article.title}\n{text[: depth * 10]}").split(None, depth)[:depth]
    if max(map(len, chunks), default=0) > REPEATED:
        chunks = [chunk[:REPEATED] for chunk in chunks]
    return dict.fromkeys(chain.from_iterable(map(_stems_of, chunks)))


def _example(words: Mapping[str, None], telling: frozenset[str], scores: Sequence[TopicScore]) -> Example:
    asked = {score.topic: score.score for score in scores if score.excluded_by is None}
    first, *others = scores or (None,)
    sure = None
    if first and first.fits and (first.by_feed or all(first.score >= SURE * other.score for other in others)):
        sure = first.topic
    return Example(
        words=tuple(word for word in words if word in telling),
        asked=asked,
        topic=sure,
        certain=bool(first and first.by_feed),
        barred=frozenset(_barred(scores)),
    )


def _barred(scores: Sequence[TopicScore]) -> Iterator[str]:
    yield from (score.topic for score in scores if score.excluded_by is not None)
    if any(score.fits and match.title for score in scores for match in score.matches):
        yield NONE  # with a word of the reader's in its title it belongs somewhere


def _stands(asked: Sequence[TopicScore], known: frozenset[str]) -> bool:
    """Is the article's topic beyond what the others can tell: the reader's word, or one of which they know little?"""
    return bool(asked) and asked[0].fits and (asked[0].by_feed or asked[0].topic not in known)


def _judged(asked: Sequence[TopicScore], opinion: Opinion) -> tuple[TopicScore, ...]:
    """The scores with the topic of the opinion first, and no other that fits."""
    others = [replace(score, fits=False) for score in asked if score.topic != opinion.topic]
    if opinion.topic == NONE:
        return _in_order(others)
    own = next((score for score in asked if score.topic == opinion.topic), TopicScore(opinion.topic, 0.0))
    return (replace(own, fits=True, like=opinion.like, alike_in=opinion.words), *_in_order(others))
