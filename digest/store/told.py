"""What the last editions of a digest have told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from digest.model import Told
from digest.store.articles import load
from digest.store.schema import editions, verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from digest.model import Source

EDITIONS = 3  # the last; a reader who has forgotten more may be told again
DAYS = timedelta(days=7)  # … and none before
MOST = 1_000  # articles, the latest


def told_of_late(connection: Connection, digest: str, now: datetime, feeds_by_url: Mapping[str, Source]) -> list[Told]:
    """The articles that the last editions told, by id. `feeds_by_url` is as for `articles.load`."""
    last = select(editions.c.id, editions.c.number, editions.c.at)
    last = last.where(editions.c.digest == digest).order_by(editions.c.number.desc()).limit(EDITIONS)
    tellings = {row.id: row for row in connection.execute(last) if row.at >= now - DAYS}
    query = select(verdicts.c.article_id, verdicts.c.edition_id)
    query = query.where(verdicts.c.edition_id.in_(tellings), verdicts.c.outcome == "in")
    rows = connection.execute(query.order_by(verdicts.c.article_id.desc()).limit(MOST))
    told = {row.article_id: tellings[row.edition_id] for row in rows}
    return [Told(one, told[one.id].number, told[one.id].at) for one in load(connection, told, feeds_by_url)]
