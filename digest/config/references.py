"""What one key of the configuration says of another, checked once each of them is right by itself."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.config.document import Where
    from digest.config.schema import Config

STORES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")


def did_you_mean(word: str, known: list[str]) -> str:
    """ "; did you mean 'x'?", or nothing where no known word is near."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


def contradictions(config: Config) -> Iterator[tuple[Where, str]]:
    """Each mistake with the place of the value that makes it."""
    yield from _feeds(config)
    yield from _digests(config)
    if not config.store.startswith(STORES):
        yield ("store",), f"{config.store!r} is no store; write sqlite:///digest.db or postgresql://user@host/name"
    if config.templates_folder and not config.templates_folder.is_dir():
        yield ("templates",), f"there is no folder {config.templates!r} beside this file"


def _feeds(config: Config) -> Iterator[tuple[Where, str]]:
    first: dict[str, int] = {}
    for index, feed in enumerate(config.feeds):
        if feed.url in first:
            yield ("feeds", index), f"{feed.url} is already feed {first[feed.url] + 1} of this list"
        first.setdefault(feed.url, index)
        if feed.topic is not None and feed.topic not in config.topics:
            yield ("feeds", index, "topic"), _unknown_topic(feed.topic, config)


def _digests(config: Config) -> Iterator[tuple[Where, str]]:
    for name, digest in config.digests.items():
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", name):
            yield ("digests", name), f"{name!r} names files and headers: use letters, digits, - and _ only, and a title"
        for index, topic in enumerate(digest.topics or ()):
            if topic not in config.topics:
                yield ("digests", name, "topics", index), _unknown_topic(topic, config)
            elif topic in (digest.topics or ())[:index]:
                yield ("digests", name, "topics", index), f"{topic!r} is already in this list"


def _unknown_topic(topic: str, config: Config) -> str:
    if not config.topics:
        return f"there is no topic {topic!r}: `topics` defines none"
    return f"there is no topic {topic!r}{did_you_mean(topic, list(config.topics))}"
