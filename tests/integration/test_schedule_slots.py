"""A slot yields one edition, however many schedulers run, whatever the clock does and however long nobody ran."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from feed_server import feed_server
from newsletter import configure, pipeline
from sqlalchemy import select

from digest.pipeline import Missed, Published
from digest.store.schema import editions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.pipeline import Pipeline

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SEVEN = datetime(2031, 11, 25, 7, 0, tzinfo=UTC)


@contextmanager
def scheduled(folder: Path, schedule: str = "0 7 * * *", timezone: str = "UTC", **digest) -> Iterator[Pipeline]:
    """A pipeline whose digest has the schedule and is sent even where nothing is new."""
    with feed_server() as feeds:
        file = configure(folder, [feeds.put("feed")], schedule=schedule, **{"send_empty": True, **digest})
        file.write_text(file.read_text().replace("{", f'{{"timezone": "{timezone}",', 1))
        with pipeline(file) as line:
            yield line


def slots_served(line: Pipeline) -> list[datetime | None]:
    with line.store.reading() as connection:
        return list(connection.scalars(select(editions.c.slot).order_by(editions.c.number)))


def test_a_slot_yields_one_edition_however_often_it_is_looked_at(tmp_path):
    with scheduled(tmp_path) as line:
        line.meet(SEVEN - HOUR)
        assert line.publish_due(SEVEN - timedelta(seconds=1)) == []
        [published] = line.publish_due(SEVEN)
        assert isinstance(published, Published)
        assert published.edition.slot == SEVEN
        for later in (timedelta(0), MINUTE, HOUR, 23 * HOUR):
            assert line.publish_due(SEVEN + later) == []
        assert len(line.publish_due(SEVEN + DAY)) == 1
        assert slots_served(line) == [SEVEN, SEVEN + DAY]


def _serve(file, ready, found) -> None:
    with pipeline(file) as line:
        ready.wait(20)
        found.put(len(line.publish_due(SEVEN + MINUTE)))


def test_of_two_schedulers_one_serves_the_slot(tmp_path):
    with scheduled(tmp_path) as line:
        line.meet(SEVEN - HOUR)
        context = multiprocessing.get_context("spawn")
        ready, found = context.Barrier(2), context.Queue()
        programs = [context.Process(target=_serve, args=(tmp_path / "config.yaml", ready, found)) for _ in range(2)]
        for program in programs:
            program.start()
        assert sorted(found.get(timeout=30) for _ in programs) == [0, 1]
        for program in programs:
            program.join(10)
        assert slots_served(line) == [SEVEN]


def test_a_slot_with_nothing_new_is_decided_too(tmp_path):
    with scheduled(tmp_path, send_empty=False) as line:
        line.meet(SEVEN - HOUR)
        assert line.publish_due(SEVEN) == []
        assert line.due_slot("daily", SEVEN + MINUTE) is None


def test_after_downtime_the_latest_slot_alone_is_served(tmp_path):
    with scheduled(tmp_path, schedule="0 * * * *") as line:
        line.meet(SEVEN)
        [published] = line.publish_due(SEVEN + 9 * HOUR + 20 * MINUTE)
        assert isinstance(published, Published)
        assert slots_served(line) == [SEVEN + 9 * HOUR]


def test_a_slot_missed_for_too_long_is_told_once(tmp_path):
    with scheduled(tmp_path, catch_up="6h") as line:
        line.meet(SEVEN - HOUR)
        assert line.publish_due(SEVEN + 6 * HOUR + MINUTE) == [Missed("daily", SEVEN)]
        assert line.publish_due(SEVEN + 6 * HOUR + 2 * MINUTE) == []
        assert slots_served(line) == []
        assert len(line.publish_due(SEVEN + DAY)) == 1


def test_a_slot_within_catch_up_is_served_late(tmp_path):
    with scheduled(tmp_path, catch_up="6h") as line:
        line.meet(SEVEN - HOUR)
        [published] = line.publish_due(SEVEN + 6 * HOUR)
        assert isinstance(published, Published)
        assert published.edition.slot == SEVEN


def test_slots_before_the_store_knew_the_digest_were_not_missed(tmp_path):
    with scheduled(tmp_path) as line:
        assert line.publish_due(SEVEN + MINUTE) == []
        assert line.publish_due(SEVEN + 12 * HOUR) == []
        assert slots_served(line) == []
        assert len(line.publish_due(SEVEN + DAY)) == 1


@pytest.mark.parametrize("back", [MINUTE, HOUR, DAY, 8 * DAY], ids=str)
def test_a_clock_set_back_repeats_no_slot(tmp_path, back):
    with scheduled(tmp_path, schedule="0 * * * *") as line:
        line.meet(SEVEN - 10 * DAY)
        line.publish_due(SEVEN - 10 * DAY + HOUR)
        line.publish_due(SEVEN)
        for ahead in (timedelta(0), MINUTE, back / 2, back - MINUTE):
            assert line.publish_due(SEVEN - back + ahead) == []
        assert len(line.publish_due(SEVEN + HOUR)) == 1


def test_a_clock_set_forward_serves_the_latest_slot_only(tmp_path):
    with scheduled(tmp_path, schedule="*/10 * * * *") as line:
        line.meet(SEVEN)
        line.publish_due(SEVEN)
        line.publish_due(SEVEN + 5 * HOUR + MINUTE)
        assert slots_served(line) == [SEVEN + 5 * HOUR]


def test_a_new_schedule_begins_with_its_next_slot(tmp_path):
    with scheduled(tmp_path) as line:
        line.meet(SEVEN - HOUR)
        assert len(line.publish_due(SEVEN)) == 1
    with scheduled(tmp_path, schedule="30 6 * * *") as line:
        assert line.publish_due(SEVEN + HOUR) == [], "half past six is past"
        assert len(line.publish_due(SEVEN + DAY)) == 1


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana"])
@pytest.mark.parametrize("schedule", ["30 2 * * *", "30 0 * * *"])
def test_a_day_on_which_the_clock_changes_has_one_edition(tmp_path, zone, schedule):
    """Looked at every ten minutes through the days around each change of a year."""
    here = ZoneInfo(zone)
    with scheduled(tmp_path, schedule=schedule, timezone=zone, catch_up="1h") as line:
        for noon in _changes(here):
            now = noon - DAY - 12 * HOUR
            line.meet(now)
            while now < noon + DAY:
                if line.due_slot("daily", now):
                    line.publish_due(now)
                now += 10 * MINUTE
        days = Counter(slot.astimezone(here).date() for slot in slots_served(line) if slot)
        for noon in _changes(here):
            assert [days[(noon + n * DAY).date()] for n in (-1, 0, 1)] == [1, 1, 1]


def _changes(zone: ZoneInfo) -> list[datetime]:
    """Noon of each day of the year at which the offset differs from that of the noon before."""
    noons = [datetime(2026, 1, 2, 12, tzinfo=zone) + n * DAY for n in range(364)]
    return [noon for noon in noons if noon.utcoffset() != (noon - DAY).utcoffset()]
