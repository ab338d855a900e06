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
from codecs import BOM_UTF8
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from digest.config.document import read
from digest.config.load import load
from digest.config.values import web_address, word
from digest.errors import ConfigError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.config.schema import Config

DASH = re.compile(r"^( *)-(?=\s)", re.MULTILINE)
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, 10 times as fast
NULLS = ("", "~", "null", "Null", "NULL")
DEFAULT_PORTS = {"http": 80, "https": 443}
ADD_WORDS = "# from an imported folder: add the words to look for"


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed that may be added."""

    url: str
    name: str | None = None
    topic: str | None = None

    @property
    def entry(self) -> Any:
        """As the configuration has it: keys, or the bare address where there is no more to say."""
        keys = {"url": self.url, "name": self.name, "topic": self.topic}
        given = {key: value for key, value in keys.items() if value is not None}
        return given if len(given) > 1 else self.url


@dataclass(frozen=True, slots=True)
class Additions:
    """What a list of feeds would add to a configuration."""

    feeds: tuple[NewFeed, ...] = ()  # topics as the configuration names them
    topics: tuple[str, ...] = ()  # those of them that it has not yet
    known: int = 0  # feeds that it has, or that the list repeats
    unusable: tuple[
        tuple[str, str], ...
    ] = ()  # each address that cannot be gathered, and what follows it in a sentence


def additions(file: Path, feeds: Iterable[NewFeed]) -> Additions:
    """What these feeds would add to the configuration in `file`. Raises ConfigError where that cannot be read."""
    data = _data(file)
    topics = list(_mapping(data, "topics"))
    seen = {_identity(url) for url in _addresses(data)}
    fresh: list[NewFeed] = []
    unusable: list[tuple[str, str]] = []
    known = 0
    for feed in feeds:
        try:
            url = web_address(feed.url)
        except ValueError as error:
            unusable.append((feed.url, str(error)))
            continue
        if _identity(url) in seen:
            known += 1
            continue
        seen.add(_identity(url))
        fresh.append(NewFeed(url, feed.name, _topic(feed.topic, topics)))
    new = dict.fromkeys(feed.topic for feed in fresh if feed.topic is not None and feed.topic not in topics)
    return Additions(tuple(fresh), tuple(new), known, tuple(unusable))


def add(file: Path, new: Additions, *, dry_run: bool = False) -> Config:
    """Adds them to the file, in one step that a crash cannot halve, and returns the configuration that it then is.

    Raises ConfigError where the result would not load, and UsageError where it cannot be written; the file then stays
    as it is. With `dry_run` it does in any case.
    """
    data = _data(file)
    feeds = [feed.entry for feed in new.feeds]
    topics = {topic: [_word(topic)] for topic in new.topics}
    expected = dict(data)
    if feeds:
        expected["feeds"] = [*(data.get("feeds") or ()), *feeds]
    if topics:
        expected["topics"] = _mapping(data, "topics") | topics
    try:
        before = file.read_bytes()
        text = before.removeprefix(BOM_UTF8).decode()
        after = _with_entries(_with_entries(text, "topics", topics), "feeds", feeds).encode()
        content = BOM_UTF8 + after if before.startswith(BOM_UTF8) else after
        with _beside(file, content) as trial:
            config = _tried(trial, file, expected)
        if not dry_run:
            _replace(file.resolve(), content)  # what a link points to, so that it stays one
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}; nothing was changed") from None
    return config


def _data(file: Path) -> dict[str, Any]:
    document = read(file)
    if document.problems:
        raise ConfigError(document.problems)
    if not isinstance(document.data, dict):
        raise ConfigError([document.problem((), "needs keys at its top, as feeds: and digests:")])
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


def _word(topic: str) -> str | None:
    """The word that a new topic looks for to begin with: its name. None where that is nothing to look for."""
    with suppress(ValueError):
        return word(topic.replace("*", " ").lower())
    return None


def _tried(trial: Path, file: Path, expected: dict[str, Any]) -> Config:
    """The configuration in `trial`, a copy of `file` with the additions. Raises ConfigError that speaks of `file`."""
    try:
        if read(trial).data == expected:
            return load(trial)
        reason = "its lists are laid out in a way that only a person can add to"
    except ConfigError as error:
        reason = f"with the new feeds it would be wrong: {error.problems[0].message}"
    load(file)  # a mistake that was there before is told at its place
    raise ConfigError([Problem(file, 0, 0, f"{reason}; nothing was changed")])


def _with_entries(text: str, key: str, entries: list[Any] | dict[str, Any]) -> str:
    """The YAML document with more entries in the list or mapping that stands at the key; places count in characters."""
    if not entries:
        return text
    root: Any = yaml.compose(text, LOADER)
    entries = _escaped(entries)
    place = next((index for index, (name, _) in enumerate(root.value) if name.value == key), None)
    if place is None and root.flow_style:
        return _in_flow(text, root, {key: entries})
    start, end, column = root.start_mark.index, root.end_mark.index, root.start_mark.column
    if place is None:
        return _in_block(text, start, end, column, f"\n{key}:\n{_indented(_block(entries), 2)}")
    name, node = root.value[place]
    if place + 1 < len(root.value):
        end = root.value[place + 1][0].start_mark.index
    empty = _is_empty(node)
    if isinstance(node, yaml.ScalarNode) and (root.flow_style or not empty):
        return text  # nothing can be added to a single text
    if root.flow_style or (not empty and node.flow_style):
        return _in_flow(text, node, entries)
    if not empty:
        return _in_block(text, node.start_mark.index, end, _column(text, node), _block(entries))
    start = len(text[: node.start_mark.index].rstrip(" "))  # `feeds: []` becomes `feeds:`
    rest = text[node.end_mark.index : end]
    text = text[:start] + rest + text[end:]
    return _in_block(text, name.start_mark.index, start + len(rest), column + 2, _block(entries))


def _is_empty(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return not node.style and node.value in NULLS
    return not node.value


def _column(text: str, node: Any) -> int:
    """How far the entries of a list or mapping in block style are indented."""
    if isinstance(node, yaml.MappingNode):
        return int(node.value[0][0].start_mark.column)
    dash = DASH.search(text, text.rfind("\n", 0, node.start_mark.index) + 1)
    return len(dash[1]) if dash else 0


def _in_block(text: str, begin: int, end: int, column: int, lines: str) -> str:
    """The text with lines behind the last one of a block, which lies between `begin` and `end`.

    Blank lines and comments at its end belong to what follows, but for comments that are indented as its entries are.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    place = position = text.find("\n", begin, end) + 1 or end
    for line in text[place:end].splitlines(keepends=True):
        bare = line.strip()
        indent = len(line) - len(line.lstrip(" "))
        comment = bare.startswith("#")
        own = comment and position == place and indent >= max(column, 1)
        position += len(line)
        if own or (bare and not comment):
            place = position
    gap = "" if text[:place].endswith("\n") else newline
    return text[:place] + gap + _indented(lines, column).replace("\n", newline) + text[place:]


