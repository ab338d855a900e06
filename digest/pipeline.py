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
from urllib.parse import urlsplit

from digest import intake, settings
from digest.errors import DeliveryError, StoreError
from digest.model import Edition, Envelope, FailingFeed, Rendered
from digest.slots import latest_slot, next_slot
from digest.store import articles as article_store
from digest.store import deliveries, editions
from digest.store import feeds as feed_store

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from digest.config import Config
    from digest.gather.outcome import Outcome
    from digest.harvest import GatherReport
    from digest.model import Article
    from digest.outbox import Tally
    from digest.store import Store
    from digest.store.deliveries import Claimed, Letter
    from digest.store.feeds import FeedRecord

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


@dataclass(frozen=True, slots=True)
class Material:
    """What the store has for the next edition of a digest."""

    digest: str
    number: int
    articles: list[Article]  # the news
    left_out: dict[int, str]  # articles that are none, with the reason
    archive: list[Article]  # considered by earlier editions: they teach what belongs to which topic
    failing: tuple[FailingFeed, ...]  # to be named at its foot


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
        return self._summarised(self._composed(self._material(name, now), now, slot))

    def _material(self, name: str, now: datetime) -> Material:
        from digest.compose.select import EXAMPLES, split

        sources = settings.sources(self.config)
        with self.store.reading() as connection:
            news, left_out = split(article_store.candidates(connection, name), now, self.config.digests[name].max_age)
            articles = article_store.load(connection, news, sources)
            earlier = article_store.considered(connection, name, max(0, EXAMPLES - len(articles))) if articles else []
            archive = article_store.load(connection, earlier, sources)
            number = editions.next_number(connection, name)
            records = feed_store.load(connection, self._feeds).values()
            named_at = feed_store.named_at(connection, name)
        left_out |= dict.fromkeys(set(news) - {article.id for article in articles}, "feed")
        failing = tuple(self._failing(record, now) for record in intake.to_be_named(records, named_at, now))
        return Material(name, number, articles, left_out, archive, failing)

    def _composed(self, material: Material, now: datetime, slot: datetime | None) -> Edition:
        from digest.compose.edition import Issue, compose

        issue = Issue(
            number=material.number,
            at=now,
            slot=slot,
            next_slot=self.next_slot(material.digest, now),
            failing=material.failing,
        )
        plan = settings.plan(self.config, material.digest)
        return compose(plan, issue, material.articles, material.left_out, material.archive)

    def _summarised(self, edition: Edition) -> Edition:
        """The edition with summaries by a language model, where the configuration names one."""
        if (writer := settings.writer(self.config)) is None:
            return edition
        from digest.summarise.edition import resummarised

        return resummarised(edition, writer, self.store)

    def _failing(self, record: FeedRecord, now: datetime) -> FailingFeed:
        name = self._feeds[record.url].name or record.title or urlsplit(record.url).hostname or record.url
        return FailingFeed(name, record.url, record.error or "", record.failing_since or now)

    def next_slot(self, name: str, now: datetime) -> datetime | None:
        schedule = self.config.digests[name].schedule
        return next_slot(schedule, self.config.timezone, now) if schedule else None

    def find(self, url: str) -> int | None:
        """The id of the gathered article at this address, however it is decorated."""
        from digest.gather.identity import canonical_url

        with self.store.reading() as connection:
            return article_store.find(connection, canonical_url(url), url)

    def past_verdict(self, name: str, article: int) -> tuple[int, str, str | None] | None:
        """Number of the edition that considered the article, the outcome and the topic; None where none has."""
        with self.store.reading() as connection:
            return editions.past_verdict(connection, name, article)

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
            material = self._material(name, now)
            edition = self._composed(material, now, slot) if material.articles or digest.send_empty else None
            if edition is None or not self.is_news(edition):
                if slot:
                    editions.settle_slot(self.store, name, slot, "empty", now)
                return None
            edition = self._summarised(edition)
            rendered = self.render(edition)
            addressees = [editions.Addressee(to, self.message_id(edition, to)) for to in self.recipients(name)]
            sender = self.config.sender[1]
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
        ahead = now - datetime.now(UTC)  # of the system's clock: leases and pauses are told by the caller's
        outbox = Outbox(
            self.store,
            self.config.transport,
            settings.sending(self.config),
            _envelope,
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

        domain = self.config.sender[1].rpartition("@")[2]
        return message_id(
            digest=edition.digest, number=edition.number, at=edition.at, recipient=recipient, domain=domain
        )

    def envelope_for(self, edition: Edition, rendered: Rendered, recipient: str) -> Envelope:
        """One message that no ledger knows: a test copy, or a preview."""
        from digest.render.message import address_of, personal

        content = personal(rendered.message, recipient=recipient, message_id=self.message_id(edition, recipient))
        return Envelope(self.config.sender[1], address_of(recipient), content)


def _mailbox_of(recipient: str) -> str:
    """What makes two recipients the same: the bare address, without regard to case."""
    from digest.render.message import address_of

    try:
        return address_of(recipient).casefold()
    except DeliveryError:  # its delivery will fail, and nobody else's
        return recipient


def _envelope(claimed: Claimed, letter: Letter) -> Envelope:
    from digest.render.message import address_of, personal

    content = personal(letter.message, recipient=claimed.recipient, message_id=claimed.message_id)
    return Envelope(letter.sender, address_of(claimed.recipient), content)
