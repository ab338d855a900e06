"""Which titles follow one pattern, filled with different names: "Two hurt in Ostrava fire", "Two hurt in Lisbon fire".

Much of the news is written so: results, quakes, forecasts, obituaries, vacancies, releases. What two such titles share
is the pattern; what they tell stands in its gaps.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.compose.words import event_stem, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence, Set

    from digest.compose.evidence import Terms

SHARED = 0.4  # of the longer title's terms, the least that makes a pattern
FILL = 2  # terms of a gap, at most: more are another way to tell of the event

_VERSION = re.compile(r"\bv\d|\b\d+\.\d+\.\d+\b")


def fills_differ(one: Terms, other: Terms, lower: Container[str]) -> bool:
    """Do their titles follow one pattern, with a name in a gap of which the other article says nothing?

    `lower`: terms that stand somewhere in lower case, and are no names.
    """
    shared = set(one.title) & set(other.title)
    if len(shared) < SHARED * max(len(one.title), len(other.title)):
        return False
    order, gaps = _split(one.title, shared)
    other_order, other_gaps = _split(other.title, shared)
    if order != other_order or not all(map(_may_fill, gaps, other_gaps)):
        return False
    names, other_names = _names(one, lower), _names(other, lower)
    return any(
        _is_another(gap, names, other) and _is_another(fill, other_names, one)
        for gap, fill in zip(gaps, other_gaps, strict=True)
    )


def _split(terms: Sequence[str], shared: Set[str]) -> tuple[list[str], list[list[str]]]:
    """The shared terms in their order, and what stands before, between and after them."""
    order: list[str] = []
    gaps: list[list[str]] = [[]]
    for term in terms:
        if term in shared:
            order.append(term)
            gaps.append([])
        else:
            gaps[-1].append(term)
    return order, gaps


def _may_fill(gap: Sequence[str], other: Sequence[str]) -> bool:
    """Nothing in either, or in both a few words."""
    return bool(gap) == bool(other) and max(len(gap), len(other)) <= FILL


def _names(terms: Terms, lower: Container[str]) -> frozenset[str]:
    """What a title names, as stems. In a release's, with its version, any word may be the name."""
    stems = {event_stem(word.lower()): word for word in words_of(terms.heading) if not word[0].isdigit()}
    if _VERSION.search(terms.heading):
        return frozenset(stems)
    return frozenset(stem for stem, word in stems.items() if word[0].isupper() and stem not in lower)


def _is_another(gap: Sequence[str], names: Container[str], other: Terms) -> bool:
    """Is there a name in the gap, and none that the other article has anywhere?"""
    found = [term for term in gap if term in names]
    return bool(found) and not any(term in other.title or term in other.opening for term in found)
