"""The whole program on one page: gather, compose, publish. Each verb may be repeated at any time.

    gather(now)          asks every feed whose time has come, and stores what is new
    compose(digest, now) makes the next edition of what the store has; changes nothing
    publish(digest, now) composes, renders and records an edition with its deliveries, in one transaction
    publish_due(now)     publishes for every slot that is due
    deliver(...)         sends what is recorded and due

Whatever gathers, composes or publishes calls these; `preview` and `send` differ only in what they do with the
rendered edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest import settings
from digest.errors import DeliveryError, StoreError
from digest.material import material
from digest.slots import latest_slot, next_slot
from digest.store import deliveries, editions
from digest.transport_url import ascii_domain

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from digest.config import Config
    from digest.deliver.signature import Signing
    from digest.gather.outcome import Outcome
    from digest.harvest import GatherReport
    from digest.material import Material
    from digest.model import Edition, Envelope, Rendered
    from digest.outbox import Tally
    from digest.store import Store
    from digest.store.deliveries import Claimed, Letter

COMPOSED_AGAIN = 5  # how often an edition is composed anew because another program took its articles


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that has been recorded, with a delivery for each recipient."""

    id: int
    edition: Edition
    rendered: Rendered


@dataclass(frozen=True, slots=True)
class Missed:
    """A slot that came and went while the program did not run."""

    digest: str
    slot: datetime


