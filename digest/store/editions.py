"""Editions as they were sent, what each considered, and which slots are served.

Recording an edition is one transaction, and its unique keys decide who was first: of two programs that composed at
the same moment one has the articles, the slot and the number; the other is told `Taken` and begins again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from digest.store import verdicts
from digest.store.feeds import note_naming
from digest.store.schema import deliveries, digests, editions, slots

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from digest.model import Edition, Rendered
    from digest.store.engine import Store


class Taken(Exception):
    """Another program recorded these articles, this slot or this number first."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """A recipient of an edition, and the Message-ID that every attempt bears."""

    recipient: str
    message_id: str


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """What `status` tells of an edition."""

    id: int
    digest: str
    number: int
    slot: datetime | None
    at: datetime
    subject: str


def meet(store: Store, names: Sequence[str], now: datetime) -> None:
    """Notes the digests that the store has not known: their earlier slots were not missed."""
    with store.reading() as connection:
        known = set(connection.scalars(select(digests.c.name)))
    new = [name for name in names if name not in known]
    if not new:
        return
    with store.writing() as connection:
        known = set(connection.scalars(select(digests.c.name)))
        rows = [{"name": name, "known_since": now} for name in new if name not in known]
        if rows:
            connection.execute(insert(digests), rows)


def next_number(connection: Connection, digest: str) -> int:
    return (connection.scalar(select(func.max(editions.c.number)).where(editions.c.digest == digest)) or 0) + 1


def last(connection: Connection, digest: str) -> EditionRecord | None:
    columns = (editions.c.id, editions.c.digest, editions.c.number, editions.c.slot, editions.c.at, editions.c.subject)
    query = select(*columns).where(editions.c.digest == digest).order_by(editions.c.number.desc()).limit(1)
    row = connection.execute(query).first()
    return EditionRecord(*row) if row else None


def record(
    store: Store, edition: Edition, rendered: Rendered, sender: str, addressees: Sequence[Addressee], now: datetime
) -> int:
    """Stores the edition, what it considered, its slot and a delivery a recipient, all or nothing.

    Returns the edition's id. Raises Taken where another program was first.
    """
    try:
        with store.writing() as connection:
            values = {
                "digest": edition.digest,
                "number": edition.number,
                "slot": edition.slot,
                "at": edition.at,
                "subject": rendered.subject,
                "sender": sender,
                "html": rendered.html,
                "text": rendered.text,
                "message": rendered.message,
            }
            edition_id: int = connection.execute(insert(editions).values(values).returning(editions.c.id)).scalar_one()
            verdicts.record(connection, edition, edition_id)
            if edition.slot is not None:
                _decide(connection, edition.digest, edition.slot, "edition", edition_id, now)
            note_naming(connection, edition.digest, [feed.url for feed in edition.failing], now)
            if addressees:
                connection.execute(insert(deliveries), [_delivery(a, edition_id, now) for a in addressees])
    except IntegrityError as error:
        raise Taken from error
    return edition_id


def _delivery(addressee: Addressee, edition_id: int, now: datetime) -> dict[str, object]:
    return {
        "edition_id": edition_id,
        "recipient": addressee.recipient,
        "message_id": addressee.message_id,
        "state": "pending",
        "attempts": 0,
        "due": now,
        "changed": now,
    }


def settle_slot(store: Store, digest: str, slot: datetime, outcome: str, now: datetime) -> bool:
    """Notes that a slot was `missed`, or was `empty`. False where another program has decided it already."""
    try:
        with store.writing() as connection:
            _decide(connection, digest, slot, outcome, None, now)
    except IntegrityError:
        return False
    return True


def _decide(
    connection: Connection, digest: str, slot: datetime, outcome: str, edition_id: int | None, now: datetime
) -> None:
    values = {"digest": digest, "slot": slot, "outcome": outcome, "edition_id": edition_id, "decided": now}
    connection.execute(insert(slots).values(values))


def decided_until(connection: Connection, digest: str) -> datetime | None:
    """The latest slot that is decided, or else the moment at which the store first knew the digest."""
    latest = connection.scalar(select(func.max(slots.c.slot)).where(slots.c.digest == digest))
    since = connection.scalar(select(digests.c.known_since).where(digests.c.name == digest))
    return max(filter(None, (latest, since)), default=None)
