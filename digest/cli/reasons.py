"""Why an article is where it is, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cli.output import counted
from digest.compose.select import REASONS
from digest.compose.topics import FLOOR, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from digest.explain import Explanation
    from digest.model import Account, Match, Rank, TopicScore
    from digest.store.mentions import Mention

NAMED = 10  # articles of a story, the others are counted


def in_words(explained: Explanation, zone: ZoneInfo) -> Iterator[str]:
    """The lines that tell it: the outcome, and indented below what led to it. Days are those of the zone."""
    verdict = explained.account.verdict
    yield f"{explained.digest}: {_outcome(explained, zone)}"
    if len(explained.story) > 1:
        yield f"  {_story_begins(verdict.article, explained.story)}"
        yield from (f"    {_named(article)}" for article in explained.story[:NAMED])
        if len(explained.story) > NAMED:
            yield f"    and {counted(len(explained.story) - NAMED, 'other')}"
    if before := explained.account.follow_up:
        yield f"  It follows up edition {before.number}, of {before.at.astimezone(zone):%Y-%m-%d}: {before.title}"
    yield from (f"  {of_topic(score, verdict.topics)}" for score in verdict.topics)
    if verdict.rank is None:
        if verdict.outcome in ("in", "limit", "topic"):
            yield "  An older program recorded this edition, without its reasons."
        return
    if not verdict.topics:
        yield "  No word of any topic stands in it."
    if verdict.topic is not None and verdict.topic != topic_of(verdict.topics):
        yield f"  All articles of its story together speak most for {verdict.topic}."
    yield f"  {_of_rank(verdict.rank)}"


def reason(explained: Explanation) -> str:
    """What decided, as a clause: the place that it has, or the rule that left it out."""
    account, verdict = explained.account, explained.account.verdict
    if verdict.outcome == "in":
        return f"told under {account.heading or verdict.topic or 'no topic'}"
    if verdict.outcome == "topic" and verdict.topic is not None:
        return f"its topic is {verdict.topic}, which this digest does not carry"
    if verdict.outcome == "age":
        hours = (explained.at - explained.article.date).total_seconds() / 3600
        return f"{REASONS['age']}: {counted(round(hours), 'hour')}"
    if verdict.outcome == "limit" and verdict.rank:
        return _of_limit(account, verdict.rank)
    return REASONS[verdict.outcome]


def _of_limit(account: Account, rank: Rank) -> str:
    topic = account.verdict.topic
    if not account.told:
        return REASONS["limit"] if topic else "it fits no topic, and stories that fit one filled the limit"
    told = f"{counted(account.told, 'story', 'stories')} told {f'under {topic}' if topic else 'of no topic'}"
    if rank.score > account.least:  # see rank.seated
        return f"the feed of its lead has a third of the {told} already, and these filled the limit"
    return f"{REASONS['limit']}: the {told} rank {account.least:.2f} or more"


def _outcome(explained: Explanation, zone: ZoneInfo) -> str:
    account, verdict = explained.account, explained.account.verdict
    place = ""
    if verdict.position:
        section, story = (number + 1 for number in verdict.position)
        place = f"section {section} ({account.heading}), story {story}"
    if not explained.considered:
        if place:
            return f"in edition {explained.edition}, {place}."
        return f"not in edition {explained.edition}: {reason(explained)}."
    told = f"told in {place}" if place else reason(explained)
    if verdict.outcome != "in":
        told = f"left out: {told}"
    day = f"{explained.at.astimezone(zone):%Y-%m-%d}"
    return f"edition {explained.edition} considered it, on {day}; it was {told}. No later edition tells it again."


def _story_begins(article: int, story: Sequence[Mention]) -> str:
    leads = "this one leads" if story[0].id == article else "the first of them leads"
    return f"One story of {counted(len(story), 'article')}, {leads}:"


def _named(article: Mention) -> str:
    return f"{article.source}: {article.title or article.url}"


def of_topic(score: TopicScore, scores: Sequence[TopicScore]) -> str:
    """What spoke for a topic, and what against. `scores`: of the article for all topics."""
    if score.excluded_by is not None:
        return f"{score.topic}: ruled out by the word {score.excluded_by!r}"
    words = f"{score.score:.2f} for {', '.join(map(_of_match, score.matches))}" if score.matches else ""
    given = "the configuration gives all of its feed to this topic" if score.by_feed else ""
    parts = [part for part in (given, words, _of_likeness(score)) if part]
    return f"{score.topic}: {'; and '.join(parts)}{'' if score.fits else _but(score, scores)}"


def _of_match(match: Match) -> str:
    places = [f"{number} in the {where}" for number, where in ((match.title, "title"), (match.text, "text")) if number]
    return f"{match.word} ({match.score:.2f}; {', '.join(places)})"


def _of_likeness(score: TopicScore) -> str:
    if not score.like:
        return ""
    by = f", by its words {', '.join(score.alike_in)}" if score.alike_in else ""
    return f"like {counted(score.like, 'other article')} in {score.topic}{by}"


def _but(score: TopicScore, scores: Sequence[TopicScore]) -> str:
    """Why an article is not about a topic of which it has words."""
    if score.score < FLOOR and not any(match.title for match in score.matches):
        return ", a passing mention"
    own = topic_of(scores)
    return f", but the article as a whole is {f'more like {own}' if own else 'like none of the topics'}"


def _of_rank(rank: Rank) -> str:
    return (
        f"Rank {rank.score:.2f} = coverage {rank.coverage:.2f} + freshness {rank.freshness:.2f}"
        f" + feed weight {rank.weight:.2f} + fit to the topic {rank.fit:.2f}"
    )
