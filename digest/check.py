"""What `digest check` tries before the first seven o'clock: everything that could go wrong by then."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digest.errors import DeliveryError, TemplateError
from digest.gather.outcome import Failed, Fetched
from digest.intake import first_request
from digest.settings import fetch_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.config import Config
    from digest.gather.outcome import Outcome
    from digest.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, and what to do about it."""

    where: str  # a key of the configuration, or a feed's address
    what: str


def of_configuration(config: Config) -> Iterator[Finding]:
    """What is allowed, but will not do what its writer wants."""
    for name, digest in config.digests.items():
        if not digest.to:
            yield Finding(f"digests.{name}", "has no recipients; add `to: [you@example.org]`")
    if config.mail.from_ is None and config.transport.path is None:
        sender = config.sender[1]
        yield Finding("mail.from", f"is not set, so mail comes from {sender}; set the address your server allows")
    carried = {topic for name in config.digests for topic in config.topics_of(name)}
    for topic in config.topics:
        if topic not in carried:
            yield Finding(f"topics.{topic}", "stands in no digest's list of topics; add it there, or take it out")
    if any(feed.full_text for feed in config.feeds) and find_spec("trafilatura") is None:
        yield Finding("feeds", "full_text needs an extra package; install newsdigest[full-text]")


def of_templates(line: Pipeline) -> Iterator[Finding]:
    """Renders what the store has for each digest."""
    for name in line.config.digests:
        try:
            line.render(line.outline(name, datetime.now(UTC)))
        except TemplateError as error:
            yield Finding("templates", str(error))


def of_feeds(line: Pipeline, told: Callable[[Outcome], None]) -> list[Finding]:
    """Asks every feed, as a stranger who remembers nothing. Stores nothing."""
    return asyncio.run(_of_feeds(line, told))


async def _of_feeds(line: Pipeline, told: Callable[[Outcome], None]) -> list[Finding]:
    from digest.gather.gathering import gather_feeds

    requests = [first_request(feed) for feed in line.config.feeds]
    found: dict[str, Finding] = {}
    async with aclosing(gather_feeds(requests, fetch_settings(line.config), datetime.now(UTC))) as outcomes:
        async for outcome in outcomes:
            told(outcome)
            what = _wrong_with(outcome)
            if what:
                found[outcome.url] = Finding(outcome.url, what)
    return [found[feed.url] for feed in line.config.feeds if feed.url in found]


def _wrong_with(outcome: Outcome) -> str | None:
    if isinstance(outcome, Failed):
        return outcome.told
    if isinstance(outcome, Fetched) and not outcome.feed.entries:
        return "has no entries; is it the right address?"
    if outcome.moved_to and outcome.moved_to != outcome.url:
        return f"has moved for good; write {outcome.moved_to} instead"
    return None


def of_transport(config: Config) -> tuple[str, list[Finding]]:
    """Greets the mail server, sends nothing. What it said, and what is wrong."""
    from digest.deliver.transport import connect_to

    try:
        with connect_to(config.transport, timeout=20) as transport:
            return transport.introduce(), []
    except DeliveryError as error:
        return "", [Finding("mail.transport", str(error))]
