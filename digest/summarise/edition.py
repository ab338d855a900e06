"""An edition with the summaries that could be had from the model. Every other story keeps its own.

1. the stories of the highest ranks that have a text of their own, as many as the writer's limit allows;
2. those that were asked before have their answers in the store, so that `preview` shows what `send` will send;
3. the others are asked, a few at once, and their answers kept;
4. of each answer is taken what may be taken.

An edition is never held up for long: a server that does not answer is soon left alone, until the next edition.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.errors import UsageError
from digest.store import summaries
from digest.summarise.answer import READ, summary_of
from digest.summarise.prompt import key_of, messages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.model import Edition, Story
    from digest.store import Store
    from digest.summarise.chat import Chat
    from digest.summarise.prompt import Messages
    from digest.summarise.writer import Writer

AT_ONCE = 3  # questions: a model on one machine answers them one after the other anyway
TIMEOUTS = 6  # an edition waits for its summaries no longer than six answers may take
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question:
    """A story as it is put to the model."""

    story: Story
    messages: Messages
    key: str  # in the store


@dataclass(slots=True)
class Asked:
    """What asking came to."""

    answers: dict[str, str] = field(default_factory=dict)  # by key
    fault: str | None = None  # the first, as what follows the server's name
    over: bool = False


def resummarised(edition: Edition, writer: Writer, store: Store) -> Edition:
    """The edition with summaries in the model's words. A fault of its server is logged in one line, never raised.

    Raises StoreError.
    """
    questions = questions_of(edition.stories, writer)
    answers = summaries.load(store, [question.key for question in questions])
    open_ = [question for question in questions if question.key not in answers]
    asked = Asked()
    if open_:
        try:
            _ask(open_, writer, asked)
        finally:  # what has been paid for is kept, also where the program is ended meanwhile
            summaries.save(store, asked.answers, writer.model, edition.at)
    told = _told(questions, {**asked.answers, **answers})
    _report(edition.digest, len(questions), len(told), writer, asked.fault)
    sections = tuple(
        replace(section, stories=tuple(_in_words(story, told) for story in section.stories))
        for section in edition.sections
    )
    return replace(edition, sections=sections, written_by=writer.model if told else None)


def questions_of(stories: Sequence[Story], writer: Writer) -> list[Question]:
    """What is to be asked, the highest rank first. A title alone is not asked about: the model would make it up."""
    ranked = sorted((story for story in stories if story.summary), key=lambda story: -story.rank.score)
    asked = ((story, messages_of(story.lead)) for story in ranked[: writer.limit])
    return [Question(story, messages, key_of(writer.model, messages)) for story, messages in asked]


def _ask(questions: Sequence[Question], writer: Writer, asked: Asked) -> None:
    try:
        asyncio.run(_ask_side_by_side(questions, writer, asked))
    except TimeoutError:
        asked.fault = asked.fault or f"is too slow: an edition waits {TIMEOUTS * writer.timeout:g} s at most"
    except UsageError as error:  # a proxy that cannot be used
        asked.fault = f"cannot be asked: {error}"


async def _ask_side_by_side(questions: Sequence[Question], writer: Writer, asked: Asked) -> None:
    from digest.summarise.chat import Chat  # aiohttp, which an edition without questions does not need

    waiting = iter(questions)
    async with Chat(writer) as chat, asyncio.timeout(TIMEOUTS * writer.timeout):
        await asyncio.gather(*(_work(chat, waiting, asked) for _ in range(AT_ONCE)))


async def _work(chat: Chat, waiting: Iterator[Question], asked: Asked) -> None:
    """Asks one question after the other, up to the first fault.

    So a server that cannot keep up is asked less at once, and one that hangs costs a single time-out.
    """
    from digest.summarise.chat import Unanswered

    try:
        for question in waiting:
            asked.answers[question.key] = (await chat.answer(question.messages))[:READ]
            if asked.over:
                return
    except Unanswered as error:
        asked.fault = asked.fault or str(error)
        asked.over = asked.over or error.for_all


def _told(questions: Sequence[Question], answers: Mapping[str, str]) -> dict[int, str]:
    """The summaries that may be used, by the lead's id."""
    found = {q.story.lead.id: summary_of(answers[q.key], q.story) for q in questions if q.key in answers}
    return {lead: summary for lead, summary in found.items() if summary}


def _in_words(story: Story, told: Mapping[int, str]) -> Story:
    return replace(story, summary=told.get(story.lead.id, story.summary))


def _report(digest: str, wanted: int, told: int, writer: Writer, fault: str | None) -> None:
    """A line where some summaries could not be had. Where the server lies is told without its login."""
    if told < wanted:
        where = urlsplit(writer.url).netloc.rpartition("@")[2]
        logger.warning(
            "%s: %d of %d summaries are not by %s: %s",
            digest,
            wanted - told,
            wanted,
            writer.model,
            f"{where} {fault}" if fault else "its answers were not of use",
        )
