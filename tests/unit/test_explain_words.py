"""What `digest explain` says of a verdict."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from digest.cli.reasons import NAMED, in_words, of_topic, reason
from digest.explain import Explanation
from digest.model import Account, Match, Rank, TopicScore, Verdict
from digest.store.mentions import Mention

AT = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
RANK = Rank(coverage=1.0, freshness=2.5, weight=1.0, fit=0.75)
CEASEFIRE, ENVOY = Match("ceasefire", 1, 2, 2.1), Match("envoy", 0, 1, 1.11)
WORLD = TopicScore("World", 3.21, (CEASEFIRE, ENVOY), fits=True)
CHIP = TopicScore("Technology", 1.3, (Match("chip", 0, 1, 1.3),))
LEARNED = TopicScore("World", 0.0, fits=True, like=41, alike_in=("talks", "border", "truce"))
RULED_OUT = TopicScore("Sport", 0.0, (Match("cup", 1, 0, 2.0),), excluded_by="casino")


def mention(number: int = 1, title: str = "") -> Mention:
    return Mention(
        number, f"https://example.org/{number}", title or f"Title {number}", "Paper", AT - timedelta(hours=73)
    )


def explained(account: Account, *, considered: bool = False, story: int = 0) -> Explanation:
    told = tuple(mention(number + 1) for number in range(story))
    return Explanation("morning", 3, AT, considered, mention(), account, told)


def lines(account: Account, **how) -> list[str]:
    return list(in_words(explained(account, **how), ZoneInfo("Europe/Berlin")))


@pytest.mark.parametrize(
    ("score", "others", "words"),
    [
        (WORLD, (), "World: 3.21 for ceasefire (2.10; 1 in the title, 2 in the text), envoy (1.11; 1 in the text)"),
        (
            TopicScore("World", 2.1, (CEASEFIRE,), fits=True, like=41),
            (),
            "World: 2.10 for ceasefire (2.10; 1 in the title, 2 in the text); and like 41 other articles in World",
        ),
        (LEARNED, (), "World: like 41 other articles in World, by its words talks, border, truce"),
        (TopicScore("World", 0.0, fits=True, like=1), (), "World: like 1 other article in World"),
        (
            CHIP,
            (LEARNED,),
            "Technology: 1.30 for chip (1.30; 1 in the text), but the article as a whole is more like World",
        ),
        (
            CHIP,
            (),
            "Technology: 1.30 for chip (1.30; 1 in the text), but the article as a whole is like none of the topics",
        ),
        (
            TopicScore("Technology", 0.9, (Match("chip", 0, 1, 0.9),)),
            (LEARNED,),
            "Technology: 0.90 for chip (0.90; 1 in the text), a passing mention",
        ),
        (RULED_OUT, (WORLD,), "Sport: ruled out by the word 'casino'"),
        (
            TopicScore("World", 0.0, by_feed=True, fits=True),
            (),
            "World: the configuration gives all of its feed to this topic",
        ),
    ],
)
def test_what_spoke_for_a_topic_and_what_against(score, others, words):
    assert of_topic(score, (*others, score)) == words


@pytest.mark.parametrize(
    ("verdict", "more", "words"),
    [
        (Verdict(1, "in", topic="World", rank=RANK), {"heading": "World"}, "told under World"),
        (Verdict(1, "age"), {}, "it is older than the digest's max_age: 73 hours"),
        (Verdict(1, "feed"), {}, "its feed is no longer in the configuration"),
        (Verdict(1, "topic", rank=RANK), {}, "it fits none of the digest's topics"),
        (
            Verdict(1, "topic", topic="Sport", rank=RANK),
            {},
            "its topic is Sport, which this digest does not carry",
        ),
        (
            Verdict(1, "limit", topic="World", rank=RANK),
            {"told": 8, "least": 5.5},
            "higher-ranked stories filled the limit: the 8 stories told under World rank 5.50 or more",
        ),
        (
            Verdict(1, "limit", topic="World", rank=RANK),
            {"told": 8, "least": 5.0},
            "the feed of its lead has a third of the 8 stories told under World already, and these filled the limit",
        ),
        (
            Verdict(1, "limit", rank=RANK),
            {"told": 1, "least": 5.5},
            "higher-ranked stories filled the limit: the 1 story told of no topic rank 5.50 or more",
        ),
        (Verdict(1, "limit", rank=RANK), {}, "it fits no topic, and stories that fit one filled the limit"),
        (Verdict(1, "limit", topic="World", rank=RANK), {}, "higher-ranked stories filled the limit"),
        (Verdict(1, "limit", topic="World"), {}, "higher-ranked stories filled the limit"),
    ],
)
def test_the_rule_that_decided(verdict, more, words):
    assert reason(explained(Account(verdict, **more))) == words


def test_an_article_that_the_next_edition_tells():
    verdict = Verdict(1, "in", (WORLD, CHIP, RULED_OUT), "World", 1, (0, 1), RANK)
    first, *others = lines(Account(verdict, "World", (1,)), story=1)
    assert first == "morning: in edition 3, section 1 (World), story 2."
    assert [line.split(":")[0].strip() for line in others[:3]] == ["World", "Technology", "Sport"]
    assert others[3:] == [
        "  Rank 5.25 = coverage 1.00 + freshness 2.50 + feed weight 1.00 + fit to the topic 0.75",
    ]


def test_an_earlier_edition_is_named_by_its_number_and_the_readers_day():
    told = lines(Account(Verdict(1, "in", (WORLD,), "World", 1, (0, 1), RANK), "World", (1,)), considered=True)
    left_out = lines(Account(Verdict(1, "age")), considered=True)
    assert told[0] == (
        "morning: edition 3 considered it, on 2026-11-25; it was told in section 1 (World), story 2. "
        "No later edition tells it again."
    )
    assert told[1:] == lines(Account(Verdict(1, "in", (WORLD,), "World", 1, (0, 1), RANK), "World", (1,)))[1:]
    assert left_out == [
        "morning: edition 3 considered it, on 2026-11-25; it was left out: it is older than the digest's max_age: "
        "73 hours. No later edition tells it again."
    ]


def test_an_edition_recorded_without_reasons_says_so():
    first, second = lines(Account(Verdict(1, "in", topic="World")), considered=True)
    assert "it was told under World." in first
    assert "without its reasons" in second


@pytest.mark.parametrize(("article", "leads"), [(1, "this one leads"), (2, "the first of them leads")])
def test_the_articles_of_its_story_are_named_and_many_are_counted(article, leads):
    verdict = Verdict(article, "in", (WORLD,), "World", 1, (0, 0), RANK)
    few = lines(Account(verdict, "World"), story=2)
    assert few[1:4] == [f"  One story of 2 articles, {leads}:", "    Paper: Title 1", "    Paper: Title 2"]
    many = lines(Account(verdict, "World"), story=NAMED + 2)
    assert many[NAMED + 1 : NAMED + 3] == [f"    Paper: Title {NAMED}", "    and 2 others"]


def test_a_story_may_stand_where_its_other_articles_belong():
    verdict = Verdict(2, "in", (CHIP,), "World", 1, (0, 0), RANK)
    assert "  All articles of its story together speak most for World." in lines(Account(verdict, "World"), story=2)


def test_where_no_word_of_any_topic_stands_that_is_said():
    verdict = Verdict(1, "in", (), None, 1, (0, 0), RANK)
    assert "  No word of any topic stands in it." in lines(Account(verdict, "More stories"))
