"""A copy of an edition that is light or dark by itself, whatever the browser around it prefers.

A page cannot hand its frame a preference: media queries in a frame ask the system. So the copy's conditions are
replaced by such as always or never hold. What is sent stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from re import Match

Scheme = Literal["light", "dark"]

_HOLDS, _FAILS = "(min-width:0)", "(max-width:0)"  # media features, so that they may stand beside `and` and `not`
# Where a media query may stand. An article's own words about one are text and stay.
_PLACES = re.compile(r"<style\b[^>]*>.*?</style\s*>|<(?:link|meta|source)\b[^>]*>", re.DOTALL | re.IGNORECASE)
_CONDITION = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
# `base`: a story opens beside the preview. `scrollbar-width`: on a phone the bar takes no room from the letter.
_OWN = (
    '<base target="_blank"><style>:root{{color-scheme:only {scheme} !important}}'
    "@media (max-width:400px){{html{{scrollbar-width:none}}}}</style>"
)


def as_seen(html: str, scheme: Scheme) -> str:
    """The copy for the frame. An edition without conditions on the scheme differs by what opens its links alone."""
    decided = _PLACES.sub(lambda place: _decided(place[0], scheme), html)
    head = _HEAD.search(decided)
    at = head.end() if head else len(decided)  # without a head the parser still takes them, at the end as anywhere
    return decided[:at] + _OWN.format(scheme=scheme) + decided[at:]


def _decided(place: str, scheme: Scheme) -> str:
    def holds(condition: Match[str]) -> str:
        return _HOLDS if condition[1].lower() == scheme else _FAILS

    return _CONDITION.sub(holds, place)
