"""What each step of the pipeline needs of the configuration, in the step's own words.

The steps know nothing of config.yaml, so that each can be tested, and used, without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest import __version__
from digest.gather.outcome import FetchSettings
from digest.model import Source

if TYPE_CHECKING:
    from digest.compose.edition import Plan
    from digest.config import Config
    from digest.deliver.signature import Signing
    from digest.outbox import Sending
    from digest.render.letterhead import Letterhead
    from digest.summarise.writer import Writer


def fetch_settings(config: Config) -> FetchSettings:
    gather = config.gather
    return FetchSettings(
        user_agent=config.user_agent or f"newsdigest/{__version__} (+mailto:{config.sender[1]})",
        concurrency=gather.concurrency,
        timeout=gather.timeout.total_seconds(),
        max_size=gather.max_size,
        per_host=gather.per_host,
        named_hosts=frozenset(filter(None, (urlsplit(feed.url).hostname for feed in config.feeds))),
    )


def sources(config: Config) -> dict[str, Source]:
    """What is said of each feed, by its address; where it is given no name, the store has the feed's own title."""
    return {feed.url: Source(feed.url, feed.name or "", feed.url, feed.weight, feed.topic) for feed in config.feeds}


def plan(config: Config, name: str) -> Plan:
    """How the digest is composed."""
    from digest.compose.edition import Plan
    from digest.compose.topics import TopicRules

    digest, topics = config.digests[name], config.topics
    return Plan(
        digest=name,
        title=config.titled(name),
        rules=tuple(TopicRules(topic, rule.match, rule.exclude) for topic, rule in topics.items()),
        sections=config.topics_of(name),
        limits={topic: rule.limit for topic, rule in topics.items() if rule.limit},
        other=digest.other,
        limit=digest.limit,
        max_age=digest.max_age,
    )


def writer(config: Config) -> Writer | None:
    """The model that writes the summaries, where there is one."""
    model = config.summaries
    if model is None:
        return None
    from digest.summarise.writer import Writer

    return Writer(
        url=model.url,
        model=model.model,
        api_key=model.api_key,
        limit=model.limit,
        timeout=model.timeout.total_seconds(),
    )


def letterhead(config: Config, name: str) -> Letterhead:
    """From whom the digest comes, and how it looks."""
    from digest.render.letterhead import Letterhead

    digest = config.digests[name]
    sender_name, sender = config.sender
    utm = digest.utm or ()
    return Letterhead(
        sender_name=sender_name,
        sender=sender,
        reply_to=config.reply_to_address,
        timezone=config.timezone,
        language=digest.language,
        templates=config.templates_folder,
        subject=digest.subject,
        unsubscribe=digest.unsubscribe,
        utm=tuple((f"utm_{name}", value) for name, value in utm if value),
    )


def signing(config: Config) -> Signing | None:
    """How mail is signed, where it is. Raises ConfigError, where the key's file has gone."""
    dkim, key = config.mail.dkim, config.signing_key
    if dkim is None or key is None:
        return None
    from digest.deliver.signature import Signing

    return Signing(dkim.selector, dkim.domain, key)


def sending(config: Config) -> Sending:
    """How mail is sent."""
    from digest.outbox import Sending

    mail = config.mail
    return Sending(
        connections=mail.connections,
        interval=mail.rate.seconds / mail.rate.count if mail.rate else 0.0,
        retry=mail.retry,
        lease=mail.lease,
    )
