"""How long an answer holds, and how long a server wants to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.gather.cachecontrol import max_age_of, retry_after_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MAX_AGES = {
    None: None,
    "": None,
    "max-age=600": 600.0,
    "public, MAX-AGE = 600, must-revalidate": 600.0,
    'max-age="600"': 600.0,
    "s-maxage=600": None,
    "max-age=600, no-cache": None,
    "no-store": None,
    "private": None,
    "max-age=soon": None,
    "max-age=99999999999999999999": 9999999999.0,
}
WAITS = [
    (429, "3600", 3600.0),
    (503, " 60 ", 60.0),
    (503, "Tue, 24 Nov 2026 13:00:00 GMT", 3600.0),
    (503, "Tue, 24 Nov 2026 11:00:00 GMT", 0.0),
    (429, "soon", None),
    (429, "", None),
    (429, None, None),
    (429, "-5", None),
    (500, "3600", None),
]


@pytest.mark.parametrize(("header", "seconds"), MAX_AGES.items())
def test_how_long_an_answer_holds(header: str | None, seconds: float | None) -> None:
    assert max_age_of(header) == seconds


@pytest.mark.parametrize(("status", "header", "seconds"), WAITS)
def test_how_long_a_server_wants_to_be_left_alone(status: int, header: str | None, seconds: float | None) -> None:
    assert retry_after_of(status, header, NOW) == seconds
