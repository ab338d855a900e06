"""When a feed is asked again. Times are aware datetimes in UTC, lengths are seconds."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST = 5 * 60.0  # after one failure; doubled with each further one
LONGEST = 24 * 3600.0  # however often it has failed
LONGEST_ASKED = 7 * LONGEST  # what Retry-After may ask for
# A feed that calls itself fresh for a day, read at 7:00:05, must be read at 7:00:00 of the next day too.
LONGEST_FRESH = 23 * 3600.0
SPREAD = 0.2  # part of a pause that chance takes off or adds, so that feeds that failed together do not return together


def after_success(now: datetime, *, max_age: float | None = None, ttl: float | None = None) -> datetime:
    """When a feed that answered may be asked again: when both its server and itself no longer call the answer fresh.

    `max_age` is the server's (RFC 9111 §5.2.2.1), `ttl` the feed's (RSS 2.0).
    """
    fresh = max(max_age or 0.0, ttl or 0.0)
    return now + timedelta(seconds=min(max(fresh, 0.0), LONGEST_FRESH))


def after_failure(
    now: datetime, *, failures: int, chance: float, retry_after: float | None = None, gone: bool = False
) -> datetime | None:
    """When a feed that failed is asked again; None: never, until the configuration changes.

    `failures` in a row, this one included; `chance` is a random number from 0 to 1; `retry_after` is what the server
    asked for (RFC 9110 §10.2.3), and is never cut short by the backoff.
    """
    if gone:
        return None
    doubled = FIRST * 2.0 ** min(max(failures, 1) - 1, 20)
    pause = min(min(doubled, LONGEST) * (1 + SPREAD * (2 * chance - 1)), LONGEST)
    asked = min(max(retry_after or 0.0, 0.0), LONGEST_ASKED)
    return now + timedelta(seconds=max(pause, asked))
