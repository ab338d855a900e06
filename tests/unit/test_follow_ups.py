"""A story that an earlier edition told comes back with news in it alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories_of import NOON, article

from digest.compose.edition import Issue, Plan, compose
from digest.compose.follow_ups import continued
from digest.model import Told

YESTERDAY = NOON - timedelta(days=1)
SUNK = article(
    1,
    "Ferry sinks off Lindholm",
    "A ferry sank off Lindholm in the night. The coast guard saved all 40 people aboard, said Captain Arlen Voss.",
    feed="a",
    hours=30,
)
TOLD = [Told(SUNK, 7, YESTERDAY)]


def outcome(*articles, told=TOLD) -> tuple[list[int], list[int], list[int]]:
    """The articles that are told as news, as a follow-up, and not again."""
    stories, again = continued(articles, told)
    new = [one.id for story, follow_up in stories if follow_up is None for one in story]
    further = [one.id for story, follow_up in stories if follow_up for one in story]
    return new, further, [one.id for one in again]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ferry sinks off Lindholm", ""),
        ("FERRY SINKS OFF LINDHOLM!", "The vessel went down at 3.15, the Harbour Board of Ravensgate reports."),
        ("Lindholm ferry sinks", ""),
        ("Lindholm ferry sinks", "The coast guard saved 40 people in the night."),
        ("Ferry sinks off Lindholm in the night: all 40 aboard saved", ""),
        ("Ferry sinks off Lindholm - feed-2", ""),
    ],
)
def test_the_same_told_by_another_source_is_not_told_again(title, text):
    assert outcome(article(2, title, text)) == ([], [], [2])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ferry sinks off Lindholm: owner arrested", ""),
        ("Ferry sinks off Lindholm, 41 saved", ""),
        ("Ferry sinks off Lindholm: Mira Kolb resigns", ""),
        ("Lindholm ferry sinks", "The coast guard saved 41 people in the night."),
        ("Lindholm ferry sinks", "The coast guard saved 40 people, and Mira Kolb was among them."),
        ("Ferry: why", "A ferry sank off Lindholm in the night. The coast guard saved all 40 people aboard."),
        ("Lindholm ferry sinks", "Insurers expect claims for cargo, fuel leaks threaten seal colonies, divers wait."),
    ],
)
def test_news_makes_a_follow_up(title, text):
    assert outcome(article(2, title, text)) == ([], [2], [])


def test_an_update_by_the_same_feed_is_a_follow_up_whatever_its_words():
    assert outcome(article(2, "Lindholm ferry sinks", feed="a")) == ([], [2], [])


def test_another_event_is_news():
    assert outcome(article(2, "Bread prices rise in Ostrava"), article(3, "A heron by the canal")) == ([2, 3], [], [])
    assert outcome(article(2, "Ferry sinks off Lindholm"), told=[]) == ([2], [], [])


def test_a_daily_column_is_no_story_that_was_told():
    monday = article(1, "Letters to the editor of the Post", feed="a", hours=24)
    tuesday = article(2, "Letters to the editor of the Post", feed="a")
    assert outcome(tuesday, told=[Told(monday, 7, YESTERDAY)]) == ([2], [], [])


def test_a_follow_up_names_the_first_telling_and_its_lead():
    bare = article(3, "Ferry sinks off Lindholm", feed="c", hours=31)
    later = Told(article(4, "Lindholm ferry owner arrested after it sinks", feed="d"), 8, NOON)
    news = article(5, "Lindholm ferry: owner freed after it sinks", feed="e")
    [(story, follow_up)], again = continued([news], [later, *TOLD, Told(bare, 7, YESTERDAY)])
    assert ([one.id for one in story], again) == ([5], [])
    assert (follow_up.number, follow_up.at, follow_up.title) == (7, YESTERDAY, SUNK.title)


def test_of_one_story_what_brings_news_is_told_and_the_rest_is_counted():
    again = article(2, "Lindholm ferry sinks")
    news = article(3, "Lindholm ferry sinks: owner arrested")
    made = compose(Plan("daily", "Daily", (), ()), Issue(8, NOON), [again, news], {9: "age"}, told_of_late=TOLD)
    assert [[one.id for one in story.articles] for story in made.stories] == [[3]]
    assert made.stories[0].follow_up.number == 7
    assert made.left_out == {"age": 1, "told": 1}
    assert [(verdict.article, verdict.outcome) for verdict in made.verdicts] == [(2, "told"), (3, "in"), (9, "age")]


TITLE = st.text(max_size=40)


@given(st.lists(st.tuples(TITLE, TITLE, st.integers(0, 2)), max_size=4), st.lists(st.tuples(TITLE, TITLE), max_size=4))
def test_every_article_is_told_or_left_out_whatever_its_words(new, old):
    articles = [article(n, title, text, feed=f"f{feed}") for n, (title, text, feed) in enumerate(new)]
    told = [Told(article(50 + n, *words, feed="f0", hours=24), 1, YESTERDAY) for n, words in enumerate(old)]
    assert sorted(chain_of(outcome(*articles, told=told))) == list(range(len(new)))


def chain_of(lists) -> list[int]:
    return [id for ids in lists for id in ids]
