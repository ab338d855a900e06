"""An edition from the articles that are news: topics, stories, ranking, limits, summaries, and a verdict on each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.compose.follow_ups import continued
from digest.compose.rank import ordered, rank_of, seated
from digest.compose.summary import reading_minutes, summarise
from digest.compose.topics import FLOOR, Scores, TopicRules, score_topics, topic_of
from digest.model import Edition, FailingFeed, Section, Story, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.model import Article, FollowUp, Told


@dataclass(frozen=True, slots=True)
class Plan:
    """How a digest is made, as far as composing needs it."""

    digest: str
    title: str
    rules: tuple[TopicRules, ...]  # of every topic in the configuration
    sections: tuple[str, ...]  # the topics that this digest carries, in order
    limits: Mapping[str, int] = field(default_factory=dict)  # stories, by topic
    other: str | None = "More stories"  # heading for what fits no topic; None leaves it out
    limit: int = 40  # stories in the edition
    max_age: timedelta = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Issue:
    """What is particular to one edition."""

    number: int
    at: datetime
    slot: datetime | None = None
    next_slot: datetime | None = None
    failing: tuple[FailingFeed, ...] = ()


def compose(
    plan: Plan,
    issue: Issue,
    articles: Sequence[Article],
    left_out: Mapping[int, str],
    archive: Sequence[Article] = (),
    told_of_late: Sequence[Told] = (),
) -> Edition:
    """The edition. `articles` are news; `left_out` are the articles that are none, with the reason for each.

    The `archive`, articles of earlier editions, teaches what belongs to which topic. The stories of the articles
    `told_of_late`, by the last editions, come back only with news.
    """
    scores = score_topics(articles, plan.rules, archive)
    stories, again = continued(articles, told_of_late)
    sections, cut, strays = _seated(plan, ordered([_story(*one, scores, issue.at) for one in stories]))
    told = tuple(
        Section(heading, tuple(_with_words(story) for story in stories), more=len(cut[heading]))
        for heading, stories in sections.items()
        if stories
    )
    left_out = {**left_out, **{article.id: "told" for article in again}}
    verdicts = _verdicts(told, [story for stories in cut.values() for story in stories], strays, scores, left_out)
    return Edition(
        digest=plan.digest,
        title=plan.title,
        number=issue.number,
        at=issue.at,
        slot=issue.slot,
        sections=told,
        verdicts=verdicts,
        left_out=dict(sorted(Counter(v.outcome for v in verdicts if v.outcome != "in").items())),
        failing=issue.failing,
        next_slot=issue.next_slot,
    )


def _story(articles: tuple[Article, ...], follow_up: FollowUp | None, scores: Scores, now: datetime) -> Story:
    topic = _topic_of_story(articles, scores)
    fit = max((s.score for a in articles for s in scores.get(a.id, ()) if s.topic == topic), default=0.0)
    return Story(articles, topic, rank_of(articles, fit, now), summary="", minutes=None, follow_up=follow_up)


def _topic_of_story(articles: tuple[Article, ...], scores: Scores) -> str | None:
    """The topic for which its articles speak most. What the configuration says of a feed outweighs any words."""
    votes: dict[str, float] = defaultdict(float)
    for article in articles:
        found = scores.get(article.id, ())
        topic = topic_of(found)
        if topic is not None:
            votes[topic] += next(1000.0 if s.by_feed else max(s.score, FLOOR) for s in found if s.topic == topic)
    return max(votes, key=lambda topic: votes[topic], default=None)


def _seated(plan: Plan, stories: Sequence[Story]) -> tuple[dict[str, list[Story]], dict[str, list[Story]], list[Story]]:
    """By heading the stories told and the stories cut by a limit, and those that fit no section."""
    waiting: dict[str, list[Story]] = {topic: [] for topic in plan.sections}
    others: list[Story] = []
    strays: list[Story] = []
    for story in stories:
        if story.topic in waiting:
            waiting[story.topic].append(story)
        elif story.topic is None and plan.other:
            others.append(story)
        else:
            strays.append(story)
    told: dict[str, list[Story]] = {}
    cut: dict[str, list[Story]] = {}
    room = _room(plan, waiting)
    for topic, candidates in waiting.items():
        told[topic], cut[topic] = seated(candidates, room[topic])
    if plan.other:
        left = plan.limit - sum(map(len, told.values()))
        kept, over = seated(others, left)
        told[plan.other] = told.get(plan.other, []) + kept
        cut[plan.other] = cut.get(plan.other, []) + over
    return told, cut, strays


def _room(plan: Plan, waiting: Mapping[str, Sequence[Story]]) -> dict[str, int]:
    """How many stories each topic may tell: the highest ranks of all get the edition's places."""
    allowed = [story for topic, stories in waiting.items() for story in stories[: plan.limits.get(topic, plan.limit)]]
    return {topic: sum(story.topic == topic for story in ordered(allowed)[: plan.limit]) for topic in waiting}


def _with_words(story: Story) -> Story:
    """Only what is told is summarised: that is most of the work."""
    return replace(story, summary=summarise(story.lead), minutes=reading_minutes(story.lead))


def _verdicts(
    told: Sequence[Section],
    cut: Sequence[Story],
    strays: Sequence[Story],
    scores: Scores,
    left_out: Mapping[int, str],
) -> tuple[Verdict, ...]:
    verdicts = [Verdict(article, reason, scores.get(article, ())) for article, reason in left_out.items()]
    for at, section in enumerate(told):
        for place, story in enumerate(section.stories):
            verdicts += _of_story(story, "in", scores, (at, place))
    for story in cut:
        verdicts += _of_story(story, "limit", scores, None)
    for story in strays:
        verdicts += _of_story(story, "topic", scores, None)
    return tuple(sorted(verdicts, key=lambda verdict: verdict.article))


def _of_story(story: Story, outcome: str, scores: Scores, position: tuple[int, int] | None) -> list[Verdict]:
    return [
        Verdict(article.id, outcome, scores.get(article.id, ()), story.topic, story.lead.id, position, story.rank)
        for article in story.articles
    ]
