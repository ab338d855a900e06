"""One event told once, and two events told twice."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories_of import article

from digest.compose.stories import group

LABELLED = Path(__file__).parents[2].parent / "shared" / "data" / "stories.jsonl"


def grouped(articles) -> list[set[int]]:
    return [{one.id for one in story} for story in group(articles)]


def titled(*titles: str):
    return [article(number, title) for number, title in enumerate(titles, 1)]


@pytest.mark.parametrize(
    "titles",
    [
        ("Ferry sinks off Lindholm", "Lindholm ferry sinks"),
        ("Ferry Sinks Off Lindholm!", "ferry sinks off Lindholm"),
        ("Dockworkers of Ravensgate end strike", "Ravensgate strike ends as dockworkers go back"),
        ("Arlen Voss wins the Corriedale prize", "Corriedale prize won by Arlen Voss", "Voss takes Corriedale prize"),
        ("東京で震度五強の地震、津波の心配なし", "東京で震度五強の地震、けが人の情報なし"),
    ],
)
def test_one_event_in_other_words_is_one_story(titles):
    assert len(group(titled(*titles, "Bread prices rise in Ostrava", "A heron by the canal"))) == 3


@pytest.mark.parametrize(
    "titles",
    [
        ("Central bank raises rates", "Central heating is out of fashion"),
        ("Fire in Lindholm school", "Election in Lindholm"),
        ("10 things you need to know today", "5 things you need to know on Tuesday"),
        ("Morning briefing", "Morning briefing"),
        ("Photo", "Photo"),
        ("", ""),
        ("The best photos of the week", "The week in photos"),
        ("Quote #17220", "Quote #17221"),
    ],
)
def test_a_few_common_words_make_no_story(titles):
    assert len(group(titled(*titles))) == len(titles)


def test_the_same_address_is_the_same_story_whatever_the_title():
    assert grouped(
        [article(1, "Rates held", url="https://a.example/x"), article(2, "No", url="https://a.example/x")]
    ) == [{1, 2}]


def test_an_update_of_the_same_feed_belongs_to_the_story():
    articles = [
        article(1, "Ferry sinks off Lindholm, 12 rescued", feed="a", hours=3),
        article(2, "Lindholm ferry: all 40 rescued after it sinks", feed="a"),
    ]
    assert grouped(articles) == [{1, 2}]


def test_a_column_that_comes_back_every_day_is_no_story():
    articles = [article(day, "Gardening with Brigid Oakenshaw", feed="a", hours=24 * day) for day in range(3)]
    assert len(group(articles)) == 3


def test_a_numbered_series_is_no_story():
    articles = [article(day, f"Prize cryptic puzzle {day}", feed="a", hours=24 * day) for day in range(3)]
    assert len(group(articles)) == 3


def test_the_opening_tells_what_a_title_hides():
    articles = [
        article(1, "Eleven seconds on another world", "The Thistledown probe touched the asteroid Ambrel last night."),
        article(2, "Thistledown leaves Ambrel", "The probe has left the asteroid with rubble on board."),
        article(3, "What moss remembers", "A botanist dates avalanches in the Hollin Pass by their moss."),
    ]
    assert grouped(articles) == [{1, 2}, {3}]


def test_the_lead_has_a_text_of_its_own_then_is_the_earliest_then_of_the_heaviest_feed():
    title, text = "Ferry sinks off Lindholm", "A ferry sank off Lindholm in the night. All were saved."
    bare = article(1, title, hours=9)
    teaser = article(2, title, "A ferry sank off Lindholm in the …", hours=8)
    late = article(3, title, text, hours=1)
    early = article(4, title, text, hours=5)
    heavy = article(5, title, text, hours=5, weight=2)
    assert [one.id for one in group([bare, teaser, late, early])[0]] == [4, 1, 2, 3]
    assert group([bare, teaser, late, early, heavy])[0][0] is heavy


def test_no_article_is_lost_and_none_told_twice():
    articles = titled(*(f"Story {number % 7} of {number % 5} towns" for number in range(60)))
    ids = [one.id for one in chain(*group(articles))]
    assert sorted(ids) == [one.id for one in articles]
    assert group([]) == []


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60), st.integers(0, 3)), max_size=8))
def test_no_text_raises_and_the_result_is_the_same_again(texts):
    articles = [article(number, title, text, feed=f"f{feed}") for number, (title, text, feed) in enumerate(texts)]
    stories = group(articles)
    assert sorted(one.id for one in chain(*stories)) == [one.id for one in articles]
    assert group(articles) == stories


@pytest.mark.shared
def test_headlines_of_a_day_are_grouped_precisely():
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    stories = group([article(number, row["title"], feed=row["publisher"]) for number, row in enumerate(rows)])
    labels = [[rows[one.id]["story"] for one in story] for story in stories]
    sizes = Counter(chain(*labels))
    together = [(label, number, len(story)) for story in labels for label, number in Counter(story).items()]
    precision = sum(number**2 / size for _, number, size in together) / len(rows)
    recall = sum(number**2 / sizes[label] for label, number, _ in together) / len(rows)
    assert precision >= 0.90
    assert 2 * precision * recall / (precision + recall) >= 0.75
