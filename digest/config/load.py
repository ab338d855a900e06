"""Reads, checks and returns the configuration, or tells every mistake in it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from digest.config.document import Document, Where, read
from digest.config.references import contradictions, did_you_mean
from digest.config.schema import Config, Digest, Feed, Gather, Login, Mail, Topic
from digest.errors import ConfigError, Problem

if TYPE_CHECKING:
    from pathlib import Path

# The model that stands at a place of the file, by the keys above it; * is any key or index.
MODELS: dict[tuple[str, ...], type[BaseModel]] = {
    (): Config,
    ("mail",): Mail,
    ("gather",): Gather,
    ("feeds", "*"): Feed,
    ("feeds", "*", "auth"): Login,
    ("topics", "*"): Topic,
    ("digests", "*"): Digest,
}
WORDING = {
    "missing": "is missing; it has no default",
    "dict_type": "needs keys of its own below it",
    "model_type": "needs keys of its own below it",
    "tuple_type": "needs a list, as [one, two] or lines that begin with -",
    "too_short": "needs at least one entry",
    "int_parsing": "needs a whole number, not {input!r}",
    "int_type": "needs a whole number",
    "int_from_float": "needs a whole number, not {input!r}",
    "float_parsing": "needs a number, not {input!r}",
    "bool_parsing": "needs true or false, not {input!r}",
    "string_type": "needs a single text",
    "greater_than": "needs a number greater than {gt}, not {input!r}",
    "less_than_equal": "needs a number no greater than {le}, not {input!r}",
}


def load(file: Path) -> Config:
    """The configuration in `file`.

    Raises ConfigError with every mistake found, each with its file, line and column.
    """
    document = read(file)
    if document.problems:  # an unset variable would only make further mistakes appear
        raise ConfigError(document.problems)
    if not isinstance(document.data, dict):
        raise ConfigError([document.problem((), "must hold keys, as feeds: and digests:")])
    if "folder" in document.data:  # ours, not a key of the file
        raise ConfigError([document.problem(("folder",), _unknown(("folder",)), at_key=True)])
    try:
        config = Config.model_validate(document.data | {"folder": file.parent.absolute()})
    except ValidationError as error:
        raise ConfigError(sorted(_problems(document, error), key=lambda p: (p.line, p.column))) from None
    wrong = [document.problem(where, message) for where, message in contradictions(config)]
    if wrong:
        raise ConfigError(wrong)
    return config


def _problems(document: Document, error: ValidationError) -> list[Problem]:
    return [_problem(document, detail) for detail in error.errors(include_url=False)]


def _problem(document: Document, detail: Any) -> Problem:
    where: Where = tuple(part for part in detail["loc"] if part != "[key]")
    if detail["type"] == "extra_forbidden":
        return document.problem(where, _unknown(where), at_key=True)
    if detail["type"] == "missing":
        return document.problem(where[:-1], f"{where[-1]!r} {WORDING['missing']}", at_key=True)
    message = WORDING.get(detail["type"])
    if message is None:
        text = detail["msg"].removeprefix("Value error, ")
    else:
        text = message.format(input=detail["input"], **detail.get("ctx", {}))
    return document.problem(where, f"{_written(where)}: {text}")


def _written(where: Where) -> str:
    """`feeds[0].weight`, as people write paths."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where)
    return path.lstrip(".")


def _unknown(where: Where) -> str:
    parents = tuple(str(part) for part in where[:-1])
    for pattern, model in MODELS.items():
        if len(pattern) == len(parents) and all(p in ("*", part) for p, part in zip(pattern, parents, strict=True)):
            known = [info.alias or name for name, info in model.model_fields.items() if name != "folder"]
            hint = did_you_mean(str(where[-1]), known) or f"; known here: {', '.join(known)}"
            return f"unknown key {str(where[-1])!r}{hint}"
    return f"unknown key {str(where[-1])!r}"
