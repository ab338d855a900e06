"""In which order stories stand, and which a limit leaves out."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from digest.model import Rank

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.model import Article, Story

MOST = 3.0  # no part of a rank is greater
HALF_LIFE = 12.0  # hours in which freshness halves
USUAL_FIT = 8.0  # of a topic's score: so much gives half the most
SHARE = 3  # one source leads at most a third of a section's stories, while others have any


def rank_of(articles: Sequence[Article], fit: float, now: datetime) -> Rank:
    """Why a story stands where it stands: `articles` its lead first, `fit` its score for its topic.

    Every part lies between 0 and `MOST`: coverage is 0 for one source, 1 for two, 2 for four, 3 for eight or more;
    freshness halves every `HALF_LIFE`; a feed of the usual weight 1 gives 1; fit saturates.
    """
    feeds = {source.feed: source.weight for article in articles for source in article.sources}
    hours = max(0.0, (now - articles[0].date).total_seconds() / 3600)
    heaviest = max(0.0, *feeds.values(), 0.0)
    fit = max(0.0, fit)
    return Rank(
        coverage=min(MOST, math.log2(len(feeds))),
        freshness=MOST * 0.5 ** (hours / HALF_LIFE),
        weight=MOST * heaviest / (heaviest + 2),
        fit=MOST * fit / (fit + USUAL_FIT),
    )


def ordered(stories: Sequence[Story]) -> list[Story]:
    """The highest score first; of equals the newest; of those the one met first."""
    return sorted(stories, key=lambda story: (-story.rank.score, -story.lead.date.timestamp(), story.lead.id))


def seated(stories: Sequence[Story], limit: int | None) -> tuple[list[Story], list[Story]]:
    """The stories that a limit keeps and those that it leaves out, both in the order given."""
    if limit is None or len(stories) <= limit:
        return list(stories), []
    share = max(1, math.ceil(limit / SHARE))
    taken: Counter[str] = Counter()
    within: list[int] = []
    beyond: list[int] = []
    for place, story in enumerate(stories):
        feed = story.lead.source.feed
        (within if taken[feed] < share else beyond).append(place)
        taken[feed] += 1
    kept = set([*within, *beyond][: max(0, limit)])
    return [stories[place] for place in sorted(kept)], [
        story for place, story in enumerate(stories) if place not in kept
    ]