def _in_flow(text: str, node: Any, entries: list[Any] | dict[str, Any]) -> str:
    """The text with entries behind the last one of `[…]` or `{…}`."""
    added = _dumped(entries, flow=True).strip()[1:-1]
    place, comma = node.start_mark.index + 1, ""
    for last in node.value[-1:]:
        place, comma = (last[1] if isinstance(last, tuple) else last).end_mark.index, ", "
    return text[:place] + comma + added + text[place:]


def _block(entries: list[Any] | dict[str, Any]) -> str:
    """The entries as lines: a feed's keys below each other, a topic's word beside it."""
    if isinstance(entries, list):
        return _dumped(entries, flow=False)
    return "".join(f"{line}  {ADD_WORDS}\n" for line in _dumped(entries, flow=None).splitlines())


def _indented(lines: str, column: int) -> str:
    return "".join(" " * column + line if line.strip() else line for line in lines.splitlines(keepends=True))


def _dumped(entries: Any, *, flow: bool | None) -> str:
    text: str = yaml.safe_dump(entries, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=sys.maxsize)
    return text


def _escaped(entries: Any) -> Any:
    """The entries with `$` as the configuration wants it where no variable is meant; keys are never expanded."""
    if isinstance(entries, dict):
        return {key: _escaped(value) for key, value in entries.items()}
    if isinstance(entries, list):
        return [_escaped(value) for value in entries]
    text: str = entries
    return text.replace("$", "$$")


@contextmanager
def _beside(file: Path, content: bytes) -> Iterator[Path]:
    """A file with this content in the same folder, safe on the disk; gone afterwards where it was not renamed."""
    handle, path = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        yield Path(path)
    finally:
        Path(path).unlink(missing_ok=True)


def _replace(file: Path, content: bytes) -> None:
    """The file has this content, its old mode and, where we may, its old owner: or all of it is as before."""
    before = file.stat()
    with _beside(file, content) as new:
        with suppress(PermissionError):
            os.chown(new, before.st_uid, before.st_gid)
        new.chmod(stat.S_IMODE(before.st_mode))
        new.replace(file)
    with suppress(OSError):  # where folders cannot be synced, the file is replaced all the same
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
