"""What is remembered of each feed between two gatherings."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update

from digest.store.schema import feeds, namings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection


LEFT_OUT = ""  # in place of a fingerprint: it was gone, and has been out of the configuration since


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """A feed as the store knows it. `url` is as configured."""

    id: int
    url: str
    title: str | None = None
    asked_as: str | None = None  # see intake.fingerprint; None: not yet; or LEFT_OUT
    moved_to: str | None = None
    final_url: str | None = None  # where the last answer came from: etag and last_modified hold there alone
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    ttl: float | None = None  # seconds for which the feed says it stays the same
    warning: str | None = None  # how it was damaged when it was last read
    shared: tuple[str, ...] = ()  # canonical addresses that several of its entries had at once, the latest first
    failures: int = 0  # in a row
    failing_since: datetime | None = None
    error: str | None = None  # of the last attempt; without failures it was read in spite of it
    last_try: datetime | None = None
    last_success: datetime | None = None
    next_try: datetime | None = None  # not to be asked before
    gone: bool = False


def load(connection: Connection, urls: Iterable[str]) -> dict[str, FeedRecord]:
    """The records of these feeds, by address; those that the store has not met are missing."""
    wanted = set(urls)
    rows = connection.execute(select(feeds)).mappings()
    return {row["url"]: FeedRecord(**row) for row in rows if row["url"] in wanted}


def enrol(connection: Connection, urls: Iterable[str]) -> dict[str, FeedRecord]:
    """The records of these feeds, made where they are new.

    Of feeds that are gone and not among these it is noted, so that whoever puts one back has it asked again.
    """
    wanted = list(urls)
    known = load(connection, wanted)
    _note_left_out(connection, known)
    new = [{"url": url} for url in wanted if url not in known]
    if not new:
        return known
    connection.execute(insert(feeds), new)
    return load(connection, wanted)


def _note_left_out(connection: Connection, known: Mapping[str, FeedRecord]) -> None:
    gone = connection.execute(select(feeds.c.id, feeds.c.url, feeds.c.asked_as).where(feeds.c.gone))
    left_out = [{"left_out": row.id} for row in gone if row.url not in known and row.asked_as != LEFT_OUT]
    if left_out:
        connection.execute(update(feeds).where(feeds.c.id == bindparam("left_out")).values(asked_as=LEFT_OUT), left_out)


def save(connection: Connection, records: Iterable[FeedRecord]) -> None:
    """Writes the records back whole."""
    rows = [asdict(record) for record in records]
    if not rows:
        return
    columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name not in ("id", "url")}
    connection.execute(
        update(feeds).where(feeds.c.id == bindparam("new_id")).values(**columns),
        [{f"new_{name}": value for name, value in row.items()} for row in rows],
    )


def named_at(connection: Connection, digest: str) -> dict[int, datetime]:
    """When an edition of the digest last named each failing feed, by the feed's id."""
    query = select(namings.c.feed_id, namings.c.at).where(namings.c.digest == digest)
    return {row.feed_id: row.at for row in connection.execute(query)}


def note_naming(connection: Connection, digest: str, urls: Iterable[str], now: datetime) -> None:
    """An edition that names these feeds at its foot is recorded."""
    ids = [record.id for record in load(connection, urls).values()]
    if not ids:
        return
    connection.execute(delete(namings).where(namings.c.digest == digest, namings.c.feed_id.in_(ids)))
    connection.execute(insert(namings), [{"digest": digest, "feed_id": feed_id, "at": now} for feed_id in ids])
