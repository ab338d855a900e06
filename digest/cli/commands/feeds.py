"""`digest feeds import` and `export`: feeds from another reader, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli import output

if TYPE_CHECKING:
    from digest.config import Config
    from digest.config.editing import Additions


@click.group("feeds")
def command() -> None:
    """Take in and give out lists of feeds (OPML)."""


@command.command("import")
@click.argument("opml", metavar="FILE.opml", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@output.json_option
@click.pass_obj
def import_(file: Path, opml: Path, dry_run: bool, as_json: bool) -> None:
    """Add the feeds of FILE.opml to the configuration; folders become topics."""
    from digest import opml as lists
    from digest.config import editing
    from digest.config.values import without_password

    subscriptions = lists.read(_content(opml), str(opml))
    new = editing.additions(file, [editing.NewFeed(each.url, each.name, each.topic) for each in subscriptions])
    for url, error in new.unusable:
        output.note(f"left out: {without_password(url)!r} {error}")
    config = editing.add(file, new, dry_run=dry_run) if new.feeds else None
    if as_json:
        skipped = new.known + len(new.unusable)
        added = [lists.without_password(feed.url) for feed in new.feeds]
        output.document({"added": added, "topics": list(new.topics), "skipped": skipped})
    else:
        _tell(new, dry_run)
    if config and new.topics:
        _tell_of_lists(config, new.topics)


@command.command("export")
@click.pass_obj
def export(file: Path) -> None:
    """Print the configured feeds as OPML; topics become folders."""
    from digest import opml as lists
    from digest.config import load

    config = load(file)
    titles = {} if all(feed.name for feed in config.feeds) else _titles(config)
    feeds = [lists.Subscription(feed.url, feed.name or titles.get(feed.url), feed.topic) for feed in config.feeds]
    click.echo(lists.write(feeds), nl=False)
    if any(lists.without_password(feed.url) != feed.url for feed in feeds):
        output.note("passwords in addresses are left out")


def _content(file: Path) -> bytes:
    from digest.errors import UsageError

    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from None


def _tell(new: Additions, dry_run: bool) -> None:
    from digest.opml import without_password

    for feed in new.feeds:
        print(f"{without_password(feed.url)}{f' ({feed.topic})' if feed.topic else ''}")
    verb = "would be added" if dry_run else "added"
    skipped = f", {new.known:,} known already" * bool(new.known)
    skipped += f", {len(new.unusable):,} left out" * bool(new.unusable)
    print(f"{output.counted(len(new.feeds), 'feed')} {verb}{skipped}")
    if new.topics:
        print(f"New topics, which need words to look for: {', '.join(new.topics)}")


def _tell_of_lists(config: Config, topics: tuple[str, ...]) -> None:
    """Says of each digest with a list of its topics that the new ones are not in it."""
    for name, digest in config.digests.items():
        if digest.topics is not None:
            output.note(f"the digest {name} has a list of topics, which these are not in: {', '.join(topics)}")


def _titles(config: Config) -> dict[str, str | None]:
    """The titles that feeds give themselves, by address, as far as there is a store that knows them."""
    from digest.errors import StoreError
    from digest.store import feeds, open_store

    database = config.store.removeprefix("sqlite:///")
    if database != config.store and not (config.folder / Path(database.partition("?")[0]).expanduser()).is_file():
        return {}  # opening a store makes one
    try:
        store = open_store(config.store, config.folder)
        try:
            with store.reading() as connection:
                records = feeds.load(connection, [feed.url for feed in config.feeds])
        finally:
            store.close()
    except StoreError as error:
        output.note(f"feeds without a name stand there by their address: {error}")
        return {}
    return {url: record.title for url, record in records.items()}
