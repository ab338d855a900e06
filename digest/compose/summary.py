"""What an article is about, in one to three sentences of its own, and how long it takes to read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from digest.compose import furniture, grammar_words, sentences
from digest.compose.datelines import without_dateline
from digest.compose.folding import folded
from digest.compose.furniture_signs import is_continued, is_furniture
from digest.compose.phrase_places import words_of
from digest.compose.stuffing import Stuffing, stuffing_of, unstuffed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Article, Block

SENTENCES = 3
LOOKED_AT = 100  # sentences among which the beginning of a summary is looked for,
NEAR = 10  # and among which a better one is looked for than one that leans on another
DATELINES = 3  # blocks, from the first, that may begin with one
BRIEF = 4  # words: a summary does not begin with a shorter sentence, "Good morning." …
BRIEF_SPACELESS = 8  # … nor with one of so few Chinese or Japanese characters
DEK = 8  # words: so long a line of the feed's own summary is real though no full stop ends it
WORDS_A_MINUTE = 230
CHARACTERS_A_MINUTE = 500  # Chinese, Japanese, Korean
TEASER = 100  # words: a shorter body does not tell how long the article is
SUMMARY_TEASER = 200  # words: a longer "summary" is the article; feeds often put all of it there
LONG_TEASER = 2  # minutes: what is longer and ends in dots is no teaser

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_OMISSION = " .…[]()"


class Fault(IntEnum):
    """Why a sentence should not be the summary, from none to the worst."""

    NONE = 0
    LEANS = 1  # begins with "He", "But" or a quotation: it says little without the one before
    LONG = 2  # longer than the limit
    BRIEF = 3
    REPEATS = 4  # says only what the title says
    LOOSE = 5  # no whole sentence, or one of a list or quotation
    DOUBTFUL = 6  # may be stuffed, or read wrong without the stuffing
    CUT = 7  # the feed left out its end
    STUFFED = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that might be in the summary."""

    text: str
    fault: Fault
    section: int = 0  # how many headings stand before it


@dataclass(frozen=True, slots=True)
class Ground:
    """What the sentences of an article are judged by."""

    title: frozenset[str]  # its words
    names: Sequence[str]  # of the site and the author, folded
    stuffing: Stuffing
    language: str | None
    limit: int


def summarise(article: Article, *, limit: int = 320) -> str:
    """One to three whole sentences of the article's own, together at most `limit` characters.

    They are the feed's own summary where that is a real one, else the first that tell the matter. A sentence longer
    than the limit is cut, and ends in "…", where there is no shorter one. Empty where the article has none of its own.
    """
    teaser = is_teaser(article)
    summary, body = furniture.own(article.summary, article), furniture.own(article.body, article)
    ground = Ground(
        frozenset(words_of(article.title).words),
        furniture.names_of(article),
        stuffing_of(article.title, (block.text for block in body or summary if block.kind != "heading")),
        article.language,
        limit,
    )
    best: list[Candidate] = []
    for blocks, cut in ((() if teaser else summary, False), (body, False), (summary if teaser else (), True)):
        found = _begun(_candidates(blocks, ground, cut=cut), limit)
        if found and (not best or found[0].fault < best[0].fault):
            best = found
        if best and (best[0].fault <= Fault.LEANS or (blocks is summary and not cut and _is_dek(best[0]))):
            break
    return _joined(best or _begun(_candidates(_linked(article), ground, cut=False), limit), limit)


def reading_minutes(article: Article) -> int | None:
    """Minutes that it takes to read the article's own text, at least 1; None where its text is too short to tell."""
    blocks = furniture.own_blocks(article)
    ideographs = sum(len(_IDEOGRAPH.findall(block.text)) for block in blocks)
    words = sum(len(_IDEOGRAPH.sub(" ", block.text).split()) for block in blocks)
    minutes = words / WORDS_A_MINUTE + ideographs / CHARACTERS_A_MINUTE
    if minutes < (TEASER if article.body else SUMMARY_TEASER) / WORDS_A_MINUTE:
        return None
    if minutes < LONG_TEASER and _is_cut(article.body or article.summary):
        return None
    return max(1, round(minutes))


def is_teaser(article: Article) -> bool:
    """Is the feed's summary only the cut-off beginning of the article?"""
    if not article.summary or _is_cut(article.summary):
        return bool(article.summary)
    end = article.summary[-1].text
    return not sentences.is_whole(end) and any(
        block.text.startswith(end) and len(block.text) > len(end) + 1 for block in article.body[:5]
    )


def _is_cut(blocks: Sequence[Block]) -> bool:
    """Does the text end in dots, or in "Continue reading"?"""
    return any(is_continued(block.text) or sentences.is_cut_off(block.text) for block in blocks[-3:])


def _linked(article: Article) -> tuple[Block, ...]:
    """Whole sentences that a feed has set in a link, which else is navigation."""
    blocks = [
        replace(block, linked=0.0)
        for block in (*article.summary, *article.body)
        if block.linked > furniture.NAVIGATION and sentences.is_whole(block.text)
    ]
    return furniture.own(blocks, article)


