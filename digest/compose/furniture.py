"""Tells an article from its site: what readers see is the article (promise 12)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from digest.compose import furniture_signs as signs
from digest.compose import sentences
from digest.compose.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Article, Block

NAVIGATION = 0.9  # a line with more than this share of links is navigation
BEGGING = 700  # characters: a longer paragraph that begins with a request has more to say
MARKS = 40  # places of one block that are looked at for the name of another article
NAME = 3  # words: a shorter title with a word more may be a sentence, "Snow fell."

_BRACKETS = re.compile(r"\s?[(\[]([^()\[\]]{1,120})[)\]]")
_MARKS = (":", "»", "→", "|", ">", " -", " –", " —")
_MARK = re.compile(r"[:»→|>]|\s[-–—]")
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{2,}(?:['’ ]{1,2}[^\W\d_a-z]{2,}){1,4}")
# "… for more information click on this link", to the end of the block; the first word may be glued to the one before.
_CALL = re.compile(
    r"(?:for|to) (?:more|further|full|additional|know|learn|read|find|see)\b[^.!?:;]{0,60}?"
    r"(?:\b(?:click|tap|press)\b[^.!?]{0,50}|\b(?:visit|follow|check|see|open|go to|use)\b[^.!?]{0,20}"
    r"\b(?:link|website|site|page|button)\b[^.!?]{0,20})\W{0,3}$"
)


def own_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of an article's body, or of its summary where it has no body, that are the article and not its site.

    Furniture glued to a paragraph is cut off from it.
    """
    return own(article.body or article.summary, article)


def own(blocks: Sequence[Block], article: Article) -> tuple[Block, ...]:
    """Those of the blocks that are the article, in order."""
    names = names_of(article)
    title = _words(article.title)
    kept = []
    for place, block in enumerate(blocks):
        key = folded(block.text)
        tokens = _line(key)
        if tokens and _closes(tokens, names) and _is_over(blocks, place):
            break
        words = set(key.split(" "))
        text = _without_tail(block.text, key, words)
        if text != block.text:
            block, key = replace(block, text=text), folded(text)
        if not text or _is_line(block, key, article.author) or repeats(text, title):
            continue
        if signs.praises_itself(key, words, names) or (place >= len(blocks) - 3 > 1 and signs.offers_itself(key)):
            continue
        if not _is_all_furniture(block, key, words, names, article.language):
            kept.append(block)
    return tuple(kept)


def _without_tail(text: str, key: str, words: set[str]) -> str:
    """The text without the furniture that was glued to its end, or stands in brackets within it."""
    if "(" in text or "[" in text:
        text = _BRACKETS.sub(lambda found: "" if _is_aside(found[1]) else found[0], text)
        key = folded(text)
    ends = [*_pointers(text, key, words), *_calls(key), *_continuations(text, key)]
    start = signs.attributed(key, words)
    if start >= 0:
        ends.append(start)
    return text[: min(ends)].rstrip(" ,;([–—-|👉•") if ends else text


def _is_line(block: Block, key: str, author: str | None) -> bool:
    """Is it a line that is no sentence: a label, a date, a byline, navigation?"""
    if block.linked > NAVIGATION:
        return True
    tokens = _line(key)
    if not tokens:
        return False
    if signs.is_label(tokens) or signs.is_reading_time(tokens) or signs.is_date(tokens) or signs.is_trail(block.text):
        return True
    return block.kind != "heading" and signs.is_byline(block.text, author)


def _is_all_furniture(block: Block, key: str, words: set[str], names: Sequence[str], language: str | None) -> bool:
    if not signs.has_signs(block.text, key, words, block.linked, names):
        return False
    if len(key) <= BEGGING and signs.begs(key):
        return True
    return all(signs.is_furniture(sentence, block.linked, names) for sentence in sentences.split(block.text, language))


def repeats(text: str, title_words: str) -> bool:
    """Is the line the title again, or most of it? `title_words` as `_words` gives them."""
    if not title_words or len(text) > len(title_words) + 40:
        return False
    words = _words(text)
    if words == title_words:
        return True
    if title_words.count(" ") > NAME and words.startswith(title_words) and len(words) <= len(title_words) + 8:
        return True
    return 2 * len(words) > len(title_words) and words.count(" ") > 3 and words in title_words


def _words(text: str) -> str:
    """The words alone, each between two blanks."""
    return "".join(f" {word} " for word in signs.WORD.findall(folded(text))).replace("  ", " ")


def _line(key: str) -> list[str]:
    """The words of a short line; none of a longer one, which is no label."""
    return signs.WORD.findall(key) if len(key) <= signs.LINE else []


def names_of(article: Article) -> list[str]:
    """What the site and the author are called, folded; names too short to tell are left out."""
    names = [source.name for source in article.sources] + ([article.author] if article.author else [])
    return [name for name in map(folded, names) if len(name) > 3]


def _closes(tokens: list[str], names: Sequence[str]) -> bool:
    if signs.is_closer(tokens):
        return True
    return tokens[0] in ("about", "follow", "more", "join") and any(name in " ".join(tokens) for name in names)


def _is_over(blocks: Sequence[Block], place: int) -> bool:
    """Has the greater part of the text gone by?"""
    before = sum(len(block.text) for block in blocks[:place])
    return before >= sum(len(block.text) for block in blocks[place + 1 :])


def _is_aside(text: str) -> bool:
    """Is it furniture in brackets: "[link]", "(Photo: …)", "(ALSO READ: …)"?"""
    return signs.is_label(_line(folded(text))) or signs.is_furniture(text)


def _pointers(text: str, key: str, words: set[str]) -> Iterator[int]:
    """Where "ALSO READ: …" begins: capitals, or a capital and a mark after it."""
    if any(mark in text for mark in _MARKS):
        for mark in islice(_MARK.finditer(text), MARKS):
            before = list(signs.WORD.finditer(key, max(0, mark.start() - 40), mark.start()))[-6:]
            for first in before[:-1]:
                start = first.start()
                if text[start].isupper() and key[start : mark.start()].strip() in signs.POINTERS:
                    yield start
    if not signs.POINTING.isdisjoint(words):
        for found in _CAPITALS.finditer(text):
            if folded(found.group()) in signs.POINTERS:
                yield found.start()


def _continuations(text: str, key: str) -> Iterator[int]:
    """Where "Continue reading" begins, if nothing but a title comes after it."""
    place = -1 if text[-1:] in ".!?" else signs.continuation(text, key)
    if place >= 0 and not sentences.is_whole(text[place:]):
        yield place


def _calls(key: str) -> Iterator[int]:
    if "click" in key or "link" in key or "site" in key or "tap" in key or "page" in key:
        found = _CALL.search(key)
        if found:
            yield found.start()
