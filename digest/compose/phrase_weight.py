"""Whether a phrase is stuffing, by all of its places in the article together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.compose.phrase_runs import OFTEN, ROW, Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.compose.phrase_places import Place

HEADLINE = 5  # words: so long a phrase of the title tells in two places

# What no writer sets after a name without a comma.
_GOING_ON = frozenset(("relative", "conjunction", "participle", "determiner"))


def is_stuffed(found: Sequence[Place], needed: int) -> bool:
    """Is it out of place in enough of its places?"""
    weight = sum(place.misfit for place in found)
    return (
        sum(place.misfit >= 0.5 for place in found) >= needed
        and weight >= 0.66 * needed
        and weight > 1.5 * sum(place.fits for place in found)
    )


def is_headline(phrase: Phrase, found: Sequence[Place]) -> bool:
    """Does so long a phrase recur in capitals, never in place and once surely out of it?"""
    if len(phrase) < HEADLINE or len(found) < 2 or not all(place.capital and not place.fits for place in found):
        return False
    return max(place.misfit for place in found) >= 1 and sum(place.misfit for place in found) > 1


def is_suspect(found: Sequence[Place], *, of_title: bool) -> bool:
    """Is it out of place once, or written as in the title and never quite in place?"""
    if any(place.misfit >= 1 for place in found):
        return True
    never = all(place.capital and not place.fits for place in found)
    return of_title and never and len(found) > 1 and sum(place.misfit for place in found) >= 0.5


def is_no_name(found: Sequence[Place]) -> bool:
    if 5 * sum(place.fits for place in found) > len(found):
        return False
    return all(place.clause for place in found) or sum(place.misfit >= 0.5 for place in found) >= OFTEN


def tells(phrase: Phrase, found: Sequence[Place]) -> bool:
    """Is a phrase of the title long or odd enough for two places to tell?"""
    return len(phrase) >= ROW


def weighed(phrase: Phrase, found: Sequence[Place]) -> Sequence[Place]:
    """The same places, where those that tell nothing alone tell something together.

    A name may end a sentence, stand before another name or follow a comma. One that recurs and stands nowhere else is
    no name.
    """
    places = [place for place in found if (place.left, place.right) != ("start", "end")]
    if len(places) < OFTEN or 5 * sum(place.fits for place in places) > len(places):
        return found
    always = _is_always_set_in(phrase, places)
    never = len(phrase) >= ROW and len(places) > OFTEN and not any(place.fits for place in places)
    pasted = len(phrase) >= ROW and all(place.left == "word" for place in places)
    return [
        replace(place, misfit=max(place.misfit, 0.75 if pasted else 0.5))
        if (always and _is_set_in(place))
        or (never and place.right in ("capital", "end"))
        or (pasted and place.right in _GOING_ON)
        else place
        for place in places
    ]


def _is_always_set_in(phrase: Phrase, places: Sequence[Place]) -> bool:
    """Does it follow a comma nearly everywhere, as no name does?

    A short one is a name all the same ("On Sunday, … scored"), unless a sentence goes on from it as from no name.
    Between two commas a name stands well, but not each time.
    """
    set_in = [place for place in places if _is_set_in(place)]
    before = sum(
        (place.left, place.right) == ("start", "capital") for place in places
    )  # may be pasted before a sentence
    if not set_in or 4 * len(set_in) < 3 * (len(places) - (before if len(phrase) > HEADLINE else 0)):
        return False
    if all(place.right == "comma" for place in set_in):
        return len(phrase) >= ROW
    if len(phrase) <= HEADLINE:
        return any(place.misfit >= 0.75 for place in set_in)
    return sum(place.right not in ("and", "comma") for place in set_in) > 1


def _is_set_in(place: Place) -> bool:
    """Does it follow a comma, and the sentence go on from it?"""
    return place.left == "comma" and place.right not in ("end", "quote")
