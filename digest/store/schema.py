"""The tables. Nothing in them is particular to one database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

VERSION = 2  # of the schema, see migrations.py; a store that a newer program wrote is refused


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as naive UTC: SQLite knows no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Lines(TypeDecorator[tuple[str, ...]]):
    """A few texts without line breaks, kept as one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Any) -> str | None:
        return "\n".join(value) if value else None

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[str, ...]:
        return tuple(value.split("\n")) if value else ()


metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),  # "schema": VERSION
    Column("value", String, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", String, nullable=False, unique=True),  # as configured
    Column("title", String),  # the feed's own
    Column("asked_as", String),  # tells whether the configuration asks otherwise now, see intake.fingerprint
    Column("moved_to", String),  # where permanent redirects led
    Column("final_url", String),  # where the last answer came from: the next two hold there alone
    Column("etag", String),
    Column("last_modified", String),
    Column("body_hash", String),
    Column("ttl", Float),  # seconds for which the feed says it stays the same
    Column("warning", String),  # how it was damaged when it was last read
    Column("shared", Lines),  # canonical addresses that several of its entries had at once
    Column("failures", Integer, nullable=False, default=0),  # in a row
    Column("failing_since", Moment),
    Column("error", String),  # of the last attempt, in words; without failures it was read in spite of it
    Column("last_try", Moment),
    Column("last_success", Moment),
    Column("next_try", Moment),  # not to be asked before
    Column("gone", Boolean, nullable=False, default=False),  # 410: not to be asked again
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", String, nullable=False),
    Column("canonical_url", String, index=True),
    Column("title", String, nullable=False),
    Column("title_key", String, nullable=False, index=True),
    Column("author", String),
    Column("published", Moment),  # the feed's claim, by which it is recognised; read as first_seen where it is later
    Column("first_seen", Moment, nullable=False, index=True),
    Column("backlog", Boolean, nullable=False, default=False),
    Column("summary", Text, nullable=False),  # blocks, see blocks.py
    Column("body", Text, nullable=False),
    Column("image", String),
    Column("language", String),
)

sightings = Table(  # an article in a feed, under each guid that the feed gave it
    "sightings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("guid", String),
    Column("url", String, nullable=False),
    Column("seen", Moment, nullable=False),
    Index("sightings_guid", "feed_id", "guid"),
)

namings = Table(  # when an edition of a digest last named a failing feed at its foot
    "namings",
    metadata,
    Column("digest", String, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), primary_key=True),
    Column("at", Moment, nullable=False),
)

digests = Table(
    "digests",
    metadata,
    Column("name", String, primary_key=True),
    Column("known_since", Moment, nullable=False),  # slots before this were not missed
)

editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("slot", Moment),
    Column("at", Moment, nullable=False),
    Column("subject", String, nullable=False),
    Column("sender", String, nullable=False),  # of the envelope
    Column("html", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("message", LargeBinary, nullable=False),
    UniqueConstraint("digest", "number"),
)

slots = Table(  # one row a slot, however many schedulers run
    "slots",
    metadata,
    Column("digest", String, primary_key=True),
    Column("slot", Moment, primary_key=True),
    Column("outcome", String, nullable=False),  # edition | empty | missed
    Column("edition_id", ForeignKey("editions.id")),
    Column("decided", Moment, nullable=False),
)

verdicts = Table(  # an article is considered by one edition of a digest, and never again
    "verdicts",
    metadata,
    Column("digest", String, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("edition_id", ForeignKey("editions.id"), nullable=False, index=True),
    Column("outcome", String, nullable=False),
    Column("topic", String),
    Column("score", Float),
    Column("why", Text),  # what `explain` tells, as JSON; NULL in rows of older programs
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition_id", ForeignKey("editions.id"), nullable=False),
    Column("recipient", String, nullable=False),
    Column("message_id", String, nullable=False),
    Column("state", String, nullable=False),  # pending | sending | sent | deferred | failed | cancelled
    Column("attempts", Integer, nullable=False, default=0),
    Column("due", Moment),  # not to be tried before; while sending, when its lease runs out; None: it is done
    Column("changed", Moment, nullable=False),
    Column("code", Integer),  # the server's last reply
    Column("reply", String),
    UniqueConstraint("edition_id", "recipient"),
    Index("deliveries_due", "due"),
    Index("deliveries_next", "edition_id", "due", "id"),  # finds the next of 100,000 at once
)

answers = Table(  # what a model said of an article
    "answers",
    metadata,
    Column("key", String, primary_key=True),  # a hash of the model and all that it was asked
    Column("model", String, nullable=False),
    Column("content", Text, nullable=False),  # as it came: what of it may be used is decided at each reading
    Column("at", Moment, nullable=False),
)
