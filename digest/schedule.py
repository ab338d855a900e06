"""`digest run`: APScheduler wakes us up, the database decides what is due.

A second process on the same store does no harm: every slot, article and delivery has one owner there.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from functools import partial
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
    """What is done at each tick: gather in time and publish what is due; beside it, deliver what waits.

    The two run side by side: a hundred thousand deliveries must not hold up a slot, nor a slow feed a delivery.
    """

    def __init__(self, line: Pipeline, stop: threading.Event, say: Callable[[str], None]) -> None:
        self.line = line
        self.stop = stop
        self.say = say
        self._gathered: datetime | None = None
        self._gathered_for: set[tuple[str, datetime | None]] = set()  # digest and slot

    def publish(self) -> None:
        """Gathers where it is time, then publishes for the slots that are due."""
        self._whatever_happens(self._publish)

    def deliver(self) -> None:
        """Sends what is recorded and due."""
        self._whatever_happens(self._deliver)

    def _whatever_happens(self, work: Callable[[], None]) -> None:
        """A fault is told, and the next round tries again: a scheduler that dies helps nobody."""
        try:
            work()
        except DigestError as error:
            self.say(str(error))
        except Exception:  # the next slot must be served whatever this one met
            logger.exception("a round failed")

    def _publish(self) -> None:
        now = datetime.now(UTC)
        if self._is_gathering_for_a_slot(now) or self._gathering_is_due(now):
            self._gather(now)
        for name in self.line.config.digests:
            if not self.stop.is_set():
                self._whatever_happens(partial(self._publish_one, name))

    def _publish_one(self, name: str) -> None:
        for done in self.line.publish_due(datetime.now(UTC), [name]):
            self.say(_in_words(done))

    def _is_gathering_for_a_slot(self, now: datetime) -> bool:
        """Is a slot due that no gathering has been made for? One that cannot be served is no reason to ask again."""
        due = {(name, self.line.due_slot(name, now)) for name in self.line.config.digests}
        fresh = {pair for pair in due if pair[1] is not None} - self._gathered_for
        self._gathered_for |= fresh
        return bool(fresh)

    def _gathering_is_due(self, now: datetime) -> bool:
        every = self.line.config.gather.every
        # A clock that was set back must not make us wait for it.
        return self._gathered is None or not timedelta() <= now - self._gathered < every

    def _gather(self, now: datetime) -> None:
        self._gathered = now
        report = self.line.gather(now, stop=self.stop)
        if report.asked:
            self.say(
                f"gathered {report.new_articles} new articles from {report.asked} feeds, "
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
    for job in (rounds.publish, rounds.deliver):
        scheduler.add_job(job, "interval", seconds=TICK_SECONDS, next_run_time=datetime.now(UTC))
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick skipped during a long round is no news
    scheduler.start()
    try:
        while not stop.wait(TICK_SECONDS):
            _follow_the_clock(scheduler)
    finally:
        stop.set()
        scheduler.shutdown(wait=True)


def _follow_the_clock(scheduler: BackgroundScheduler) -> None:
    """APScheduler keeps wall time: after a clock was set back it would sleep until the old time has come again."""
    now = datetime.now(UTC)
    for job in scheduler.get_jobs():
        if job.next_run_time and job.next_run_time > now + timedelta(seconds=2 * TICK_SECONDS):
            job.modify(next_run_time=now)


def _in_words(done: Published | Missed) -> str:
    if isinstance(done, Missed):
        return f"{done.digest}: the edition of {done.slot:%Y-%m-%d %H:%M} UTC was missed, too long ago to catch up"
    edition = done.edition
    return f"{edition.digest}: edition {edition.number} with {len(edition.stories)} stories, {done.rendered.subject!r}"
