"""Adds feeds and topics to config.yaml as its owner would: new lines, and not a byte of the others changed.

Writing the file anew from its data would lose some of its layout, whatever the library. So the parser only tells where
each list ends, the new lines are put there, and nothing is kept unless the result says exactly what it should.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from digest.config.document import LOADER, NULLS, read
from digest.config.load import load
from digest.config.values import web_address
from digest.errors import ConfigError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.config.schema import Config
    from digest.opml import Subscription

BOM = b"\xef\xbb\xbf"
DASH = re.compile(r"^( *)-(?=\s)", re.MULTILINE)
DEFAULT_PORTS = {"http": 80, "https": 443}
ADD_WORDS = "# from an imported folder: add the words to look for"


@dataclass(frozen=True, slots=True)
class Additions:
    """What a list of feeds would add to a configuration."""

    feeds: tuple[Subscription, ...] = ()  # topics as the configuration names them
    topics: tuple[str, ...] = ()  # those of them that it has not yet
    known: int = 0  # feeds that it has, or that the list repeats
    unusable: tuple[str, ...] = ()  # a sentence for each address that cannot be gathered


def additions(file: Path, subscriptions: Iterable[Subscription]) -> Additions:
    """What these feeds would add to the configuration in `file`. Raises ConfigError where that is no YAML."""
    data = _data(file)
    topics = list(_mapping(data, "topics"))
    seen = {_identity(url) for url in _addresses(data)}
    feeds: list[Subscription] = []
    unusable: list[str] = []
    known = 0
    for each in subscriptions:
        try:
            url = web_address(each.url)
        except ValueError as error:
            unusable.append(str(error))
            continue
        if _identity(url) in seen:
            known += 1
            continue
        seen.add(_identity(url))
        feeds.append(type(each)(url, each.name, _topic(each.topic, topics)))
    new = dict.fromkeys(feed.topic for feed in feeds if feed.topic is not None and feed.topic not in topics)
    return Additions(tuple(feeds), tuple(new), known, tuple(unusable))


def add(file: Path, new: Additions, *, dry_run: bool = False) -> Config:
    """Adds them to the file, in one step that a crash cannot halve, and returns the configuration that it then is.

    Raises ConfigError, and leaves the file as it is, where the result would not load. `dry_run` leaves it in any case.
    """
    expected = _with_additions(_data(file), new)
    with _plainly(file):
        content = _edited(file.read_bytes(), expected_feeds(new), expected_topics(new))
        with _written_beside(file, content) as trial:
            config = _tried(trial, file, expected)
        if not dry_run:
            _replace(file.resolve(), content)  # a link stays one
    return config


def _data(file: Path) -> dict[str, Any]:
    document = read(file)
    if document.problems:
        raise ConfigError(document.problems)
    if not isinstance(document.data, dict):
        raise ConfigError([document.problem((), "must hold keys, as feeds: and digests:")])
    return document.data


def _mapping(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _addresses(data: dict[str, Any]) -> Iterator[str]:
    feeds = data.get("feeds")
    for feed in feeds if isinstance(feeds, list) else ():
        url = feed.get("url") if isinstance(feed, dict) else feed
        if isinstance(url, str):
            yield url


def _identity(url: str) -> tuple[str, ...]:
    """Equal for addresses at which a server sees one and the same request (RFC 3986 §6.2.2.1, §6.2.3)."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:  # a mistake of the configuration, which `load` tells
        return (url,)
    # An export leaves the password out, and is the same feed still.
    return parts.scheme, parts.username or "", parts.hostname or "", str(port), parts.path or "/", parts.query


def _topic(folder: str | None, topics: list[str]) -> str | None:
    """The topic that a folder means: one of the configuration's, whatever its case, or one of its own name."""
    if folder is None or folder in topics:
        return folder
    same = (topic for topic in topics if topic.casefold() == folder.casefold())
    return next(same, folder if _word(folder) else None)


def _word(topic: str) -> str:
    """The word that a new topic looks for to begin with: its name, where a * would end a word's beginning only."""
    return " ".join(topic.replace("*", " ").lower().split())


def _entry(feed: Subscription) -> Any:
    """A feed as the configuration has it: its bare address, or keys."""
    keys = {"url": feed.url, "name": feed.name, "topic": feed.topic}
    given = {key: value for key, value in keys.items() if value is not None}
    return given if len(given) > 1 else feed.url


def _with_additions(data: dict[str, Any], new: Additions) -> dict[str, Any]:
    feeds = [*(data.get("feeds") or ()), *map(_entry, new.feeds)]
    topics = {**(data.get("topics") or {}), **{topic: [_word(topic)] for topic in new.topics}}
    return data | ({"feeds": feeds} if new.feeds else {}) | ({"topics": topics} if new.topics else {})
