"""When a feed is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.backoff import after_failure, after_success

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = 24 * 3600.0


def pause(**values: float) -> float:
    chance = values.pop("chance", 0.5)
    due = after_failure(NOW, failures=int(values.pop("failures")), chance=chance, **values)
    assert due is not None
    return (due - NOW).total_seconds()


def test_pauses_double_up_to_a_day() -> None:
    assert [pause(failures=n) / 60 for n in range(1, 12)] == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]


def test_chance_spreads_feeds_that_failed_together() -> None:
    assert pause(failures=1, chance=0.0) == pytest.approx(240)
    assert pause(failures=1, chance=1.0) == pytest.approx(360)


def test_retry_after_is_never_cut_short() -> None:
    assert pause(failures=1, retry_after=3600.0) == 3600
    assert pause(failures=8, retry_after=60.0) == 640 * 60


def test_a_server_cannot_ask_for_more_than_a_week() -> None:
    assert pause(failures=1, retry_after=1e12) == 7 * DAY


def test_a_feed_that_is_gone_is_never_asked_again() -> None:
    assert after_failure(NOW, failures=1, chance=0.5, gone=True) is None


@given(st.integers(min_value=0, max_value=10**9), st.floats(0, 1))
def test_a_pause_is_never_longer_than_a_day_nor_shorter_than_some_minutes(failures: int, chance: float) -> None:
    assert 240 <= pause(failures=failures, chance=chance) <= DAY


@pytest.mark.parametrize(
    ("max_age", "ttl", "seconds"),
    [
        (None, None, 0),
        (600.0, None, 600),
        (None, 3600.0, 3600),
        (600.0, 3600.0, 3600),
        (3600.0, 600.0, 3600),
        (0.0, None, 0),
        (31_536_000.0, None, 23 * 3600),  # a day, less what a daily edition needs to be on time
    ],
)
def test_a_fresh_answer_is_not_asked_for_again(max_age: float | None, ttl: float | None, seconds: float) -> None:
    assert after_success(NOW, max_age=max_age, ttl=ttl) == NOW + timedelta(seconds=seconds)
