"""The YAML file as plain data, with the place of every key and value.

Scalars stay the strings that the user wrote, and the schema decides what they mean: under YAML 1.1 `22:15` would be
1335, `no` would be false, and a topic's word `1984` a number.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from digest.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Where = tuple[str | int, ...]  # keys and indices from the top: ("feeds", 3, "url")
Place = tuple[int, int]  # line and column, from 1

NULLS = ("", "~", "null", "Null", "NULL")
VARIABLE = re.compile(r"\$(?:\$|\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}|\{)")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml: 10 times as fast with ten thousand feeds


@dataclass(slots=True)
class Document:
    """A configuration file, read but not yet understood."""

    file: Path
    data: Any = None  # dicts, lists, strings and None
    values: dict[Where, Place] = field(default_factory=dict)
    keys: dict[Where, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, where: Where, message: str, *, at_key: bool = False) -> Problem:
        """A mistake at the nearest place that the file has for `where`."""
        if at_key and where in self.keys:
            return Problem(self.file, *self.keys[where], message)
        while where and where not in self.values:
            where = where[:-1]
        return Problem(self.file, *self.values.get(where, (1, 1)), message)


def read(file: Path, environment: Mapping[str, str] = os.environ) -> Document:
    """Reads the file and expands `${NAME}`, `${NAME:-default}` and `$$` in its scalars.

    Raises ConfigError where it cannot be read or is no YAML; other mistakes are kept in `problems`.
    """
    document = Document(file)
    loader = LOADER(_text(file))
    try:
        root = loader.get_single_node()
        if root is None:
            raise ConfigError([Problem(file, 1, 1, "is empty; `digest init` writes one to start from")])
        document.data = _plain(root, (), document, environment, loader)
    except yaml.MarkedYAMLError as error:
        raise ConfigError([_syntax_problem(file, error)]) from None
    except yaml.YAMLError as error:
        raise ConfigError([Problem(file, 0, 0, f"is not YAML: {error}".replace("\n", " "))]) from None
    except RecursionError:
        raise ConfigError([Problem(file, 0, 0, "is nested too deeply, or an alias contains itself")]) from None
    finally:
        loader.dispose()
    return document


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = "there is no such file; `digest init` writes one to start from, `-c FILE` names another"
        raise ConfigError([Problem(file, 0, 0, message)]) from None
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise ConfigError([Problem(file, line, 1, "is not UTF-8; save the file in that encoding")]) from None
    except OSError as error:
        raise ConfigError([Problem(file, 0, 0, f"cannot be read: {error.strerror}")]) from None


def _syntax_problem(file: Path, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = " ".join(filter(None, (error.context, error.problem)))
    if "\\t" in message or "'\\t'" in message:
        message = "a tab cannot indent in YAML; use spaces"
    place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return Problem(file, *place, f"is not YAML here: {message}")


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _plain(node: yaml.Node, where: Where, document: Document, environment: Mapping[str, str], loader: Any) -> Any:
    document.values[where] = _place(node)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, where, document, environment)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*where, index), document, environment, loader) for index, item in enumerate(node.value)]
    loader.flatten_mapping(node)  # `<<: *defaults`
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            document.problems.append(Problem(document.file, *_place(key_node), "a key must be a word, not a list"))
            continue
        key = key_node.value
        here = (*where, key)
        if key in result and here in document.keys:
            line = document.keys[here][0]
            message = f"{key!r} stands here a second time; the first is in line {line}"
            document.problems.append(Problem(document.file, *_place(key_node), message))
        document.keys[here] = _place(key_node)
        result[key] = _plain(value_node, here, document, environment, loader)
    return result


def _scalar(node: yaml.ScalarNode, where: Where, document: Document, environment: Mapping[str, str]) -> str | None:
    text: str = node.value
    if node.style is None and text in NULLS:
        return None
    if "$" not in text:
        return text

    def expand(match: re.Match[str]) -> str:
        name, default = match.group(1), match.group(2)
        if match.group() == "$$":
            return "$"
        if name is None:
            message = "a ${ that names no variable; write $${ where a ${ is meant"
            document.problems.append(document.problem(where, message))
            return ""
        if name in environment:
            return environment[name]
        if default is None:
            message = f"the environment variable {name} is not set; set it, or write ${{{name}:-default}}"
            document.problems.append(document.problem(where, message))
            return ""
        return default

    return VARIABLE.sub(expand, text)
