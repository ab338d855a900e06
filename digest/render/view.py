"""The letter as its templates see it: every text chosen and written, so that they only place it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from digest.render.dates import arrival, day, full_date
from digest.render.headlines import lead_of
from digest.render.preheader import preheader_of
from digest.render.story import Reading, story_view
from digest.render.subject import subject_by, subject_of
from digest.render.typography import cut, one_line
from digest.render.unsubscribe import visible_address
from digest.render.words import words_of

if TYPE_CHECKING:
    from digest.model import Edition, Section, Story
    from digest.render.letterhead import Letterhead
    from digest.render.story import Standing, StoryView
    from digest.render.words import Words

_NO_BRIEFS = 5  # stories up to which a section tells each of them with its summary
_TOLD = 2 / 3  # of a longer section; the rest, the lowest in rank, are briefs
_FAILING_SHOWN = 5
_LONGEST_ERROR = 120  # characters
_WORDS_A_MINUTE = 230  # silent reading of English prose (Brysbaert 2019: 238, less for lists)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class SectionView:
    """A topic with the stories that stand under it; the lead stands above all."""

    topic: str
    stories: tuple[StoryView, ...]
    more: str | None  # what to say of stories that a limit left out


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands below the letter, quietly."""

    why: str
    written_by: str | None  # which model wrote summaries; None where all are the articles' own words
    unsubscribe: str  # a mailto: address; a web address, with a mark in place of the reader's, where there is one
    failing: tuple[str, ...]  # a line a feed; empty where all could be read


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole edition, ready to be set."""

    words: Words
    subject: str
    preheader: str
    title: str
    date: str
    dateline: str  # the date, and how much there is to read
    kicker: str  # the lead's topic
    lead: StoryView | None
    more: str | None  # of the lead's section where no other story stands in it
    sections: tuple[SectionView, ...]
    contents: bool  # whether the sections are so many that a list of them helps
    sign_off: str
    footer: Footer


def letter_of(edition: Edition, head: Letterhead) -> Letter:
    words = words_of(head.language)
    reading = Reading(edition.at, head.timezone, words, head.utm)
    lead = lead_of(edition)
    home = next((section for section in edition.sections if lead in section.stories), None)
    sections = tuple(_section(section, lead, reading) for section in edition.sections)
    shown = tuple(section for section in sections if section.stories)
    date = full_date(edition.at, head.timezone, words)
    return Letter(
        words=words,
        subject=subject_by(head.subject, edition, words, date) if head.subject else subject_of(edition, words),
        preheader=preheader_of(edition, words),
        title=one_line(edition.title),
        date=date,
        dateline=_dateline(date, edition, words),
        kicker=one_line(home.topic) if home else "",
        lead=story_view(lead, "lead", reading) if lead else None,
        more=_more(home, words) if home and len(home.stories) == 1 else None,
        sections=shown,
        contents=len(shown) > 2,
        sign_off=_sign_off(edition, head, words),
        footer=Footer(
            why=words.why.format(title=one_line(edition.title)),
            written_by=words.written_by.format(model=one_line(edition.written_by)) if edition.written_by else None,
            unsubscribe=visible_address(edition, head),
            failing=_failing(edition, head, words),
        ),
    )


def _section(section: Section, lead: Story | None, reading: Reading) -> SectionView:
    stories = [story for story in section.stories if story is not lead]
    told = max(_NO_BRIEFS, ceil(len(stories) * _TOLD))
    return SectionView(
        topic=one_line(section.topic),
        stories=tuple(story_view(story, _standing(story, n, told), reading) for n, story in enumerate(stories)),
        more=_more(section, reading.words),
    )


def _standing(story: Story, position: int, told: int) -> Standing:
    if position == 0:
        return "opener"
    return "standard" if position < told and story.summary else "brief"


def _more(section: Section, words: Words) -> str | None:
    return words.count(words.more, section.more) if section.more else None


def _dateline(date: str, edition: Edition, words: Words) -> str:
    facts = [date[:1].upper() + date[1:]]
    if edition.stories:
        facts.append(words.count(words.stories, len(edition.stories)))
        facts.append(words.count(words.minutes, _minutes(edition)))
    return " · ".join(facts)


def _minutes(edition: Edition) -> int:
    """How long the letter itself takes, at least a minute. Two characters of a script without spaces are a word."""
    texts = (f"{story.lead.title} {story.summary}" for story in edition.stories)
    return max(1, round(sum(len(_WORD.findall(text)) for text in texts) / _WORDS_A_MINUTE))


def _sign_off(edition: Edition, head: Letterhead, words: Words) -> str:
    n = len(edition.stories)
    sentences = [words.count(words.that_is_all, n) if n else words.nothing]
    if edition.next_slot:
        when = arrival(edition.next_slot, edition.at, head.timezone, words)
        sentences.append(words.next_edition.format(when=when))
    return " ".join(sentences)


def _failing(edition: Edition, head: Letterhead, words: Words) -> tuple[str, ...]:
    lines = [
        words.failing_feed.format(
            name=one_line(feed.name),
            error=cut(one_line(feed.error), _LONGEST_ERROR),
            date=day(feed.since, edition.at, head.timezone, words),
        )
        for feed in edition.failing[:_FAILING_SHOWN]
    ]
    if len(edition.failing) > _FAILING_SHOWN:
        lines.append(words.count(words.failing_more, len(edition.failing) - _FAILING_SHOWN))
    return tuple(lines)
