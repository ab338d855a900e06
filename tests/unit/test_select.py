"""Which articles are news."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from digest.compose.select import REASONS, split
from digest.store.articles import Candidate

NOW = datetime(2031, 11, 25, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MAX_AGE = 48 * HOUR


@pytest.mark.parametrize(
    ("published", "first_seen", "backlog", "reason"),
    [
        pytest.param(NOW - HOUR, NOW, False, None, id="young"),
        pytest.param(NOW - 48 * HOUR, NOW, False, None, id="as old as may be"),
        pytest.param(NOW - 48 * HOUR - timedelta(seconds=1), NOW, False, "age", id="too old"),
        pytest.param(None, NOW - HOUR, False, None, id="undated, met just now"),
        pytest.param(None, NOW - 49 * HOUR, False, "age", id="undated, met long ago"),
        pytest.param(NOW - 90 * HOUR, NOW, False, "age", id="old, however late it was met"),
        pytest.param(None, NOW, True, "backlog", id="a new feed's archive"),
        pytest.param(None, NOW - 99 * HOUR, True, "backlog", id="an old feed's archive"),
    ],
)
def test_what_is_news(published, first_seen, backlog, reason):
    news, left_out = split([Candidate(7, published, first_seen, backlog)], NOW, MAX_AGE)
    assert (news, left_out) == (([7], {}) if reason is None else ([], {7: reason}))
    assert reason is None or reason in REASONS
