"""`${NAME}`, `${NAME:-default}` and `$$` in a text of the configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_VARIABLE = re.compile(r"\$(?:\$|\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\})?)")


def expand(
    text: str, environment: Mapping[str, str], escape: Callable[[str], str] | None = None
) -> tuple[str, list[str]]:
    """The text with its variables replaced, and what is wrong with them.

    As in a shell, a default also stands in for an empty variable. `escape` makes a value fit its surroundings, and is
    not called for a variable that is the whole text. A `$` alone is a `$`.
    """
    mistakes: list[str] = []

    def value(match: re.Match[str]) -> str:
        name, default = match.groups()
        if match.group() == "$$":
            return "$"
        if name is None:
            mistakes.append("a ${ begins a variable here, as ${NAME} or ${NAME:-default}; write $${ for the signs ${")
            return ""
        found = environment.get(name)
        if default is not None and not found:
            return default
        if found is None:
            mistakes.append(f"the environment variable {name} is not set; set it, or write ${{{name}:-default}}")
            return ""
        if not _is_text(found):
            mistakes.append(f"the environment variable {name} is not UTF-8")
            return ""
        return escape(found) if escape and match.group() != text else found

    return _VARIABLE.sub(value, text), mistakes


def _is_text(value: str) -> bool:
    """Not so where the system passed bytes that are no UTF-8: Python keeps them as lone surrogates (PEP 383)."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
