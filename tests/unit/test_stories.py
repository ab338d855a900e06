"""One event told once, and two events told twice."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories_of import article

from digest.compose.stories import group

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELLED = Path(__file__).parents[2].parent / "shared" / "data" / "stories.jsonl"


def grouped(articles) -> list[set[int]]:
    return [{one.id for one in story} for story in group(articles)]


LANGUAGE = [f"{first}{middle}{last}" for first in "bdgklmnprt" for middle in ("ara", "eno", "ilu") for last in "dmnrst"]


def drawn_from(words: Sequence[str], random: Random, number: int) -> str:
    return " ".join(random.choices(words, k=number)).capitalize()


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


@pytest.mark.parametrize("others", [0, 200])
@pytest.mark.parametrize(
    "titles",
    [
        ("Norvane shares fall 3% after profit warning", "Kestrel shares fall 2% after profit warning"),
        ("Norvane reports first quarter results", "Kestrel reports first quarter results"),
        ("Weather forecast for Lindholm", "Weather forecast for Ravensgate", "Weather forecast for Corriedale"),
        ("Lindholm weather: sunny spells and light winds", "Ravensgate weather: sunny spells and light winds"),
        ("Harrow City beat Denby Rovers 2-1", "Marsh United beat Calder Town 2-1"),
        ("Match report: Harrow City 2-1 Denby Rovers", "Match report: Marsh United 0-0 Calder Town"),
        ("Arlen Voss, pioneer of electronic music, dies at 82", "Mira Kolb, pioneer of electronic music, dies at 91"),
        ("Obituary: Arlen Voss", "Obituary: Mira Kolb"),
        ("Norvane Zephyr 3 review: wireless headphones", "Kestrel Aria review: wireless headphones"),
        ("Senior Python Developer (Lindholm, full-time)", "Senior Python Developer (Ravensgate, full-time)"),
        ("v1.2.3 of Norvane", "v1.2.3 of Kestrel"),
        (
            "Release v2.4.0 of the norvane library with bug fixes",
            "Release v2.4.0 of the kestrel library with bug fixes",
        ),
        ("norvane 1.2.3 is out with security fixes", "kestrel 4.1.0 is out with security fixes"),
        ("Magnitude 5.1 earthquake strikes off Lindholm", "Magnitude 6.0 earthquake strikes off Corriedale"),
        ("Two killed in house fire in Lindholm", "Two killed in house fire in Ravensgate"),
        ("Man, 34, dies in motorway crash near Lindholm", "Woman, 61, dies in motorway crash near Ravensgate"),
    ],
)
def test_one_pattern_filled_with_other_names_is_no_story(titles, others):
    random = Random(1)
    drawn = [article(100 + n, drawn_from(LANGUAGE, random, 8), feed="other") for n in range(others)]
    assert len(group([*titled(*titles), *drawn])) == len(titles) + others


@pytest.mark.parametrize(
    "titles",
    [
        ("Death toll rises to 9 in Corriedale quake", "Death toll rises to 12 in Corriedale quake"),
        ("Lindholm ferry death toll rises to 12", "Death toll in Lindholm ferry disaster climbs to 15"),
        ("Norvane shares fall 3% after profit warning", "Norvane stock slides on profit warning"),
        ("Arlen Voss, novelist, dies at 82", "Novelist Arlen Voss dead at 82"),
        ("Norvane to buy Kestrel for $3bn", "Norvane agrees $3bn takeover of Kestrel"),
        ("Norvane 1.2.3 released with security fixes", "Norvane 1.2.4 released with security fixes"),
        ("Präsident Voss: „Corriedale wird nicht aufgegeben“", "Voss: “Corriedale wird nicht aufgegeben”, he says"),
    ],
)
def test_one_event_with_other_numbers_or_verbs_is_one_story(titles):
    assert len(group(titled(*titles))) == 1


def test_a_name_in_the_other_one_s_text_fills_no_pattern():
    articles = [
        article(1, "Ferry with forty aboard sinks off Lindholm", "The ferry sank in the night."),
        article(2, "Ferry with forty aboard sinks off Norway", "The ferry sank off Lindholm in the night."),
    ]
    assert len(group(articles)) == 1


@pytest.mark.parametrize("text", [0, 45])
@pytest.mark.parametrize("number", [60, 200, 1000])
def test_texts_drawn_from_a_hundred_words_make_no_story(number, text):
    random = Random(2)
    topics = [LANGUAGE[start : start + 14] for start in range(0, 70, 14)]
    articles = []
    for n in range(number):
        words = random.choice(topics) * 2 + LANGUAGE[70:100]
        articles.append(article(n, drawn_from(words, random, 9), drawn_from(words, random, text)))
    assert len(group(articles)) >= number * 0.95


def test_an_edition_of_one_event_alone_is_one_story():
    endings = ["as minister resigns", "after storm", "says coast guard", "in worst disaster for years", "with forty"]
    titles = [f"Lindholm ferry sinks {ending}" for ending in endings]
    text = "The Lindholm ferry sank in the night with forty people aboard, the coast guard said; all were saved."
    assert len(group([article(n, title, text) for n, title in enumerate(titles)])) == 1


def test_many_tellings_of_one_event_in_much_the_same_words_are_one_story():
    ships, deeds = ("ferry", "boat", "vessel", "ship"), ("sinks", "goes under", "capsizes", "founders", "sank")
    ends = ("off Lindholm", "near Lindholm in storm", "off Lindholm coast", "off Lindholm: forty saved")
    titles = [f"Corriedale {ship} Arlen Voss {deed} {end}" for ship in ships for deed in deeds for end in ends]
    text = "The Corriedale {} Arlen Voss sank near Lindholm, the coast guard said, and all forty aboard were saved."
    articles = [article(n, title, text.format(ships[n % 4])) for n, title in enumerate(titles)]
    assert len(group(articles)) == 1


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
