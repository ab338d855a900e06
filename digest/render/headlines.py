"""Which story leads an edition, and under what headline a story stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.render.typography import cut, one_line

if TYPE_CHECKING:
    from digest.model import Edition, Story

_LONGEST = 300  # as feeds are read; what is longer is no headline


def lead_of(edition: Edition) -> Story | None:
    """The highest in rank of those that fit a topic of the reader's, else of all; the first of equals."""
    stories = [story for story in edition.stories if story.topic is not None] or edition.stories
    return max(stories, key=lambda story: story.rank.score, default=None)


def headline_of(story: Story) -> str:
    """The title of its lead article. Where that has none, what it says, else who says it: a link must have words."""
    article = story.lead
    words = one_line(article.title) or one_line(story.summary) or one_line(article.source.name)
    return cut(words or article.url, _LONGEST)
