"""What YAML stumbles over, said so that somebody who does not know YAML can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml


@dataclass(frozen=True, slots=True)
class _Stumble:
    """A complaint of the YAML parser, and its meaning. {sign} is the character at the place told, {line} the line in
    which the parser gave up."""

    complaint: re.Pattern[str]
    meaning: str
    at_beginning: bool = False  # told where the broken thing begins, not where the parser gave up


def _stumble(complaint: str, meaning: str, *, at_beginning: bool = False) -> _Stumble:
    return _Stumble(re.compile(complaint), meaning, at_beginning)


# In this order: the first that fits is told.
_STUMBLES = (
    _stumble(r"tab character", "a tab stands here; YAML indents with spaces alone"),
    _stumble(
        r"alias",
        'a text that begins with * must stand in quotes, as "*/15 7 * * *"; in a word to look for, the * stands at the '
        "end, as chip*",
        at_beginning=True,
    ),
    _stumble(
        r"scanning an anchor|scanning a directive|scanning a tag|parsing a tag|scanning a block scalar",
        "a text that begins with {sign} must stand in quotes",
        at_beginning=True,
    ),
    _stumble(r"cannot start any token", "a text that begins with {sign} must stand in quotes"),
    _stumble(
        r"block sequence entries are not allowed|mapping keys are not allowed",
        "a {sign} begins a line of its own; a text that begins with it must stand in quotes",
    ),
    _stumble(
        r"mapping values are not allowed",
        "a text with a colon and a space in it must stand in quotes; if this is a key, its line must be indented as "
        "the other keys beside it",
    ),
    _stumble(
        r"could not find expected ':'",
        "this is neither `key: value` (with the space) nor an entry of a list, which begins with `- `",
        at_beginning=True,
    ),
    _stumble(
        r"expected '-' indicator",
        "an entry of the list above begins with `- `, indented as the others; a key is indented less than the list",
    ),
    _stumble(r"expected node content", "no {sign} may stand here: an entry is missing before it, or it needs quotes"),
    _stumble(
        r"flow (sequence|mapping)",
        "the {sign} here is not closed, or a comma is missing, by line {line}",
        at_beginning=True,
    ),
    _stumble(r"end of (the )?stream|document indicator", "the quote that begins here is not closed", at_beginning=True),
    _stumble(
        r"escape character|hexdecimal number",
        r"a \ in double quotes begins a code, as \n; write \\ for the sign itself, or use single quotes",
    ),
    _stumble(r"single document", "a second document begins here; a configuration is one, without --- in it"),
    _stumble(r"nesting depth", "this is nested too deeply"),
    _stumble(
        r"expected key|expected <?document start",
        "this belongs to nothing above it: its indentation is uneven, or a quote or bracket before it closes too early "
        "(a ' in single quotes is written '')",
    ),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Line and column, from 1, and what is wrong there."""
    complaint = f"{error.context or ''} {error.problem or ''}".strip()
    beginning, end = error.context_mark or error.problem_mark, error.problem_mark or error.context_mark
    if beginning is None or end is None:
        return 0, 0, f"is not YAML: {complaint}"
    if _sign(text, end) == "\t":
        return *_place(end), "a tab stands here; YAML indents with spaces alone"
    if text[end.index - 1 : end.index + 1] == "${":
        return end.line + 1, end.column, 'within { } or [ ] a variable must stand in quotes, as "${NAME}"'
    for stumble in _STUMBLES:
        if stumble.complaint.search(complaint):
            mark = beginning if stumble.at_beginning else end
            return *_place(mark), stumble.meaning.format(sign=_sign(text, mark), line=end.line + 1)
    return *_place(end), f"is not YAML here: {complaint}"


def _place(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _sign(text: str, mark: yaml.Mark) -> str:
    return text[mark.index : mark.index + 1]
