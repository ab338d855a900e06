"""`digest feeds import` and `export`: feeds from another reader, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli import output

if TYPE_CHECKING:
    from digest.config import Config
    from digest.config.editing import NewFeed
    from digest.opml import Subscription


@click.group("feeds")
def command() -> None:
    """Take in and give out lists of feeds (OPML)."""


@command.command("import")
@click.argument("opml", metavar="FILE.opml", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@output.json_option
@click.pass_obj
def import_(file: Path, opml: Path, dry_run: bool, as_json: bool) -> None:
    """Add the feeds of FILE.opml to the configuration; folders become topics."""
    from digest import opml as lists
    from digest.config import load
    from digest.config.editing import add
    from digest.errors import UsageError

    config = load(file)
    try:
        subscriptions = lists.read(opml.read_bytes(), str(opml))
    except OSError as error:
        raise UsageError(f"{opml}: cannot be read: {error.strerror}") from error
    feeds = _new(config, subscriptions)
    topics = list(dict.fromkeys(f.topic for f in feeds if f.topic and f.topic not in config.topics))
    if feeds and not dry_run:
        add(file, feeds, topics)
    if as_json:
        output.document(
            {"added": [feed.url for feed in feeds], "topics": topics, "skipped": len(subscriptions) - len(feeds)}
        )
        return
    for feed in feeds:
        print(f"{feed.url}{f' ({feed.topic})' if feed.topic else ''}")
    verb = "would be added" if dry_run else "added"
    print(f"{output.counted(len(feeds), 'feed')} {verb}, {len(subscriptions) - len(feeds)} left out")
    if topics:
        print(f"New topics, which need words to look for: {', '.join(topics)}")


def _new(config: Config, subscriptions: list[Subscription]) -> list[NewFeed]:
    """The subscriptions that the configuration does not have, each once. What is no web address is told."""
    from digest.config.editing import NewFeed
    from digest.config.values import web_address

    known = {feed.url for feed in config.feeds}
    fresh = []
    for subscription in subscriptions:
        try:
            web_address(subscription.url)
        except ValueError as error:
            output.note(f"left out: {subscription.url!r} {error}")
            continue
        if subscription.url not in known:
            known.add(subscription.url)
            fresh.append(NewFeed(subscription.url, subscription.name, subscription.topic))
    return fresh


@command.command("export")
@click.pass_obj
def export(file: Path) -> None:
    """Print the configured feeds as OPML; topics become folders."""
    from digest import opml as lists
    from digest.cli.opened import pipeline
    from digest.status import of_feeds

    with pipeline(file) as line:
        names = {status.url: status.name for status in of_feeds(line)}
        feeds = [lists.Subscription(feed.url, names[feed.url], feed.topic) for feed in line.config.feeds]
    sys.stdout.buffer.write(lists.write(feeds))
