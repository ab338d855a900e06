"""An edition of given articles: which section each stands in, what the limits cut, and a verdict on every one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from digest.compose.edition import Issue, Plan, compose
from digest.compose.select import REASONS
from digest.compose.topics import TopicRules
from digest.model import Article, Block, Edition, Source

NOW = datetime(2031, 11, 25, 7, 0, tzinfo=UTC)
RULES = (TopicRules("Sea", ("boats", "tide"), ()), TopicRules("Bread", ("yeast", "bakers"), ()))
TITLES = {
    1: "Boats wait for the tide",
    2: "Bakers revive forgotten yeast",
    3: "Choir finds its lost tenor",
    4: "Salvaged boats return to Mill Street",
    5: "Archive saves every letter",
}


def article(number: int, hours: float = 1, feed: str = "", topic: str | None = None, weight: float = 1.0) -> Article:
    title = TITLES[number]
    feed = feed or f"https://feed{number}.example/rss"
    url = f"https://example.org/{number}"
    published = NOW - timedelta(hours=hours)
    source = Source(feed, feed, url, weight, topic)
    body = (Block(f"{title}."),)
    return Article(number, url, url, title, None, published, NOW, False, (source,), body=body)


def plan(**how) -> Plan:
    return Plan(**{"digest": "daily", "title": "Daily", "rules": RULES, "sections": ("Sea", "Bread")} | how)


def edition(*articles: Article, left_out: dict[int, str] | None = None, **how) -> Edition:
    return compose(plan(**how), Issue(1, NOW), articles, left_out or {})


def sections(made: Edition) -> dict[str, list[int]]:
    return {section.topic: [story.lead.id for story in section.stories] for section in made.sections}


ALL = tuple(article(number) for number in TITLES)


def test_sections_stand_in_the_order_of_the_plan_and_empty_ones_are_not_there():
    assert list(sections(edition(*ALL))) == ["Sea", "Bread", "More stories"]
    assert list(sections(edition(*ALL, sections=("Bread", "Sea")))) == ["Bread", "Sea", "More stories"]
    assert list(sections(edition(ALL[2], ALL[0]))) == ["Sea", "More stories"]
    assert sections(edition()) == {}


def test_what_fits_no_topic_stands_under_other_or_is_left_out():
    assert sections(edition(*ALL))["More stories"] == [3, 5]
    made = edition(*ALL, other=None)
    assert list(sections(made)) == ["Sea", "Bread"]
    assert made.left_out == {"topic": 2}


def test_a_story_of_a_topic_that_the_digest_does_not_carry_is_off_topic():
    made = edition(*ALL, sections=("Bread",))
    assert sections(made) == {"Bread": [2], "More stories": [3, 5]}
    assert made.left_out == {"topic": 2}


def test_a_feed_given_to_a_topic_goes_there_whatever_its_words():
    assert sections(edition(article(1, topic="Bread"))) == {"Bread": [1]}


def test_the_limit_keeps_the_highest_ranks():
    ranked = [article(number, hours=number) for number in TITLES]
    made = edition(*ranked, rules=(), sections=(), limit=2)
    assert sections(made) == {"More stories": [1, 2]}
    assert made.left_out == {"limit": 3}
    assert [section.more for section in made.sections] == [3]


def test_a_topic_s_own_limit_cuts_that_topic_alone():
    made = edition(*ALL, limits={"Sea": 1})
    assert len(sections(made)["Sea"]) == 1
    assert len(sections(made)["More stories"]) == 2
    assert made.left_out == {"limit": 1}


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
def test_no_edition_is_longer_than_its_limit(limit):
    made = edition(*ALL, limit=limit)
    assert len(made.stories) == limit
    assert sum(made.left_out.values()) == len(ALL) - limit


def test_every_article_gets_one_verdict_and_what_is_left_out_is_counted():
    made = edition(*ALL, left_out={7: "age", 9: "age", 8: "backlog"}, limit=3, other=None)
    assert [verdict.article for verdict in made.verdicts] == [1, 2, 3, 4, 5, 7, 8, 9]
    assert {verdict.outcome for verdict in made.verdicts} - {"in"} <= REASONS.keys()
    assert made.left_out == {"age": 2, "backlog": 1, "topic": 2}
    told = {verdict.article: verdict.position for verdict in made.verdicts if verdict.outcome == "in"}
    for number, position in told.items():
        assert position is not None
        section, place = position
        assert made.sections[section].stories[place].lead.id == number


def test_the_same_articles_make_the_same_edition_in_whatever_order_they_come():
    assert edition(*ALL) == edition(*ALL)
    assert sections(edition(*reversed(ALL))) == sections(edition(*ALL))
