"""Whether an article's own page is worth reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Entry

TEASER = 1200  # characters: what is longer is an article, or as much of it as its feed will give


def is_teaser(entry: Entry) -> bool:
    """Does the feed give so little of an article that its page is worth reading?"""
    return sum(len(block.text) for block in entry.body or entry.summary) < TEASER
