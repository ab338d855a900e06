"""Feeds fetched, or gathered, from within a test."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from digest.gather.fetch import Fetcher, NotModified, Page
from digest.gather.gathering import gather_feeds
from digest.gather.outcome import FeedRequest, FetchSettings, Outcome
from digest.gather.slots import Gate

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SETTINGS = FetchSettings(
    user_agent="newsdigest/0 (+https://example.org/contact)", timeout=10.0, named_hosts=frozenset({"127.0.0.1"})
)


def fetched(url: str, settings: FetchSettings = SETTINGS, **request: Any) -> Page | NotModified:
    """The answer to one request. Raises FeedError."""
    (answer,) = all_fetched([FeedRequest(url, **request)], settings)
    if isinstance(answer, Exception):
        raise answer
    return answer


def page(url: str, settings: FetchSettings = SETTINGS, **request: Any) -> Page:
    answer = fetched(url, settings, **request)
    assert isinstance(answer, Page)
    return answer


def all_fetched(
    requests: Iterable[FeedRequest], settings: FetchSettings = SETTINGS
) -> list[Page | NotModified | BaseException]:
    """The answers to requests that are made at once, in their order."""

    async def run() -> list[Page | NotModified | BaseException]:
        async with Fetcher(settings, NOW, gate=Gate(1000)) as fetcher, AsyncExitStack() as held:
            asked = (fetcher.fetch(request, held) for request in requests)
            return await asyncio.gather(*asked, return_exceptions=True)

    return asyncio.run(run())


def gathered(
    requests: Iterable[FeedRequest | str], settings: FetchSettings = SETTINGS, **changes: Any
) -> dict[str, Outcome]:
    """The outcomes of requests, by address."""

    async def run() -> dict[str, Outcome]:
        wanted = [FeedRequest(request) if isinstance(request, str) else request for request in requests]
        async with aclosing(gather_feeds(wanted, replace(settings, **changes), NOW)) as outcomes:
            return {outcome.url: outcome async for outcome in outcomes}

    return asyncio.run(run())
