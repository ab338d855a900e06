"""Which articles are about one event."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from digest.compose.summary import is_teaser
from digest.compose.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Article

THRESHOLD = 0.2

def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """The stories of which the articles tell, each its lead first."""
    stems = [stems_of(article.title) for article in articles]
    holders = Counter(term for found in stems for term in set(found))
    rarity = {term: math.log(1 + (len(articles) + 100) / (number + 1)) for term, number in holders.items()}
    vectors = []
    for found in stems:
        vector = {term: rarity[term] for term in found}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({term: value / length for term, value in vector.items()})
    keys: dict[str, int] = {}
    clusters: list[list[int]] = []
    sums: list[dict[str, float]] = []
    index: dict[str, set[int]] = defaultdict(set)
    for place, article in sorted(enumerate(articles), key=lambda pair: (pair[1].date, pair[1].id)):
        vector = vectors[place]
        own = [f"url {article.canonical_url}"] if article.canonical_url else []
        if len(stems[place]) > 3:
            own.append(" ".join(stems[place]))
        into = next((keys[key] for key in own if key in keys), None)
        if into is None:
            points: dict[int, float] = defaultdict(float)
            for term, value in vector.items():
                for number in index[term]:
                    points[number] += value * sums[number][term]
            best = max(points, key=lambda n: (points[n] / len(clusters[n]), -n), default=None)
            if best is not None and points[best] / len(clusters[best]) >= THRESHOLD:
                into = best
        if into is None:
            into = len(clusters)
            clusters.append([])
            sums.append(defaultdict(float))
        clusters[into].append(place)
        for key in own:
            keys.setdefault(key, into)
        for term, value in vector.items():
            sums[into][term] += value
            index[term].add(into)
    clusters.sort(key=min)
    return [_told([articles[place] for place in cluster]) for cluster in clusters]


def _told(articles: list[Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=lambda one: (not one.body or is_teaser(one), one.date, -one.source.weight, one.id)))
