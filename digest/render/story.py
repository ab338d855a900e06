"""How one story stands in a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Literal

from digest.render.dates import story_day
from digest.render.headlines import headline_of
from digest.render.typography import cut, direction, isolated, one_line
from digest.render.utm import tagged
from digest.render.web import web_address

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from digest.model import FollowUp, Story
    from digest.render.words import Words

Standing = Literal["lead", "opener", "standard", "brief"]  # a brief has no summary

_LONGEST_NAME = 80  # characters of a source or an author
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line, linked or not."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The lead's picture, loaded from where it lies."""

    url: str
    alt: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story, ready to be set. Texts are plain, one line each."""

    standing: Standing
    headline: str
    url: str | None  # None where the article has no address of the web
    summary: str  # may be empty
    facts: str  # what it follows up, source, author, day, reading time, as far as they are known
    also: tuple[Run, ...]  # the other sources as one line; empty where there are none
    picture: Picture | None
    language: str | None  # BCP 47 where it is not the letter's
    direction: str | None  # where it is not the letter's


@dataclass(frozen=True, slots=True)
class Reading:
    """When, where and in which language a letter is read."""

    today: datetime
    zone: ZoneInfo
    words: Words
    utm: tuple[tuple[str, str], ...] = ()  # parameters that each link bears

    def link(self, url: str) -> str | None:
        """The address of an article as the letter links it; None where it is none of the web."""
        address = web_address(url)
        return tagged(address, self.utm) if address else None


def story_view(story: Story, standing: Standing, reading: Reading) -> StoryView:
    words = reading.words
    headline, summary = headline_of(story), one_line(story.summary)
    if standing == "brief" or summary == headline:
        summary = ""
    runs = direction(f"{headline} {summary}", story.lead.language)
    return StoryView(
        standing=standing,
        headline=headline,
        url=reading.link(story.lead.url),
        summary=summary,
        facts=" · ".join(filter(None, _facts(story, reading))),
        also=_also(story, reading),
        picture=_picture(story, words) if standing == "lead" else None,
        language=_foreign_language(story.lead.language, words.language),
        direction=runs if runs != words.direction else None,
    )


def _facts(story: Story, reading: Reading) -> tuple[str | None, ...]:
    article, words = story.lead, reading.words
    source, author = _name(article.source.name), _name(article.author or "")
    return (
        _follow_up(story.follow_up, reading) if story.follow_up else None,
        isolated(source, words.direction),
        isolated(author, words.direction) if author.casefold() != source.casefold() else None,
        story_day(article.date, reading.today, reading.zone, words),
        words.reading_time.format(n=story.minutes) if story.minutes else None,
    )


def _follow_up(follow_up: FollowUp, reading: Reading) -> str:
    """To the story of which day: of today's too, for a reader of two editions."""
    words = reading.words
    when = story_day(follow_up.at, reading.today, reading.zone, words)
    if when is None:
        return words.update
    return (words.follow_up if when in words.weekdays else words.follow_up_of_date).format(day=when)


def _name(text: str) -> str:
    return cut(one_line(text), _LONGEST_NAME)


def _also(story: Story, reading: Reading) -> tuple[Run, ...]:
    words, outlets = reading.words, _other_outlets(story, reading)
    if not outlets:
        return ()
    named = dict(zip("abc", outlets, strict=False))
    if len(outlets) <= 3:
        return _runs(words.also_in[len(outlets) - 1], named, words)
    return _runs(words.also_in_many, named | {"n": Run(str(len(outlets) - 2))}, words)


def _other_outlets(story: Story, reading: Reading) -> list[Run]:
    """Every source but the story's own, by name, with its article's address there."""
    found: dict[str, Run] = {}
    for article in story.articles:
        for source in article.sources:
            name = _name(source.name)
            found.setdefault(name.casefold(), Run(name, reading.link(source.url) or reading.link(article.url)))
    found.pop(_name(story.lead.source.name).casefold())
    return [outlet for name, outlet in found.items() if name]


def _runs(pattern: str, named: dict[str, Run], words: Words) -> tuple[Run, ...]:
    """The pattern with its names put in, each of which keeps its link."""
    runs = []
    for text, name, _, _ in Formatter().parse(pattern):
        if text:
            runs.append(Run(text))
        if name:
            runs.append(Run(isolated(named[name].text, words.direction), named[name].url))
    return tuple(runs)


def _picture(story: Story, words: Words) -> Picture | None:
    url = web_address(story.lead.image)
    return Picture(url, words.picture.format(source=_name(story.lead.source.name))) if url else None


def _foreign_language(language: str | None, home: str) -> str | None:
    if language is None or not _LANGUAGE.fullmatch(language):
        return None
    return language if language.partition("-")[0].lower() != home.partition("-")[0].lower() else None
