"""Which articles are about one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from digest.compose.evidence import evidence_of, title_terms
from digest.compose.linkage import linked
from digest.compose.summary import is_teaser
from digest.compose.words import plain, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Article

TELLING = 3  # words that tell of an event: a title with fewer, "Morning briefing", is no sign that two articles are one


def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """The stories of which the articles tell, in the order of their first articles; each its lead first, then by date."""
    clusters = linked(evidence_of(articles), _same(articles))
    return [_told([articles[place] for place in cluster]) for cluster in sorted(sorted(one) for one in clusters)]


def _same(articles: Sequence[Article]) -> list[list[int]]:
    """The articles by their place, together those with one address, or with one telling title in different feeds."""
    by_url: dict[str, int] = {}
    by_title: dict[str, int] = {}
    clusters: list[list[int]] = []
    for place, article in enumerate(articles):
        key = " ".join(words_of(plain(article.title)))
        telling = len(set(title_terms(article.title, article.language))) >= TELLING
        into = by_url.get(article.canonical_url or "", -1)
        if into < 0 and telling:
            into = by_title.get(key, -1)
        if into < 0:
            into = len(clusters)
            clusters.append([])
        clusters[into].append(place)
        if article.canonical_url:
            by_url.setdefault(article.canonical_url, into)
        if telling:
            by_title.setdefault(key, into)
    return clusters


def _told(articles: list[Article]) -> tuple[Article, ...]:
    by_date = sorted(articles, key=lambda one: (one.date, one.id))
    lead = min(by_date, key=_how_ill_told)
    return (lead, *(one for one in by_date if one is not lead))


def _how_ill_told(article: Article) -> tuple[bool, bool, float, float, int]:
    return (
        not (article.summary or article.body),
        is_teaser(article) and not article.body,
        article.date.timestamp(),
        -max(source.weight for source in article.sources),
        article.id,
    )
