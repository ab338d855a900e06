"""Which articles are about one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.compose.columns import columns_among
from digest.compose.evidence import evidence_of, terms_in
from digest.compose.linkage import linked
from digest.compose.summary import is_teaser
from digest.compose.words import plain, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from digest.model import Article

TELLING = 3  # words that tell of an event: a title with fewer, "Morning briefing", is no sign that two articles are one


def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """The stories, in the order of their first articles; each its lead first, the others by date."""
    columns = columns_among(articles)
    clusters = linked(evidence_of(articles, columns), _same(articles, columns))
    return [in_order([articles[place] for place in cluster]) for cluster in sorted(sorted(one) for one in clusters)]


def _same(articles: Sequence[Article], columns: Container[int]) -> list[list[int]]:
    """The articles by their place, together those with one address or one telling title."""
    clusters: list[list[int]] = []
    by_key: dict[str, int] = {}
    for place, article in enumerate(articles):
        keys = [article.canonical_url] if article.canonical_url else []
        if place not in columns and len(set(terms_in(article.title, article.language))) >= TELLING:
            keys.append(" ".join(words_of(plain(article.title))))
        into = next((by_key[key] for key in keys if key in by_key), len(clusters))
        if into == len(clusters):
            clusters.append([])
        clusters[into].append(place)
        for key in keys:
            by_key.setdefault(key, into)
    return clusters


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles of a story, its lead first, the others by date."""
    by_date = sorted(articles, key=lambda one: (one.date, one.id))
    lead = min(by_date, key=_lead_order)
    return (lead, *(one for one in by_date if one is not lead))


def _lead_order(article: Article) -> tuple[bool, bool, float, float, int]:
    """The best told first: with a text, and more of it than a teaser; then the earliest; then the heaviest feed."""
    return (
        not (article.summary or article.body),
        not article.body and is_teaser(article),
        article.date.timestamp(),
        -max(source.weight for source in article.sources),
        article.id,
    )
