"""Requests to outcomes: fetched side by side, parsed while others are still on their way, each told when it is done."""

from __future__ import annotations

import hashlib
import logging
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.errors import FeedError
from digest.gather.fetch import Fetcher, NotModified, Page
from digest.gather.jobs import Job
from digest.gather.outcome import Failed, FeedRequest, Fetched, FetchSettings, Outcome, Unchanged
from digest.gather.parsers import Parsers, Unparsable
from digest.gather.side_by_side import side_by_side
from digest.gather.slots import Gate

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from contextlib import AsyncExitStack
    from datetime import datetime

HELD = 64  # feeds between their first byte and whoever asked; with more, no further ones are asked for
BROKEN_OFF = "the connection broke off before its end"
logger = logging.getLogger(__name__)


async def gather_feeds(
    requests: Sequence[FeedRequest], settings: FetchSettings, now: datetime
) -> AsyncGenerator[Outcome, None]:
    """One outcome for each request, in the order in which they are done. No feed's fault is ever raised.

    Iterate within `contextlib.aclosing`, so that leaving early ends what is under way at once.
    """
    never_read = sum(request.body_hash is None for request in requests)
    gate = Gate(HELD)
    async with Fetcher(settings, now, gate=gate) as fetcher, Parsers(expected=never_read) as parsers:
        way = _Way(fetcher, parsers)
        async with aclosing(side_by_side(requests, way.outcome)) as outcomes:
            async for outcome in outcomes:
                yield outcome


@dataclass(frozen=True, slots=True)
class _Way:
    """The way of each feed."""

    fetcher: Fetcher
    parsers: Parsers

    async def outcome(self, request: FeedRequest, held: AsyncExitStack) -> Outcome:
        try:
            answer = await self.fetcher.fetch(request, held)
            if isinstance(answer, NotModified):
                return _not_modified(request, answer)
            return await self._of_page(request, answer)
        except Unparsable as error:
            return Failed(request.url, str(error), feeds=error.feeds)
        except FeedError as error:
            return Failed(request.url, str(error), error.retry_after, error.gone)
        except Exception:  # a mistake of ours that one feed brings to light must not cost the others
            logger.info("reading %s failed", request.url, exc_info=True)
            return Failed(request.url, "could not be read for a reason unknown")

    async def _of_page(self, request: FeedRequest, page: Page) -> Outcome:
        body_hash = hashlib.sha256(page.body).hexdigest() if page.whole else None
        if body_hash is not None and body_hash == request.body_hash:
            return Unchanged(
                url=request.url,
                final_url=page.url,
                moved_to=page.moved_to,
                etag=page.etag,
                last_modified=page.last_modified,
                body_hash=body_hash,
                max_age=page.max_age,
            )
        feed = await self.parsers.parse(Job(page.body, page.url, page.content_type))
        return Fetched(
            url=request.url,
            feed=feed if page.whole else replace(feed, warning=BROKEN_OFF),
            final_url=page.url,
            moved_to=page.moved_to,
            etag=page.etag,
            last_modified=page.last_modified,
            body_hash=body_hash,
            max_age=page.max_age,
        )


def _not_modified(request: FeedRequest, answer: NotModified) -> Unchanged:
    return Unchanged(
        url=request.url,
        final_url=answer.url,
        moved_to=answer.moved_to,
        etag=request.etag,
        last_modified=request.last_modified,
        body_hash=request.body_hash,
        max_age=answer.max_age,
    )
