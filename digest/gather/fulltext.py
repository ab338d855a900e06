"""The article's own page, where its feed gives only a teaser."""

from __future__ import annotations

from contextlib import aclosing
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digest.errors import FeedError, UsageError
from digest.gather.fetch import PAGES, Fetcher, Page
from digest.gather.jobs import ArticleJob
from digest.gather.outcome import FeedRequest, FullText, Unread
from digest.gather.parsers import Parsers
from digest.gather.side_by_side import side_by_side
from digest.gather.slots import Gate

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from contextlib import AsyncExitStack
    from datetime import datetime

    from digest.gather.outcome import FetchSettings

HELD = 16  # pages between their first byte and whoever asked


async def full_texts(
    urls: Sequence[str], settings: FetchSettings, now: datetime
) -> AsyncGenerator[FullText | Unread, None]:
    """The text of each page, in the order in which they are done; the bounds and the address rule are those of feeds.

    Ask once an article: nothing is remembered here. Iterate within `contextlib.aclosing`. Raises UsageError where the
    extra `full-text` is not installed.
    """
    if find_spec("trafilatura") is None:
        raise UsageError("full_text needs an extra package; install newsdigest[full-text]")
    gate = Gate(HELD)
    async with (
        Fetcher(settings, now, gate=gate, accept=PAGES) as fetcher,
        Parsers(expected=len(urls)) as parsers,
    ):

        async def read(url: str, held: AsyncExitStack) -> FullText | Unread:
            try:
                page = await fetcher.fetch(FeedRequest(url), held)
                assert isinstance(page, Page)  # noqa: S101 - nothing was asked conditionally
                return await parsers.read(ArticleJob(page.body, url, page.content_type))
            except FeedError as error:
                return Unread(url, str(error))

        async with aclosing(side_by_side(urls, read)) as results:
            async for result in results:
                yield result
