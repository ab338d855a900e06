"""When editions are due: cron expressions in the reader's time zone, by cronsim's rules.

On a day with a gap or an overlap, a job at a fixed hour runs exactly once (Debian cron's rule). Moments come in and go
out as aware datetimes in UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cronsim import CronSim

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def next_slot(schedule: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first slot later than `after`; None where the schedule names none any more."""
    return _first(CronSim(schedule, after.astimezone(zone)))


def latest_slot(schedule: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The last slot that is not later than `now`."""
    just_after = now.replace(microsecond=0) + timedelta(seconds=1)  # going back, cronsim leaves out where it begins
    return _first(CronSim(schedule, just_after.astimezone(zone), reverse=True))


def _first(slots: CronSim) -> datetime | None:
    try:
        return next(slots).astimezone(UTC)
    except StopIteration:
        return None
