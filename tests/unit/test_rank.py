"""In which order stories stand, and which a limit leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories_of import NOON, article, story

from digest.compose.rank import MOST, ordered, rank_of, seated


def test_coverage_counts_feeds_with_diminishing_returns():
    covered = [rank_of([article(id) for id in range(1, number + 1)], 0, NOON).coverage for number in (1, 2, 4, 8, 40)]
    assert covered == [0, 1, 2, 3, 3]


def test_one_feed_that_tells_it_thrice_covers_it_once():
    assert rank_of([article(id, feed="loud") for id in range(3)], 0, NOON).coverage == 0


def test_freshness_halves_in_twelve_hours():
    fresh, older = (rank_of([article(1, hours=hours)], 0, NOON).freshness for hours in (0, 12))
    assert (fresh, older) == (MOST, MOST / 2)


def test_a_date_in_the_future_is_no_fresher_than_now():
    assert rank_of([article(1, hours=-5)], 0, NOON).freshness == MOST


def test_the_lead_tells_how_fresh_a_story_is():
    assert rank_of([article(1, hours=12), article(2)], 0, NOON).freshness == MOST / 2


def test_the_heaviest_feed_gives_the_weight():
    assert rank_of([article(1)], 0, NOON).weight == pytest.approx(1)
    assert rank_of([article(1), article(2, weight=4)], 0, NOON).weight == pytest.approx(2)
    assert rank_of([article(1, weight=0)], 0, NOON).weight == 0


def test_fit_grows_ever_less():
    none, some, more, most = (rank_of([article(1)], fit, NOON).fit for fit in (0, 8, 16, 10_000))
    assert none == 0
    assert some > more - some
    assert most <= MOST


@given(st.floats(0, 1e9), st.floats(0, 1e6), st.integers(1, 30), st.floats(0, 1e5))
def test_every_part_lies_between_nothing_and_the_most(fit, weight, sources, hours):
    rank = rank_of([article(id, hours=hours, weight=weight) for id in range(sources)], fit, NOON)
    assert all(0 <= part <= MOST for part in (rank.coverage, rank.freshness, rank.weight, rank.fit))


def test_the_order_is_by_score_then_date_then_id():
    stories = [story(4), story(3), story(2, hours=-1), story(1, score=1)]
    assert [one.lead.id for one in ordered(stories)] == [1, 2, 3, 4]


def test_without_need_nothing_is_left_out():
    stories = [story(id, feed="loud") for id in range(5)]
    assert seated(stories, None) == (stories, [])
    assert seated(stories, 5) == (stories, [])


def test_one_loud_feed_cannot_fill_a_section():
    stories = [*(story(id, feed="loud", score=9) for id in range(20)), *(story(id) for id in range(20, 30))]
    kept, left_out = seated(stories, 6)
    assert [one.lead.source.feed for one in kept].count("loud") == 2
    assert len(kept) == 6
    assert sorted(one.lead.id for one in (*kept, *left_out)) == list(range(30))
    assert kept == [one for one in stories if one in kept]


def test_seats_that_nobody_else_takes_go_to_the_loud_feed():
    stories = [*(story(id, feed="loud") for id in range(20)), story(20)]
    kept, _ = seated(stories, 6)
    assert [one.lead.id for one in kept] == [0, 1, 2, 3, 4, 20]


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_a_limit_is_kept(limit):
    kept, left_out = seated([story(id) for id in range(3)], limit)
    assert (len(kept), len(left_out)) == (limit, 3 - limit)
