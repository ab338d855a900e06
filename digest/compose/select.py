"""Which of the articles that no edition has considered are news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

EXAMPLES = 800  # articles that teach what belongs to which topic, at most: those at hand, and earlier ones
# What an edition leaves out, and what `explain` says of it.
REASONS = {
    "age": "it is older than the digest's max_age",
    "backlog": "it has no date, and its feed listed more than five such when it was first gathered",
    "feed": "its feed is no longer in the configuration",
    "told": "an earlier edition told this story, and there is nothing new in it",
    "topic": "it fits none of the digest's topics",
    "limit": "higher-ranked stories filled the limit",
}


class Dated(Protocol):
    """What decides whether an article is news."""

    @property
    def id(self) -> int: ...
    @property
    def published(self) -> datetime | None: ...
    @property
    def first_seen(self) -> datetime: ...
    @property
    def backlog(self) -> bool: ...


def why_no_news(article: Dated, now: datetime, max_age: timedelta) -> str | None:
    """The reason why an article is never news; None where it is news."""
    if article.backlog:
        return "backlog"
    if (article.published or article.first_seen) < now - max_age:
        return "age"
    return None


def split(candidates: Iterable[Dated], now: datetime, max_age: timedelta) -> tuple[list[int], dict[int, str]]:
    """The ids of what is news, and the reason for each of the others."""
    news: list[int] = []
    left_out: dict[int, str] = {}
    for candidate in candidates:
        reason = why_no_news(candidate, now, max_age)
        if reason:
            left_out[candidate.id] = reason
        else:
            news.append(candidate.id)
    return news, left_out
