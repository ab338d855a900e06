"""What models said, by what they were asked: the same question is paid for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from digest.store.schema import answers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.store.engine import Store


def load(store: Store, keys: Sequence[str]) -> dict[str, str]:
    """The answers to these questions, as they came; those that were never asked are missing. Raises StoreError."""
    with store.reading() as connection:
        rows = connection.execute(select(answers.c.key, answers.c.content).where(answers.c.key.in_(keys)))
        return {row.key: row.content for row in rows}


def save(store: Store, new: Mapping[str, str], model: str, now: datetime) -> None:
    """Keeps the answers. Where another program has one already, that one stays. Raises StoreError."""
    known = load(store, list(new))
    rows = [{"key": key, "model": model, "content": content, "at": now} for key, content in new.items()]
    rows = [row for row in rows if row["key"] not in known]
    if not rows:
        return
    try:
        with store.writing() as connection:
            connection.execute(insert(answers), rows)
    except IntegrityError:  # asked at the same moment by two programs: the next edition pays once more, at worst
        return
