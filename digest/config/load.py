"""Reads, checks and returns the configuration, or tells every mistake in it at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from digest.config.document import Document, Spread, Where, read
from digest.config.keys import is_at, unknown_key
from digest.config.references import contradictions
from digest.config.schema import Config
from digest.config.values import without_password
from digest.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Nothing of these values is ever shown.
SECRETS = (
    ("store",),
    ("mail", "transport"),
    ("mail", "dkim", "key"),
    ("summaries", "api_key"),
    ("feeds", "*", "auth"),
    ("feeds", "*", "auth", "password"),
    ("feeds", "*", "headers"),
    ("feeds", "*", "headers", "*"),
)
# The transport's user and password are percent-decoded, but a password in a variable is meant as it stands.
ESCAPES: dict[Where, Callable[[str], str]] = {("mail", "transport"): lambda value: value.replace("%", "%25")}
WORDING = {
    "dict_type": "needs keys below it, not {value}",
    "model_type": "needs keys below it, not {value}",
    "tuple_type": "needs a list, as [one, two] or lines that each begin with `- `, not {value}",
    "string_type": "needs a single text, not {value}",
    "too_short": "needs at least one entry",
    "int_parsing": "needs a whole number, not {value}",
    "int_parsing_size": "needs a whole number of a few digits, not {value}",
    "int_type": "needs a whole number, not {value}",
    "int_from_float": "needs a whole number, not {value}",
    "float_parsing": "needs a number, not {value}",
    "float_type": "needs a number, not {value}",
    "finite_number": "needs a number, not {value}",
    "bool_parsing": "needs true or false, not {value}",
    "bool_type": "needs true or false, not {value}",
    "greater_than": "needs a number greater than {gt:.10g}, not {value}",
    "greater_than_equal": "needs a number of at least {ge:.10g}, not {value}",
    "less_than_equal": "needs a number of at most {le:.10g}, not {value}",
    "value_error": "{value} {error}",
}


def load(file: Path) -> Config:
    """The configuration in `file`.

    Raises ConfigError with every mistake found, each with its file, line and column.
    """
    document = read(file, escapes=ESCAPES)
    folder = file.parent.absolute()
    if not isinstance(document.data, dict):
        first = document.problem(
            (), f"needs keys at its top, as feeds: and digests:, not {_shown(document, (), document.data)}"
        )
        raise ConfigError([first, *document.problems])
    problems = list(document.problems)
    try:
        config = Config.model_validate(document.data, context={"folder": folder})
    except ValidationError as error:
        problems += _of_schema(document, error)
    problems += _of_references(document, folder)
    if problems:
        raise ConfigError(sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column)))
    return config


def _of_references(document: Document, folder: Path) -> Iterator[Problem]:
    for where, value, error in contradictions(document.data, folder):
        if document.nearest(where) not in document.broken:
            shown = "" if _is_secret(where) else f": {_shown(document, where, value)}"
            yield document.problem(where, f"{_written(where)}{shown} {error}")


def _of_schema(document: Document, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        where = _where(document, detail["loc"])
        # pydantic also calls too short a list whose entries are all wrong
        emptied = detail["type"] == "too_short" and detail["input"]
        if document.nearest(where) not in document.broken and not emptied:
            yield _problem(document, where, detail)


def _where(document: Document, loc: Where) -> Where:
    """The place in the file of what pydantic calls `loc`."""
    where = loc[:-1] if loc[-1:] == ("[key]",) else loc
    if is_at(where[:3], ("topics", "*", "match")) and where[:3] not in document.values:
        return (*where[:2], *where[3:])  # the short form: the words stand under the topic itself
    return where


def _problem(document: Document, where: Where, detail: Any) -> Problem:
    kind, at_key = detail["type"], detail["loc"][-1:] == ("[key]",)
    if kind == "extra_forbidden":
        return document.problem(where, unknown_key(where), at_key=True)
    if kind == "missing":
        return _missing(document, where)
    value = repr(where[-1]) if at_key else _shown(document, where, detail["input"])
    wording = "{error}" if kind == "value_error" and not at_key and _is_secret(where) else WORDING[kind]
    text = wording.format(value=value, **detail.get("ctx", {}))
    hint = "; is a `- ` missing before one of its lines?" if isinstance(detail["input"], Spread) else ""
    return document.problem(where, f"{_written(where[:-1] if at_key else where)}: {text}{hint}", at_key=at_key)


def _missing(document: Document, where: Where) -> Problem:
    if is_at(where, ("topics", "*")):
        message = f"{_written(where)}: a topic needs words to look for, as [ceasefire, diplomat*]"
        return document.problem(where, message, at_key=True)
    if where in document.keys:
        return document.problem(where, f"{_written(where)}: nothing stands here, and there is no default", at_key=True)
    return document.problem(where[:-1], f"the key {_written(where)!r} is missing; it has no default", at_key=True)


def _shown(document: Document, where: Where, value: Any) -> str:
    """A value as the file has it, without what is secret."""
    if isinstance(value, str):
        if _is_secret(where):
            return "a single text"
        text = without_password(document.written.get(document.nearest(where), value))
        return repr(text if len(text) <= 80 else f"{text[:79]}…")
    return "nothing" if value is None else "a list" if isinstance(value, list) else "a group of keys"


def _is_secret(where: Where) -> bool:
    return any(is_at(where, pattern) for pattern in SECRETS)


def _written(where: Where) -> str:
    """`feeds[0].weight`, as people write paths."""
    path = ""
    for part in where:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += f".{part}" if re.fullmatch(r"[\w-]+", part) else f".{part!r}"
    return path.lstrip(".")