def _candidates(blocks: Sequence[Block], ground: Ground, *, cut: bool) -> Iterator[Candidate]:
    """The sentences of the blocks in order. `cut`: the feed left out what follows the last of them."""
    elsewhere = " ".join(block.text for block in blocks[1:8])
    section = 0
    for place, block in enumerate(blocks):
        if block.kind in ("heading", "code") or (block.bold and not sentences.is_whole(block.text)):
            section += 1
            continue
        undated = partial(without_dateline, elsewhere=elsewhere) if place < DATELINES else str
        for sentence in sentences.split(undated(block.text), ground.language):
            if is_furniture(sentence, block.linked, ground.names):
                continue
            freed = unstuffed(sentence, ground.stuffing)
            text = freed.text
            if text != sentence:
                text = undated(text)
                if not text or is_furniture(text, block.linked, ground.names):
                    continue
            if candidate := _judged(text, freed.doubt, block, ground, cut=cut):
                yield replace(candidate, section=section)


def _judged(text: str, doubt: int, block: Block, ground: Ground, *, cut: bool) -> Candidate | None:
    fault = _fault(text, doubt, block, ground)
    if fault >= Fault.LOOSE and not sentences.is_whole(text):
        if cut or sentences.is_cut_off(text):
            fault, text = max(fault, Fault.CUT), text.rstrip(_OMISSION) + "…"
        if not _says_something(text):
            return None
    return Candidate(text, fault) if any(map(str.isalpha, text)) else None


def _fault(text: str, doubt: int, block: Block, ground: Ground) -> Fault:
    if doubt:
        return Fault.STUFFED if doubt > 1 else Fault.DOUBTFUL
    if block.kind != "paragraph" or not sentences.is_whole(text):
        return Fault.LOOSE
    if _repeats(text, ground.title):
        return Fault.REPEATS
    if _is_brief(text):
        return Fault.BRIEF
    return Fault.LONG if len(text) > ground.limit else Fault.NONE


def _begun(candidates: Iterator[Candidate], limit: int) -> list[Candidate]:
    """The sentence to begin with, and those that go on from it."""
    seen: list[Candidate] = []
    best = 0
    for candidate in islice(candidates, LOOKED_AT):
        leans = bool(seen) and candidate.fault == Fault.NONE and _leans(candidate.text)
        seen.append(replace(candidate, fault=Fault.LEANS) if leans else candidate)
        if leans and (support := _support(seen, limit)) is not None:
            best = support
            seen[best] = replace(seen[best], fault=Fault.LEANS)
            break
        if seen[-1].fault < seen[best].fault:
            best = len(seen) - 1
        if seen[best].fault == Fault.NONE or (seen[best].fault == Fault.LEANS and len(seen) >= NEAR):
            break
    chosen = seen[best : best + 1]
    if chosen and chosen[0].fault <= Fault.LEANS:
        for candidate in chain(seen[best + 1 :], candidates):
            if len(chosen) == SENTENCES or not _goes_on(chosen, candidate, limit):
                break
            chosen.append(candidate)
    return chosen


def _support(seen: Sequence[Candidate], limit: int) -> int | None:
    """Where the short sentence stands, or the one that repeats the title, on which the last one leans.

    "A wolf was seen near the school. He was limping." None where it cannot stand before it in a summary.
    """
    first = len(seen) - 1
    while first and len(seen) - first < SENTENCES and seen[first - 1].fault in (Fault.BRIEF, Fault.REPEATS):
        first -= 1
        if seen[first].text.endswith("!"):
            return None  # "Good morning!"
        if not _leans(seen[first].text):
            fits = seen[first].section == seen[-1].section and len(_together(seen[first:])) <= limit
            return first if fits else None
    return None


def _leans(text: str) -> bool:
    """Does it say little without the sentence before it: "He …", "But …", "The company said …", a quotation?"""
    first, _, rest = folded(text[:60]).partition(" ")
    if first[0] in "\"“„«‘「'" or first.strip(",.") in grammar_words.LEANING:
        return True
    return first == "the" and rest.partition(" ")[0] in grammar_words.MENTIONED


def _goes_on(chosen: Sequence[Candidate], candidate: Candidate, limit: int) -> bool:
    return (
        candidate.fault in (Fault.NONE, Fault.LEANS, Fault.BRIEF)
        and candidate.section == chosen[0].section
        and len(_together([*chosen, candidate])) <= limit
    )


def _joined(chosen: Sequence[Candidate], limit: int) -> str:
    text = _together(chosen)
    return text if len(text) <= limit else sentences.shortened(text, limit)


def _together(chosen: Sequence[Candidate]) -> str:
    text = ""
    for candidate in chosen:
        ends_spaceless = not text or sentences.is_spaceless(text[-2:]) or text[-1] in "。！？」"
        blank = " " if text and not (ends_spaceless and sentences.is_spaceless(candidate.text)) else ""
        text += blank + candidate.text
    return text


def _is_dek(candidate: Candidate) -> bool:
    """Is it the feed's own line of prose? A row of tags has no small letters."""
    words = candidate.text.split()
    return candidate.fault == Fault.LOOSE and len(words) >= DEK and sum(map(str.islower, words)) > 2


def _is_brief(text: str) -> bool:
    if sentences.is_spaceless(text):
        return len(text) < BRIEF_SPACELESS
    return len(text.split(None, BRIEF)) < BRIEF


def _says_something(text: str) -> bool:
    """Is a line that is no whole sentence long enough to tell anything?"""
    return len(text) >= BRIEF_SPACELESS if sentences.is_spaceless(text) else len(text.split(None, BRIEF)) >= BRIEF


def _repeats(text: str, title: frozenset[str]) -> bool:
    """Does the sentence say only what the title says? One new word among five is none."""
    content = set(words_of(text).words) - grammar_words.FUNCTION_WORDS
    return len(content) > 2 and len(content - title) * 5 <= len(content)
