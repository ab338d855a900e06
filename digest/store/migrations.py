"""The tables of older stores made those of today: a function a version, each of which stays as it was once released.

A store is brought up to date where it is opened, in one transaction: the next program finds it as it was, or done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, DateTime, Float, String, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


def migrate(connection: Connection, version: int) -> None:
    """Makes the tables of that version those of the latest, in the connection's transaction."""
    operations = Operations(MigrationContext.configure(connection))
    for step in STEPS[version - 1 :]:
        step(operations)


def _to_2(op: Operations) -> None:
    """What a feed says of its next change, its damage, its shared addresses; what models said of articles."""
    for column in (
        Column("asked_as", String),
        Column("final_url", String),
        Column("ttl", Float),
        Column("warning", String),
        Column("shared", Text),
    ):
        op.add_column("feeds", column)
    op.create_table(
        "answers",
        Column("key", String, primary_key=True),
        Column("model", String, nullable=False),
        Column("content", Text, nullable=False),
        Column("at", DateTime, nullable=False),
    )
    op.add_column("verdicts", Column("why", Text))


STEPS: tuple[Callable[[Operations], None], ...] = (_to_2,)  # from version 1 on
