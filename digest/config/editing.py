"""Adds feeds and topics to a config.yaml as a careful person would: new lines, and not a byte of the others changed.

Where each list ends is known from the parsed document; the lines go there, indented as their neighbours are.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from digest.config.load import load
from digest.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed to be added, as the schema has it."""

    url: str
    name: str | None = None
    topic: str | None = None

    def pairs(self) -> dict[str, str]:
        """Its keys and values, those that are not set left out."""
        known = {"url": self.url, "name": self.name, "topic": self.topic}
        return {key: value for key, value in known.items() if value is not None}


def add(file: Path, feeds: Sequence[NewFeed], topics: Sequence[str]) -> None:
    """Adds the feeds, and topics whose only word is their own name.

    The file is replaced whole, and only by one that loads. Raises UsageError where it would not, or is not writable.
    """
    text = file.read_text(encoding="utf-8")
    for key, addition in (("feeds", _Feeds(feeds)), ("topics", _Topics(topics))):
        if addition.entries:
            text = _added(text, key, addition)
    _replace(file, text)


class _Feeds:
    kind = yaml.SequenceNode

    def __init__(self, feeds: Sequence[NewFeed]) -> None:
        self.entries = [feed.pairs() for feed in feeds]

    def in_block(self, indent: str) -> list[str]:
        lines = []
        for pairs in self.entries:
            keys = [f"{key}: {_quoted(value)}" for key, value in pairs.items()]
            lines += [f"{indent}- {keys[0]}", *(f"{indent}  {key}" for key in keys[1:])]
        return lines

    def in_flow(self) -> str:
        return ", ".join(
            "{" + ", ".join(f"{k}: {_quoted(v)}" for k, v in pairs.items()) + "}" for pairs in self.entries
        )


class _Topics:
    kind = yaml.MappingNode

    def __init__(self, topics: Sequence[str]) -> None:
        self.entries = list(topics)

    def in_block(self, indent: str) -> list[str]:
        return [f"{indent}{_quoted(name)}: [{_quoted(name)}]  # add words to look for" for name in self.entries]

    def in_flow(self) -> str:
        return ", ".join(f"{_quoted(name)}: [{_quoted(name)}]" for name in self.entries)


def _quoted(value: str) -> str:
    """A double-quoted scalar; a $ is doubled, since the configuration expands ${NAME}."""
    return json.dumps(value.replace("$", "$$"), ensure_ascii=False)


def _added(text: str, key: str, addition: _Feeds | _Topics) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = [(name, value) for name, value in pairs if name.value == key]
    if not found:
        return "\n".join([text.rstrip("\n"), "", f"{key}:", *addition.in_block("  "), ""])
    name, node = found[0]
    if isinstance(node, addition.kind) and node.value:
        return _in_flow(text, node, addition) if node.flow_style else _in_block(text, node, addition)
    if isinstance(node, addition.kind):  # [] or {}
        return text[: node.start_mark.index + 1] + addition.in_flow() + text[node.end_mark.index - 1 :]
    return _below(text, name.start_mark.line, addition.in_block("  "))  # the key without a value


def _in_flow(text: str, node: yaml.CollectionNode, addition: _Feeds | _Topics) -> str:
    end = _end_of(node.value[-1]).index
    return f"{text[:end]}, {addition.in_flow()}{text[end:]}"


def _in_block(text: str, node: yaml.CollectionNode, addition: _Feeds | _Topics) -> str:
    return _below(text, _end_of(node.value[-1]).line, addition.in_block(" " * node.start_mark.column))


def _below(text: str, line: int, more: Sequence[str]) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: line + 1], *more, *lines[line + 1 :]])


def _end_of(node: yaml.Node | tuple[yaml.Node, yaml.Node]) -> yaml.Mark:
    """Where the last character of an entry stands; a block's own end mark lies beyond the comments that follow it."""
    if isinstance(node, tuple):
        return _end_of(node[1])
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _end_of(node.value[-1])
    return node.end_mark


def _replace(file: Path, text: str) -> None:
    try:
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        fresh = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            load(fresh)
            fresh.chmod(file.stat().st_mode)
            fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)
    except ConfigError as error:
        reason = error.problems[0].message
        raise UsageError(f"{file}: is left as it was, the feeds do not fit in: {reason}") from None
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from error