class Pipeline:
    """A configuration and its store. It keeps nothing else, so threads may share it."""

    def __init__(self, config: Config, store: Store) -> None:
        self.config = config
        self.store = store
        self._feeds = {feed.url: feed for feed in config.feeds}

    # -- gather ------------------------------------------------------------------------------------------------------

    def gather(
        self,
        now: datetime,
        told: Callable[[Outcome], None] = lambda outcome: None,
        stop: threading.Event | None = None,
    ) -> GatherReport:
        """Asks the feeds that are due and stores what is new. Raises StoreError.

        `told` hears of each feed as it is done; `stop` ends the gathering early, with what it has by then.
        """
        from digest.harvest import Harvest

        return Harvest(self.store, self._feeds, settings.fetch_settings(self.config), now, told).gather(stop)

    # -- compose -----------------------------------------------------------------------------------------------------

    def compose(self, name: str, now: datetime, slot: datetime | None = None) -> Edition:
        """The next edition of a digest as it would be sent now. Changes nothing. Raises StoreError."""
        return self._summarised(self.outline(name, now, slot))

    def outline(self, name: str, now: datetime, slot: datetime | None = None) -> Edition:
        """The same edition with the articles' own sentences: no language model is asked for others."""
        return self._composed(material(self.config, self.store, name, now), now, slot)

    def _composed(self, found: Material, now: datetime, slot: datetime | None) -> Edition:
        from digest.compose.edition import Issue, compose

        issue = Issue(
            number=found.number,
            at=now,
            slot=slot,
            next_slot=self.next_slot(found.digest, now),
            failing=found.failing,
        )
        plan = settings.plan(self.config, found.digest)
        return compose(plan, issue, found.articles, found.left_out, found.archive, found.told)

    def _summarised(self, edition: Edition) -> Edition:
        """The edition with summaries by a language model, where the configuration names one."""
        if (writer := settings.writer(self.config)) is None:
            return edition
        from digest.summarise.edition import resummarised

        return resummarised(edition, writer, self.store)

    def next_slot(self, name: str, now: datetime) -> datetime | None:
        schedule = self.config.digests[name].schedule
        return next_slot(schedule, self.config.timezone, now) if schedule else None

    # -- publish -----------------------------------------------------------------------------------------------------

    def render(self, edition: Edition) -> Rendered:
        """The edition as it is sent. Raises TemplateError."""
        from digest.render.edition import render

        return render(edition, settings.letterhead(self.config, edition.digest))

    def is_news(self, edition: Edition) -> bool:
        """Is there anything to send?"""
        return bool(edition.stories) or self.config.digests[edition.digest].send_empty

    def publish(self, name: str, now: datetime, slot: datetime | None = None) -> Published | None:
        """Records the next edition and its deliveries, all or nothing. None where there is nothing new to tell.

        Raises StoreError and TemplateError.
        """
        digest = self.config.digests[name]
        for _ in range(COMPOSED_AGAIN):
            found = material(self.config, self.store, name, now)
            edition = self._composed(found, now, slot) if found.articles or digest.send_empty else None
            if edition is None or not self.is_news(edition):
                if slot:
                    editions.settle_slot(self.store, name, slot, "empty", now)
                return None
            edition = self._summarised(edition)
            rendered = self.render(edition)
            addressees = [editions.Addressee(to, self.message_id(edition, to)) for to in self.recipients(name)]
            sender = self._return_path(edition)
            try:
                edition_id = editions.record(self.store, edition, rendered, sender, addressees, now)
            except editions.Taken:
                if slot and self._is_decided(name, slot):
                    return None
                continue
            return Published(edition_id, edition, rendered)
        raise StoreError(f"{name}: another program keeps taking the articles of this edition; try again")

    def publish_due(self, now: datetime, names: Sequence[str] | None = None) -> list[Published | Missed]:
        """Publishes each digest's latest slot that is due and undecided, and says which slots were missed.

        `names`: of these digests alone. Raises StoreError and TemplateError.
        """
        self.meet(now)
        done: list[Published | Missed] = []
        for name in self.config.digests if names is None else names:
            digest = self.config.digests[name]
            slot = self.due_slot(name, now)
            if slot is None:
                continue
            if now - slot > digest.catch_up:
                if editions.settle_slot(self.store, name, slot, "missed", now):
                    done.append(Missed(name, slot))
            elif published := self.publish(name, now, slot):
                done.append(published)
        return done

    def meet(self, now: datetime) -> None:
        """Notes the digests that the store has not known: their earlier slots were not missed."""
        editions.meet(self.store, list(self.config.digests), now)

    def due_slot(self, name: str, now: datetime) -> datetime | None:
        """The digest's latest slot, where no program has decided it yet."""
        schedule = self.config.digests[name].schedule
        slot = latest_slot(schedule, self.config.timezone, now) if schedule else None
        return None if slot is None or self._is_decided(name, slot) else slot

    def _is_decided(self, name: str, slot: datetime) -> bool:
        with self.store.reading() as connection:
            until = editions.decided_until(connection, name)
        return until is not None and slot <= until

    # -- deliver -----------------------------------------------------------------------------------------------------

    def recipients(self, name: str) -> list[str]:
        """Whom a digest goes to, each address once."""
        return list({_mailbox_of(to): to for to in reversed(self.config.digests[name].to)}.values())[::-1]

    def deliver(self, names: Sequence[str], now: datetime, stop: threading.Event | None = None) -> Tally:
        """Sends what is due of these digests. Waits for no retry. Raises StoreError."""
        from digest.outbox import Outbox, Tally

        with self.store.reading() as connection:
            due = deliveries.due_editions(connection, names, now)
        if not due:
            return Tally()
        with self.store.writing() as connection:
            for name in names:
                self._cancel_strangers(connection, name, now)
            count = deliveries.due_count(connection, due, now)
        signing = settings.signing(self.config)
        ahead = now - datetime.now(UTC)  # of the system's clock: leases and pauses are told by the caller's
        outbox = Outbox(
            self.store,
            self.config.transport,
            settings.sending(self.config),
            lambda claimed, letter: _envelope(claimed, letter, signing),
            stop,
            clock=lambda: datetime.now(UTC) + ahead,
        )
        return outbox.deliver(due, count)

    def _cancel_strangers(self, connection: Connection, name: str, now: datetime) -> None:
        """A recipient taken out of the configuration gets nothing that still waits."""
        listed = set(self.config.digests[name].to)
        unlisted = [(d, to) for d, to in deliveries.unclaimed(connection, name, now) if to not in listed]
        recipients = {_mailbox_of(to) for to in listed} if unlisted else set()  # seconds for 100,000: rarely needed
        strangers = [delivery for delivery, to in unlisted if _mailbox_of(to) not in recipients]
        deliveries.cancel(connection, strangers, "no longer a recipient in the configuration", now)

    def waiting(self, name: str) -> int:
        """Deliveries of a digest that are neither done nor given up."""
        with self.store.reading() as connection:
            return deliveries.waiting(connection, name)

    def message_id(self, edition: Edition, recipient: str) -> str:
        from digest.render.message import message_id

        domain = ascii_domain(self.config.sender[1].rpartition("@")[2])
        return message_id(
            digest=edition.digest, number=edition.number, at=edition.at, recipient=recipient, domain=domain
        )

    def envelope_for(self, edition: Edition, rendered: Rendered, recipient: str) -> Envelope:
        """One message that no ledger knows: a test copy, or a preview."""
        from digest.envelope import envelope

        return envelope(
            rendered.message,
            sender=self._return_path(edition),
            recipient=recipient,
            message_id=self.message_id(edition, recipient),
            at=edition.at,
            signing=settings.signing(self.config),
        )

    def _return_path(self, edition: Edition) -> str:
        """The envelope's sender, a recipient's part not yet filled in."""
        from digest.deliver import verp
        from digest.render.unsubscribe import list_label

        sender = self.config.mail.verp or self.config.sender[1]
        return verp.of_edition(sender, list_label(edition.digest), edition.number)


def _mailbox_of(recipient: str) -> str:
    """What makes two recipients the same: the bare address, without regard to case."""
    from digest.render.message import address_of

    try:
        return address_of(recipient).casefold()
    except DeliveryError:  # its delivery will fail, and nobody else's
        return recipient


def _envelope(claimed: Claimed, letter: Letter, signing: Signing | None) -> Envelope:
    from digest.envelope import envelope

    return envelope(
        letter.message,
        sender=letter.sender,
        recipient=claimed.recipient,
        message_id=claimed.message_id,
        at=letter.at,
        signing=signing,
    )
