"""Who got what: joins the ledger and the transports.

Each of several senders, with a connection of its own, does over and over:

1. settle the delivery before, and claim the next that is due, in one transaction;
2. wait for its turn where a rate is set;
3. send;
4. note how that ended: sent, deferred with a growing pause, or failed for good.

A sender that dies leaves its claim to run out; whoever looks next takes it up, under the same Message-ID. A fault of
the server, rather than of one recipient, ends the round: all that waits stays due, later.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from digest.deliver.transport import connect_to
from digest.errors import DeliveryError, StoreError
from digest.store import deliveries
from digest.store.deliveries import Result

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from digest.model import Envelope
    from digest.store import Store
    from digest.store.deliveries import Claimed, Letter
    from digest.transport_url import Address

FIRST_PAUSE = 15.0  # seconds, after the first temporary failure; doubled with each further one
LONGEST_PAUSE = 3600.0
STOP_SECONDS = 0.2  # how soon a sender that waits for its turn hears that the round ends
SPREAD = 0.2  # of a pause, by chance: a thousand deferred at once must not return at once
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sending:
    """How mail is sent. The defaults are those of the configuration."""

    connections: int = 4
    interval: float = 0.0  # seconds between two messages, over all connections; 0: no limit
    retry: timedelta = timedelta(hours=48)
    lease: timedelta = timedelta(seconds=60)
    timeout: float = 45.0  # seconds, for each step of the conversation


@dataclass(slots=True)
class Tally:
    """What one round of deliveries came to."""

    sent: int = 0
    deferred: int = 0  # they wait for another try
    failed: list[tuple[str, str]] = field(default_factory=list)  # recipient and reason
    trouble: str | None = None  # what ended the round early: a fault of the server, not of one recipient

    def add(self, other: Tally) -> None:
        self.sent += other.sent
        self.deferred += other.deferred
        self.failed += other.failed
        self.trouble = self.trouble or other.trouble


def pause_after(attempts: int, chance: float) -> timedelta:
    """How long a delivery waits after so many attempts; `chance` is a random number from 0 to 1."""
    doubled = min(FIRST_PAUSE * 2.0 ** min(attempts - 1, 20), LONGEST_PAUSE)
    return timedelta(seconds=min(doubled * (1 + SPREAD * (2 * chance - 1)), LONGEST_PAUSE))


class Outbox:
    """Sends what is due of some editions, until nothing is, or `stop` is set."""

    def __init__(
        self,
        store: Store,
        address: Address,
        sending: Sending,
        envelope: Callable[[Claimed, Letter], Envelope],
        stop: threading.Event | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.store = store
        self.address = address
        self.sending = sending
        self.envelope = envelope
        self.stop = stop or threading.Event()
        self.clock = clock
        self._lock = threading.Lock()
        self._claiming = threading.Lock()
        self._turn = 0.0  # when the next message may go, by time.monotonic()
        self._held: dict[int, int] = {}  # deliveries under way, with their attempt
        self._ended = threading.Event()  # the round: by a fault of the server, or of ours

    def deliver(self, editions: Sequence[int], count: int) -> Tally:
        """Sends what is due of these editions; `count` is about how much that is."""
        if not editions:
            return Tally()
        self._ended.clear()
        with self.store.reading() as connection:
            letters = {edition: deliveries.letter(connection, edition) for edition in editions}
        senders = max(1, min(self.sending.connections, count))
        done = threading.Event()
        keeper = threading.Thread(target=self._keep_leases, args=(done,), name="leases", daemon=True)
        keeper.start()
        tally = Tally()
        try:
            with ThreadPoolExecutor(senders, thread_name_prefix="sender") as pool:
                for result in [pool.submit(self._send_all, letters) for _ in range(senders)]:
                    tally.add(self._result_of(result))
        finally:
            done.set()
            keeper.join()
        return tally

    def _result_of(self, result: Future[Tally]) -> Tally:
        try:
            return result.result()
        except BaseException:  # Ctrl-C, or a store that failed: the other senders end after the message at hand
            self._ended.set()
            raise

    def _send_all(self, letters: dict[int, Letter]) -> Tally:
        tally = Tally()
        previous: Result | None = None
        with connect_to(self.address, timeout=self.sending.timeout) as transport:
            while claimed := self._claim(previous, letters):
                previous = None
                if not self._my_turn():
                    self._settle(None, claimed)
                    break
                try:
                    receipt = transport.send(self.envelope(claimed, letters[claimed.edition_id]))
                except DeliveryError as error:
                    previous = self._failure(claimed, letters[claimed.edition_id], error, tally)
                    if error.connection:
                        self._end_round(error, letters, previous, tally)
                        return tally
                else:
                    tally.sent += 1
                    previous = Result(claimed.id, claimed.attempts, "sent", None, receipt.code, receipt.text)
        return tally

    def _claim(self, previous: Result | None, letters: dict[int, Letter]) -> Claimed | None:
        """Settles the delivery before and claims the next; None when this sender is done."""
        now = self.clock()
        if self.stop.is_set() or self._ended.is_set():
            self._settle(previous, None)
            return None
        with self._claiming:  # or another sender of ours could see it as left before it is known to be held
            with self._lock:
                held = set(self._held)
            claimed = deliveries.next_claim(self.store, previous, letters, held, now, now + self.sending.lease)
            with self._lock:
                if previous:
                    self._held.pop(previous.delivery, None)
                if claimed:
                    self._held[claimed.id] = claimed.attempts
        return claimed

    def _settle(self, result: Result | None, untried: Claimed | None) -> None:
        """Writes down a result, or gives back a claim that was not tried."""
        if not result and not untried:
            return
        with self.store.writing() as connection:
            if result:
                deliveries.settle(connection, result, self.clock())
            if untried:
                deliveries.release(connection, untried.id, untried.attempts, self.clock())
        with self._lock:
            for delivery in (result and result.delivery, untried and untried.id):
                self._held.pop(delivery or 0, None)

    def _failure(self, claimed: Claimed, letter: Letter, error: DeliveryError, tally: Tally) -> Result:
        now, words = self.clock(), str(error)
        if not error.permanent and now - letter.at < self.sending.retry:
            tally.deferred += 1
            pause = pause_after(claimed.attempts, random.random())  # noqa: S311 - spreads load, guards nothing
            return Result(claimed.id, claimed.attempts, "deferred", now + pause, error.code, words)
        if not error.permanent:
            words = f"given up after {claimed.attempts} attempts: {words}"
        tally.failed.append((claimed.recipient, words))
        return Result(claimed.id, claimed.attempts, "failed", None, error.code, words)

    def _end_round(self, error: DeliveryError, letters: dict[int, Letter], result: Result, tally: Tally) -> None:
        """The server itself is at fault: whatever is due fares as the delivery that met it."""
        self._settle(result, None)
        with self._lock:
            first = not self._ended.is_set()
            self._ended.set()
        if not first:
            return
        now, words = self.clock(), str(error)
        tally.trouble = words
        until = max(result.due or now, now + timedelta(seconds=FIRST_PAUSE))
        old = {edition for edition, letter in letters.items() if now - letter.at >= self.sending.retry}
        with self.store.writing() as connection:
            later = deliveries.settle_due(connection, letters.keys() - old, "deferred", now, until, error.code, words)
            never = deliveries.settle_due(connection, old, "failed", now, None, error.code, words)
        tally.deferred += len(later)
        tally.failed += [(recipient, words) for recipient in never]

    def _my_turn(self) -> bool:
        """Waits until the rate allows a message. False where the round ends meanwhile."""
        if not self.sending.interval:
            return True
        with self._lock:
            turn = max(self._turn, time.monotonic())
            self._turn = turn + self.sending.interval
        while (wait := turn - time.monotonic()) > 0:
            if self._ended.is_set() or self.stop.wait(min(wait, STOP_SECONDS)):
                return False
        return True

    def _keep_leases(self, done: threading.Event) -> None:
        """Renews the leases of what is under way: a slow server must not make a live sender look dead."""
        while not done.wait(self.sending.lease.total_seconds() / 3):
            with self._lock:
                held = dict(self._held)
            if not held:
                continue
            try:
                with self.store.writing() as connection:
                    deliveries.renew(connection, held, self.clock() + self.sending.lease)
            except StoreError as error:  # the next look may fare better, and senders tell what lasts
                logger.warning("leases were not renewed: %s", error)
