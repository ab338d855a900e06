"""Dates in words, in the reader's zone. Always absolute: "3 hours ago" would freeze when the letter is sent."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from digest.render.words import PartOfDay, Words

_WEEK = timedelta(days=6)  # further off than this, a weekday's name could mean two days


def full_date(moment: datetime, zone: ZoneInfo, words: Words) -> str:
    """Weekday, day, month and year, as the letter's dateline begins."""
    return _set(words.full_date, moment.astimezone(zone).date(), words)


def day(moment: datetime, today: datetime, zone: ZoneInfo, words: Words) -> str:
    """Day and month, with the year where it is not this year's."""
    there, here = moment.astimezone(zone).date(), today.astimezone(zone).date()
    return _set(words.day if there.year == here.year else words.date, there, words)


def story_day(moment: datetime, today: datetime, zone: ZoneInfo, words: Words) -> str | None:
    """None for today; the weekday for the last six days; else the date."""
    there, here = moment.astimezone(zone).date(), today.astimezone(zone).date()
    if there == here:
        return None
    return words.weekdays[there.weekday()] if abs(here - there) <= _WEEK else day(moment, today, zone, words)


def arrival(moment: datetime, today: datetime, zone: ZoneInfo, words: Words) -> str:
    """When the next edition comes, as its sentence goes on after the verb."""
    there, here = moment.astimezone(zone), today.astimezone(zone)
    if there.date() == here.date():
        return words.arrives_at.format(time=there.strftime("%H:%M"))
    if there.date() - here.date() <= _WEEK:
        return words.arrives[_part(there.hour)].format(weekday=words.weekdays[there.weekday()])
    return words.arrives_on.format(date=day(moment, today, zone, words))


def _part(hour: int) -> PartOfDay:
    if hour < 5:
        return "night"
    if hour < 12:
        return "morning"
    return "afternoon" if hour < 18 else "evening"


def _set(pattern: str, when: date, words: Words) -> str:
    return pattern.format(
        weekday=words.weekdays[when.weekday()],
        day=words.first_day if when.day == 1 else when.day,
        month=words.months[when.month - 1],
        year=when.year,
    )
