"""The line that an inbox shows after the subject: two other stories, never the subject again."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from digest.render.headlines import headline_of, lead_of
from digest.render.subject import shortened
from digest.render.typography import cut, one_line

if TYPE_CHECKING:
    from digest.model import Edition, Story
    from digest.render.words import Words

_LEAST, _MOST = 40, 100  # characters; inboxes show about as many
_CANDIDATES = 6  # of the best other stories, two are told whose headlines fit uncut
_SEPARATOR = " · "


def preheader_of(edition: Edition, words: Words) -> str:
    """From 40 to 100 characters where the edition has so much to say."""
    lead = lead_of(edition)
    if lead is None:
        return words.nothing
    others = _others(edition, lead)
    if not others:
        return cut(one_line(lead.summary), _MOST)
    room = _MOST - len(words.also.format(headlines=""))
    return words.also.format(headlines=_pair(others, room) or _SEPARATOR.join(_pieces(others, room, words)))


def _others(edition: Edition, lead: Story) -> list[Story]:
    """Each section's best story, then the rest, without the lead and what bears a headline that is there already."""
    sections = [[story for story in section.stories if story is not lead] for section in edition.sections]
    best = [stories[0] for stories in sections if stories]
    seen, others = {headline_of(lead).casefold()}, []
    for story in (*best, *(story for stories in sections for story in stories)):
        name = headline_of(story).casefold()
        if name not in seen:
            seen.add(name)
            others.append(story)
    return others


def _pair(others: list[Story], room: int) -> str | None:
    """The first two headlines that need no cut and say enough."""
    pairs = map(_SEPARATOR.join, combinations(map(headline_of, others[:_CANDIDATES]), 2))
    return next((pair for pair in pairs if _LEAST <= len(pair) <= room), None)


def _pieces(others: list[Story], room: int, words: Words) -> list[str]:
    """Two headlines, cut if need be; where there is one, what its summary says."""
    pieces = [headline_of(story) for story in others[:2]]
    if len(others) == 1:
        pieces.append(one_line(others[0].summary))
    each = (room - len(_SEPARATOR)) // 2
    return [shortened(piece, words, each, each) for piece in pieces if piece]
