"""Stories that an earlier edition told: what is told of them again, and what is left out.

An article that brings nothing new to such a story is `told`. One that does makes a follow-up. To lose news is worse
than to tell it twice: where it is not clear, an article brings something new.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from digest.compose.evidence import capitals_in, opening_of, terms_in
from digest.compose.stopwords import COLUMN_WORDS
from digest.compose.stories import TELLING, group, in_order
from digest.compose.words import event_stem, plain, words_of
from digest.model import FollowUp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model import Article, Told

    Continued = tuple[tuple[Article, ...], FollowUp | None]  # a story, and what it follows up

READ = 4_000  # characters of what an earlier article said that are remembered, 600 words and more
OTHER_WORDS = 0.5  # of an opening's words, from which it is more than the same told again


def continued(articles: Sequence[Article], told: Sequence[Told]) -> tuple[list[Continued], list[Article]]:
    """The stories, each with what it follows up, and the articles that tell nothing new of a story told before."""
    known = {one.article.id: one for one in told}
    stories: list[Continued] = []
    again: list[Article] = []
    for together in group([*(one.article for one in told), *articles]):
        before = [known[article.id] for article in together if article.id in known]
        if not before:
            stories.append((together, None))
            continue
        past = _Past(before)
        news: list[Article] = []
        for article in together:
            if article.id not in known:
                (news if past.has_news_in(article) else again).append(article)
        if news:
            stories.append((in_order(news), past.follow_up))
    return stories, again


class _Past:
    """What earlier editions told of a story."""

    def __init__(self, before: Sequence[Told]) -> None:
        self.articles = [one.article for one in before]
        first = min(before, key=lambda one: one.number)
        led = in_order(one.article for one in before if one.number == first.number)
        self.follow_up = FollowUp(first.number, first.at, led[0].title)
        self.headlines = {_headline(article) for article in self.articles}
        self.feeds = {source.feed for article in self.articles for source in article.sources}
        self.said = [frozenset(_said(article)) for article in self.articles]
        self.known = frozenset(chain.from_iterable(self.said))

    def has_news_in(self, article: Article) -> bool:
        """Is it an update by a feed that told of it? Or has it words of its own, and another headline?"""
        if any(source.feed in self.feeds for source in article.sources):
            return True
        if _headline(article) in self.headlines:
            return False
        return self._title_has_news(article) or self._opening_has_news(article)

    def _title_has_news(self, article: Article) -> bool:
        """Has none of those told before, in title and text, all of its words?

        One alone: of a great event all of them together have almost any word. What a few words tell is not clear.
        """
        words = _own(terms_in(article.title, article.language), article)
        return len(words) < TELLING or not any(words <= said for said in self.said)

    def _opening_has_news(self, article: Article) -> bool:
        """Has it a number or a name that none of them had, or mostly other words?"""
        opening = opening_of(article)
        words = _own(terms_in(opening, article.language), article)
        new = words - self.known
        names = {event_stem(word.lower()) for word in capitals_in(opening)}
        return any(word in names or word[0].isdigit() for word in new) or len(new) > OTHER_WORDS * len(words)


def _own(words: Iterable[str], article: Article) -> set[str]:
    """But for the names of days and of where it stood."""
    outlets = chain.from_iterable(terms_in(source.name, None) for source in article.sources)
    return set(words) - COLUMN_WORDS - set(outlets)


def _headline(article: Article) -> str:
    return " ".join(words_of(plain(article.title)))


def _said(article: Article) -> Iterator[str]:
    text = "\n".join(block.text for block in (*article.summary, *article.body))
    yield from terms_in(article.title, article.language)
    yield from terms_in(text[:READ], article.language)
