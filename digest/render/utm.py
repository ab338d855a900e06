"""Which newsletter a click came from, for the statistics of the article's site: utm_source and its kin."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

if TYPE_CHECKING:
    from collections.abc import Sequence


def tagged(url: str, parameters: Sequence[tuple[str, str]]) -> str:
    """The address with these parameters, but those that it has already. All else of it stays letter by letter."""
    if not parameters:
        return url
    place, sharp, fragment = url.partition("#")
    path, _, query = place.partition("?")
    known = {name.lower() for name, _ in parse_qsl(query.replace(";", "&"), keep_blank_values=True)}
    new = [f"{name}={quote(value, safe='')}" for name, value in parameters if name not in known]
    if not new:
        return url
    joint = "&" if query and not query.endswith("&") else ""
    return f"{path}?{query}{joint}{'&'.join(new)}{sharp}{fragment}"
