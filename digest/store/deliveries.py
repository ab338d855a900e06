"""The ledger: one row a recipient of an edition, and what became of it.

A sender owns a delivery by a conditional UPDATE, for as long as its lease runs. A lease that ran out was its sender's
death: the delivery is due again, and bears the same Message-ID.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, or_, select, update

from digest.store.schema import deliveries, editions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Select

    from digest.store.engine import Store

WAITING = ("pending", "deferred")
OPEN = (*WAITING, "sending")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours until its lease ends."""

    id: int
    edition_id: int
    recipient: str
    message_id: str
    attempts: int  # this one included


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt ended."""

    delivery: int
    attempts: int  # which of its attempts: a claim that has run out is another's, and not ours to settle
    state: str  # sent | deferred | failed
    due: datetime | None  # when to try again, where deferred
    code: int | None
    reply: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What all deliveries of an edition share."""

    digest: str
    number: int
    at: datetime
    sender: str
    message: bytes


def is_due(now: datetime) -> ColumnElement[bool]:
    """Waiting and its time has come, or left by a sender that died."""
    return deliveries.c.due <= now


def next_claim(
    store: Store,
    previous: Result | None,
    editions_in: Iterable[int],
    held: Collection[int],
    now: datetime,
    lease_until: datetime,
) -> Claimed | None:
    """Settles the previous delivery and claims the next one, in one transaction: half the commits.

    None where nothing of these editions is due. They are served one after another, in the order given. `held` are
    deliveries that this very process has under way: however long the clock says that they take, they are not left.
    """
    with store.writing() as connection:
        if previous:
            settle(connection, previous, now)
        for edition in editions_in:
            while row := connection.execute(_next_due(edition, held, now)).first():
                claim = (
                    update(deliveries)
                    .where(deliveries.c.id == row.id, is_due(now))
                    .values(state="sending", due=lease_until, changed=now, attempts=row.attempts + 1)
                )
                if connection.execute(claim).rowcount == 1:
                    return Claimed(row.id, edition, row.recipient, row.message_id, row.attempts + 1)
    return None


def _next_due(edition: int, held: Collection[int], now: datetime) -> Select[Any]:
    columns = (deliveries.c.id, deliveries.c.recipient, deliveries.c.message_id, deliveries.c.attempts)
    query = select(*columns).where(deliveries.c.edition_id == edition, is_due(now))
    query = query.where(deliveries.c.id.not_in(list(held)))
    return query.order_by(deliveries.c.due, deliveries.c.id).limit(1)


def settle(connection: Connection, result: Result, now: datetime) -> None:
    """Writes down how an attempt ended."""
    values = {
        "state": result.state,
        "due": result.due,
        "changed": now,
        "code": result.code,
        "reply": result.reply[:500],
    }
    ours = is_claim(result.delivery, result.attempts)
    connection.execute(update(deliveries).where(ours).values(values))


def is_claim(delivery: int, attempts: int) -> ColumnElement[bool]:
    """Still the claim that was made with this attempt, not one that another sender made since."""
    return and_(deliveries.c.id == delivery, deliveries.c.state == "sending", deliveries.c.attempts == attempts)


def release(connection: Connection, delivery: int, attempts: int, now: datetime) -> None:
    """Gives a claim back untried."""
    values = {"state": "pending", "due": now, "changed": now, "attempts": deliveries.c.attempts - 1}
    connection.execute(update(deliveries).where(is_claim(delivery, attempts)).values(values))


def unclaimed(connection: Connection, digest: str, now: datetime) -> list[tuple[int, str]]:
    """Id and recipient of every delivery of the digest that waits, or whose sender died."""
    open_to_all = or_(deliveries.c.state.in_(WAITING), is_due(now))
    query = select(deliveries.c.id, deliveries.c.recipient).join(editions).where(editions.c.digest == digest)
    return [(row.id, row.recipient) for row in connection.execute(query.where(open_to_all))]


def cancel(connection: Connection, ids: Collection[int], reply: str, now: datetime) -> None:
    """These deliveries are tried no more."""
    query = update(deliveries).where(deliveries.c.id == bindparam("delivery"))
    values = {"state": "cancelled", "due": None, "changed": now, "reply": reply}
    if ids:
        connection.execute(query.values(values), [{"delivery": delivery} for delivery in ids])


def due_editions(connection: Connection, digests: Iterable[str], now: datetime) -> list[int]:
    """The editions of these digests that have a delivery due, the oldest first."""
    query = select(editions.c.id).join(deliveries).where(editions.c.digest.in_(list(digests)), is_due(now))
    return list(connection.scalars(query.group_by(editions.c.id).order_by(editions.c.id)))


def letter(connection: Connection, edition_id: int) -> Letter:
    columns = (editions.c.digest, editions.c.number, editions.c.at, editions.c.sender, editions.c.message)
    return Letter(*connection.execute(select(*columns).where(editions.c.id == edition_id)).one())


def counts(connection: Connection, edition_id: int) -> Counter[str]:
    """How many deliveries of an edition are in each state."""
    query = select(deliveries.c.state, func.count()).where(deliveries.c.edition_id == edition_id)
    rows = connection.execute(query.group_by(deliveries.c.state))
    return Counter({row[0]: row[1] for row in rows})


def waiting(connection: Connection, digest: str) -> int:
    """Deliveries of the digest that are neither done nor given up."""
    query = select(func.count()).select_from(deliveries).join(editions)
    return connection.scalar(query.where(editions.c.digest == digest, deliveries.c.state.in_(OPEN))) or 0


def settle_due(
    connection: Connection,
    editions_in: Collection[int],
    state: str,
    now: datetime,
    due: datetime | None,
    code: int | None,
    reply: str,
) -> list[str]:
    """What is due of these editions comes to this state, untried. Returns the recipients."""
    waiting_now = (
        deliveries.c.edition_id.in_(list(editions_in)),
        deliveries.c.state.in_(WAITING),
        is_due(now),
    )
    values = {"state": state, "due": due, "changed": now, "code": code, "reply": reply[:500]}
    query = update(deliveries).where(*waiting_now).values(values).returning(deliveries.c.recipient)
    return list(connection.scalars(query))


def renew(connection: Connection, held: Mapping[int, int], until: datetime) -> None:
    """Prolongs the leases of deliveries that are under way, given with their attempt."""
    for delivery, attempts in held.items():
        connection.execute(update(deliveries).where(is_claim(delivery, attempts)).values(due=until))


def due_count(connection: Connection, editions_in: Collection[int], now: datetime) -> int:
    """How many deliveries of these editions are due."""
    query = select(func.count()).select_from(deliveries)
    return connection.scalar(query.where(deliveries.c.edition_id.in_(list(editions_in)), is_due(now))) or 0
