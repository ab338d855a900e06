"""`digest run`: APScheduler wakes us up, the database decides what is due.

A second process on the same store does no harm: every slot, article and delivery has one owner there.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from apscheduler.schedulers.background import BackgroundScheduler

from digest.errors import DigestError
from digest.pipeline import Missed, Published

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from digest.pipeline import Pipeline

TICK_SECONDS = 5  # how late a slot may be noticed
logger = logging.getLogger(__name__)


class Rounds:
    """What is done at each tick: gather in time, publish what is due, deliver what waits."""

    def __init__(self, line: Pipeline, stop: threading.Event, say: Callable[[str], None]) -> None:
        self.line = line
        self.stop = stop
        self.say = say
        self._gathered: datetime | None = None

    def tick(self) -> None:
        """One round. A fault is told, and the next round tries again: a scheduler that dies helps nobody."""
        try:
            self._round(datetime.now(UTC))
        except DigestError as error:
            self.say(str(error))
        except Exception:  # the next slot must be served whatever this one met
            logger.exception("a round failed")

    def _round(self, now: datetime) -> None:
        if self._slot_is_due(now) or self._gathering_is_due(now):
            self._gather(now)
        if self.stop.is_set():
            return
        for done in self.line.publish_due(datetime.now(UTC)):
            self.say(_in_words(done))
        self._deliver()

    def _slot_is_due(self, now: datetime) -> bool:
        return any(self.line.due_slot(name, now) for name in self.line.config.digests)

    def _gathering_is_due(self, now: datetime) -> bool:
        every = self.line.config.gather.every
        # A clock that was set back must not make us wait for it.
        return self._gathered is None or not timedelta() <= now - self._gathered < every

    def _gather(self, now: datetime) -> None:
        self._gathered = now
        report = self.line.gather(now, stop=self.stop)
        if report.asked:
            self.say(
                f"gathered {report.asked} feeds: {report.new_articles} new articles, "
                f"{len(report.failed)} feeds failed, {report.seconds:.1f} s"
            )
        for url, error in report.failed:
            self.say(f"{url}: {error}")

    def _deliver(self) -> None:
        tally = self.line.deliver(list(self.line.config.digests), datetime.now(UTC), self.stop)
        if tally.sent or tally.deferred or tally.failed:
            self.say(f"delivered {tally.sent}, deferred {tally.deferred}, failed {len(tally.failed)}")
        if tally.trouble:
            self.say(tally.trouble)


def run(line: Pipeline, stop: threading.Event, say: Callable[[str], None]) -> None:
    """Works until `stop` is set, then ends between two units of work. `say` gets a line an event."""
    rounds = Rounds(line, stop, say)
    line.meet(datetime.now(UTC))
    scheduler = BackgroundScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    scheduler.add_job(rounds.tick, "interval", seconds=TICK_SECONDS, next_run_time=datetime.now(UTC))
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick skipped during a long round is no news
    scheduler.start()
    try:
        stop.wait()
    finally:
        stop.set()
        scheduler.shutdown(wait=True)


def _in_words(done: Published | Missed) -> str:
    if isinstance(done, Missed):
        return f"{done.digest}: the edition of {done.slot:%Y-%m-%d %H:%M} UTC was missed, too long ago to catch up"
    edition = done.edition
    return f"{edition.digest}: edition {edition.number} with {len(edition.stories)} stories, {done.rendered.subject!r}"
