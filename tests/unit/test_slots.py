"""Slots on the days on which clocks change, in zones that change them in different ways."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.slots import latest_slot, next_slot

ZONES = (
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Havana",  # at midnight
    "America/St_Johns",  # half an hour off
    "Australia/Lord_Howe",  # by half an hour
    "Asia/Beirut",
    "Africa/Casablanca",  # the other way round
    "Pacific/Chatham",
    "Asia/Kathmandu",
)
YEAR = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def slots_of(schedule: str, zone: ZoneInfo, start: datetime = YEAR[0], end: datetime = YEAR[1]) -> list[datetime]:
    found = []
    slot = next_slot(schedule, zone, start)
    while slot is not None and slot < end:
        found.append(slot)
        slot = next_slot(schedule, zone, slot)
    return found


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("schedule", ["30 2 * * *", "30 0 * * *", "0 0 * * *"])
def test_every_day_of_a_year_has_exactly_one_slot(name, schedule):
    zone = ZoneInfo(name)
    start = datetime(2026, 1, 1, tzinfo=zone)
    slots = slots_of(schedule, zone, start - timedelta(seconds=1), datetime(2027, 1, 1, tzinfo=zone))
    days = [slot.astimezone(zone).date() for slot in slots]
    assert len(days) == 365
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))


@pytest.mark.parametrize(
    ("name", "day", "slot"),
    [
        pytest.param("Europe/Berlin", (2026, 3, 29), "03:00+02:00", id="gap"),
        pytest.param("Europe/Berlin", (2026, 10, 25), "02:30+02:00", id="overlap: the first of two"),
        pytest.param("America/New_York", (2026, 3, 8), "03:00-04:00", id="gap in America"),
        pytest.param("America/New_York", (2026, 11, 1), "02:30-05:00", id="its overlap is an hour before"),
        pytest.param("Australia/Lord_Howe", (2026, 10, 4), "02:30+11:00", id="a gap of half an hour"),
        pytest.param("Europe/Berlin", (2026, 6, 1), "02:30+02:00", id="an ordinary day"),
    ],
)
def test_half_past_two_on_the_day_on_which_the_clock_changes(name, day, slot):
    zone = ZoneInfo(name)
    midnight = datetime(*day, tzinfo=zone)
    found = next_slot("30 2 * * *", zone, midnight)
    assert found is not None
    assert found.astimezone(zone).isoformat(timespec="minutes") == f"{midnight:%Y-%m-%d}T{slot}"


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("schedule", ["30 2 * * *", "0 0,12 * * *", "0 0 1 * *"])
def test_looking_back_finds_the_same_slots_as_looking_ahead(name, schedule):
    zone = ZoneInfo(name)
    ahead = slots_of(schedule, zone)
    for slot in ahead:
        assert latest_slot(schedule, zone, slot) == slot
        assert latest_slot(schedule, zone, slot + timedelta(seconds=59)) == slot
    for earlier, later in pairwise(ahead):
        if later - earlier < timedelta(days=40):
            assert latest_slot(schedule, zone, later - timedelta(microseconds=1)) == earlier


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.sampled_from(["30 2 * * *", "0 7 * * mon-fri", "*/5 * * * *", "15 6,18 * * *"]),
)
def test_the_latest_slot_lies_behind_and_the_next_ahead(now, name, schedule):
    zone = ZoneInfo(name)
    behind, ahead = latest_slot(schedule, zone, now), next_slot(schedule, zone, now)
    assert behind is not None
    assert ahead is not None
    assert behind <= now < ahead
    assert behind.tzinfo is UTC
    assert next_slot(schedule, zone, behind) == ahead
