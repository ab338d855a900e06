"""The YAML file as plain data, with the place of every key and value.

Scalars stay the strings that the user wrote, and the schema decides what they mean: under YAML 1.1 `22:15` would be
1335, `no` would be false, and a topic's word `1984` a number.
"""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from digest.config.syntax import explain
from digest.config.variables import expand
from digest.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Where = tuple[str | int, ...]  # keys and indices from the top: ("feeds", 3, "url")
Place = tuple[int, int]  # line and column, from 1
Pairs = dict[str, tuple[yaml.Node, yaml.Node]]  # the nodes of a mapping's keys and values

_NULLS = ("", "~", "null", "Null", "NULL")
_MERGE = "tag:yaml.org,2002:merge"
# YAML 1.1 §5.1. libyaml tells such a character, but not its line.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml: 10 times as fast with ten thousand feeds


class Spread(str):
    """A text without quotes that goes on in the next line: often two entries of a list that lack their `- `."""

    __slots__ = ()


@dataclass(slots=True)
class Document:
    """A configuration file, read but not yet understood."""

    file: Path
    data: Any = None  # dicts, lists, strings and None
    values: dict[Where, Place] = field(default_factory=dict)
    keys: dict[Where, Place] = field(default_factory=dict)
    written: dict[Where, str] = field(default_factory=dict)  # texts with a variable, as they stand in the file
    problems: list[Problem] = field(default_factory=list)
    broken: set[Where] = field(default_factory=set)  # values that one of the problems is about

    def nearest(self, where: Where) -> Where:
        """`where`, or what of the file stands nearest above it."""
        while where and where not in self.values:
            where = where[:-1]
        return where

    def problem(self, where: Where, message: str, *, at_key: bool = False) -> Problem:
        """A mistake in the value at `where`, or in the key in front of it."""
        if at_key and where in self.keys:
            return Problem(self.file, *self.keys[where], message)
        return Problem(self.file, *self.values.get(self.nearest(where), (1, 1)), message)


def read(
    file: Path,
    environment: Mapping[str, str] = os.environ,
    escapes: Mapping[Where, Callable[[str], str]] | None = None,
) -> Document:
    """Reads the file and expands the variables in its scalars.

    `escapes` says how a variable's value is made to fit into the text around it, by the place of that text. Raises
    ConfigError where the file cannot be read or is no YAML; other mistakes are kept in `problems`.
    """
    text = _text(file)
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        reading = _Reading(Document(file), environment, escapes or {}, most=len(text) + 1)
        reading.document.data = None if root is None else reading.plain(root, ())
    except yaml.MarkedYAMLError as error:
        raise ConfigError([Problem(file, *explain(error, text))]) from None
    except RecursionError:
        raise ConfigError([Problem(file, 0, 0, "is nested too deeply, or an alias stands within itself")]) from None
    finally:
        loader.dispose()
    if reading.document.data is None:
        raise ConfigError([Problem(file, 1, 1, "is empty; `digest init` writes one to start from")])
    return reading.document


def _text(file: Path) -> str:
    try:
        content = file.read_bytes().removeprefix(BOM_UTF8)
    except FileNotFoundError:
        message = "there is no such file; `digest init` writes one to start from, `-c FILE` names another"
        raise ConfigError([Problem(file, 0, 0, message)]) from None
    except IsADirectoryError:
        raise ConfigError([Problem(file, 0, 0, "is a folder; name the file in it")]) from None
    except OSError as error:
        raise ConfigError([Problem(file, 0, 0, f"cannot be read: {error.strerror}")]) from None
    try:
        text = content.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        place = _end(content[: error.start].decode())
        raise ConfigError([Problem(file, *place, "is not UTF-8 here; save the file in that encoding")]) from None
    if unprintable := _UNPRINTABLE.search(text):
        message = f"the control character U+{ord(unprintable.group()):04X} stands here; delete it"
        raise ConfigError([Problem(file, *_end(text[: unprintable.start()]), message)])
    return text


def _end(text: str) -> Place:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


@dataclass(slots=True)
class _Reading:
    """Turns YAML's nodes into the data of a document, and notes their places."""

    document: Document
    environment: Mapping[str, str]
    escapes: Mapping[Where, Callable[[str], str]]
    most: int  # values; only aliases of aliases make more of them than the file has characters
    pairs: dict[int, Pairs] = field(default_factory=dict)  # of each mapping, by the node's identity

    def plain(self, node: yaml.Node, where: Where) -> Any:
        document = self.document
        if len(document.values) > self.most:
            raise ConfigError([Problem(document.file, *_place(node), "repeats itself without end through its aliases")])
        document.values[where] = _place(node)
        if node.tag.startswith("!") and node.tag != "!":
            self._mistake(where, "a text that begins with ! must stand in quotes")
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self._entry(entry, (*where, index)) for index, entry in enumerate(node.value)]
        result: dict[str, Any] = {}
        for key, (key_node, value_node) in self._pairs(node).items():
            document.keys[(*where, key)] = _place(key_node)
            result[key] = self.plain(value_node, (*where, key))
        return result

    def _entry(self, node: yaml.Node, where: Where) -> Any:
        entry = self.plain(node, where)
        if entry is None:
            self._mistake(where, "this entry is empty; a text that begins with #, & or ! must stand in quotes")
        return entry

    def _scalar(self, node: yaml.ScalarNode, where: Where) -> str | None:
        text: str = node.value
        if not node.style and text in _NULLS:
            return None
        if "$" in text:
            text, mistakes = expand(text, self.environment, self.escapes.get(where))
            self.document.written[where] = node.value
            for mistake in mistakes:
                self._mistake(where, mistake)
        return Spread(text) if not node.style and node.end_mark.line > node.start_mark.line else text

    def _pairs(self, node: yaml.Node) -> Pairs:
        """A mapping's keys and values, those that `<<: *alias` brings first."""
        if id(node) not in self.pairs:
            own: Pairs = {}
            merged: Pairs = {}
            for key, value in node.value:
                if key.tag == _MERGE:
                    for source in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                        merged = self._mergeable(source) | merged
                elif not isinstance(key, yaml.ScalarNode):
                    template = isinstance(key, yaml.MappingNode) and key.flow_style
                    hint = "; a text that begins with {{ must stand in quotes" if template else ""
                    self._fault(key, f"a key is one word or text, no list and no group of keys{hint}")
                elif key.value in own:
                    first = own[key.value][0].start_mark.line + 1
                    self._fault(key, f"the key {key.value!r} stands here a second time; the first is in line {first}")
                else:
                    own[key.value] = key, value
            self.pairs[id(node)] = merged | own
        return self.pairs[id(node)]

    def _mergeable(self, node: yaml.Node) -> Pairs:
        if isinstance(node, yaml.MappingNode):
            return self._pairs(node)
        self._fault(node, "after << stands an alias of a group of keys, as *morning")
        return {}

    def _mistake(self, where: Where, message: str) -> None:
        self.document.problems.append(self.document.problem(where, message))
        self.document.broken.add(where)

    def _fault(self, node: yaml.Node, message: str) -> None:
        self.document.problems.append(Problem(self.document.file, *_place(node), message))
