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


OVERLAP = timedelta(hours=26)  # longer than any change of a clock takes to be over


def next_slot(schedule: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first slot later than `after`; None where the schedule names none any more."""
    return _first(CronSim(schedule, after.astimezone(zone)))


def latest_slot(schedule: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The last slot that is not later than `now`."""
    start = _first(CronSim(schedule, (now - OVERLAP).astimezone(zone), reverse=True))
    latest = None
    # Back and forth disagree where the clock is put back, and forth is the rule: so back only finds where to begin.
    for slot in CronSim(schedule, (start or now - OVERLAP).astimezone(zone) - timedelta(seconds=1)):
        if slot > now:
            break
        latest = slot.astimezone(UTC)
    return latest


def _first(slots: CronSim) -> datetime | None:
    try:
        return next(slots).astimezone(UTC)
    except StopIteration:
        return None
