"""Where a phrase stands in a sentence, and how ill it fits there.

The rules are those of English; in other languages few of them apply, and nothing is found rather than something wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from digest.compose import grammar_words as grammar
from digest.compose.folding import folded

# What stands before a phrase, and what after it.
Left = Literal["start", "comma", "determiner", "fit", "word"]
Right = Literal[
    "end", "comma", "apposed", "described", "colon", "pasted", "glued", "quote", "verb", "past", "and", "relative",
    "conjunction", "participle", "preposition", "determiner", "capital", "opener", "word",
]  # fmt: skip

TITLE = 5  # words: a shorter phrase may be the name of a film, whatever it is made of
_DESCRIBING = frozenset(("which", "who", "whose", "whom"))
_YEAR = re.compile(r"(?:19|20)\d\d")

WORD = re.compile(r"\w+(?:['’‘]\w+)*")
_OPENING_QUOTES = "\"'“‘«„‚(["
_CLOSING_QUOTES = "\"'”’»)]"

# How ill a noun phrase fits, by what stands before and after it: 0 for what may be right, 1 for what no writer does.
_MISFIT: dict[Left, dict[Right, float]] = {
    "start": {
        "colon": 0.25, "pasted": 1, "glued": 1, "conjunction": 1, "participle": 0.25, "preposition": 0.25,
        "determiner": 0.75, "opener": 1,
    },
    "comma": {
        "end": 0.25, "pasted": 1, "glued": 1, "and": 0.25, "relative": 1, "conjunction": 1, "participle": 0.5,
        "preposition": 0.25, "determiner": 0.75, "capital": 0.25, "opener": 1,
    },
    "word": {
        "end": 0.25, "pasted": 1, "glued": 1, "relative": 0.25, "conjunction": 0.25, "participle": 0.25,
        "determiner": 0.25, "opener": 1, "word": 0.25,
    },
    "fit": {},
    "determiner": {},
}  # fmt: skip
# The same for a headline's clause ("Dana Cole to Open Harbour Bridge"), which fits almost nowhere.
_CLAUSE_MISFIT: dict[Left, dict[Right, float]] = {
    "start": {
        "end": 0.25, "comma": 0.5, "apposed": 0.5, "colon": 0.5, "pasted": 1, "glued": 1, "and": 0.5, "relative": 1,
        "conjunction": 1, "participle": 0.75, "preposition": 1, "determiner": 1, "capital": 0.75, "opener": 1,
        "word": 0.25,
    },
    "comma": {
        "end": 0.5, "comma": 0.25, "apposed": 0.25, "colon": 0.5, "pasted": 1, "glued": 1, "and": 0.5, "relative": 1,
        "conjunction": 1, "participle": 1, "preposition": 0.75, "determiner": 1, "capital": 1, "opener": 1,
        "word": 0.25,
    },
    "word": {
        "end": 0.75, "comma": 0.5, "apposed": 0.5, "colon": 0.5, "pasted": 1, "glued": 1, "and": 0.5, "relative": 0.75,
        "conjunction": 0.75, "participle": 0.75, "preposition": 0.25, "determiner": 0.5, "capital": 1, "opener": 1,
        "word": 0.5,
    },
    "fit": {
        "pasted": 1, "glued": 1, "conjunction": 0.5, "participle": 0.5, "determiner": 0.75, "capital": 0.5,
        "opener": 0.75,
    },
    "determiner": {},
}  # fmt: skip
_SOUGHT_EXTRA = 0.25  # what people type into a search box fits less than a name does
_NEVER_WORSE: frozenset[Right] = frozenset(("verb", "word", "quote"))


@dataclass(frozen=True)
class Words:
    """The words of a text, folded, and where each stands."""

    text: str
    words: list[str]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [found.span() for found in WORD.finditer(self.text)]

    def is_capital(self, place: int) -> bool:
        return not self.text[self.spans[place][0]].islower()

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence of a phrase."""

    start: int  # in characters
    end: int
    left: Left
    right: Right
    clause: bool  # a headline's clause, not a name
    sought: bool  # what people type into a search box
    capital: bool  # begins with a capital that is its own, not the sentence's
    misfit: float  # 0 to 1

    @property
    def fits(self) -> bool:
        """Does it stand where a writer would put it?"""
        if self.right in ("verb", "past", "described"):
            return self.left != "comma"  # after one, it may be the subject or set between subject and verb
        return self.right == "quote" or (self.left in ("determiner", "fit") and not self.misfit)


def words_of(text: str) -> Words:
    return Words(text, WORD.findall(folded(text)))


def place_of(text: Words, first: int, last: int, glued: int = 0) -> Place:
    """The occurrence that reaches from one word to another, both included.

    `glued` is how many characters at the end of the last word belong to the sentence: "Porto as Cityfor more".
    """
    start, end = text.spans[first][0], text.spans[last][1] - glued
    left, right = _left(text, first), "glued" if glued else _right(text, last)
    capital = text.is_capital(first) and (left != "start" or _is_written_large(text, first, last))
    clause = text.is_capital(first) and _is_clause(text, first, last, left)
    words = text.words[first : last + 1]
    may_be_sought = not capital or len(words) >= TITLE  # "Best Buy", "Guide to Happiness" are names
    sought = words[0] in grammar.FINITE or (
        may_be_sought and any(word in grammar.SOUGHT or _YEAR.fullmatch(word) for word in words)
    )
    return Place(start, end, left, right, clause, sought, capital, _misfit(left, right, clause=clause, sought=sought))


def as_clause(place: Place) -> Place:
    """The same, once it is known from elsewhere that the phrase is a headline's and no name."""
    return replace(place, clause=True, misfit=_misfit(place.left, place.right, clause=True, sought=place.sought))


def _misfit(left: Left, right: Right, *, clause: bool, sought: bool) -> float:
    if right in ("verb", "past", "described", "quote") or (right == "apposed" and not clause):
        return 0
    weight = (_CLAUSE_MISFIT if clause else _MISFIT)[left].get(right, 0)
    worse = sought and left not in ("determiner", "fit") and right not in _NEVER_WORSE
    return min(1, weight + _SOUGHT_EXTRA) if worse else weight


def _left(text: Words, first: int) -> Left:
    gap = text.text[text.spans[first - 1][1] if first else 0 : text.spans[first][0]]
    if gap and gap[-1] in _OPENING_QUOTES:
        return "fit"
    if not first:
        return "start"
    before = text.words[first - 1]
    if any(mark in gap for mark in ".!?…") and len(before) > 1:
        return "start"
    if any(mark in gap for mark in ",;:–—") or " - " in gap:
        return "comma"
    if gap.strip() and "." not in gap:
        return "fit"  # a hyphen, a slash: part of a longer word
    if before in grammar.DETERMINERS and before != "that":
        return "determiner"
    return "fit" if before in grammar.FUNCTION_WORDS or grammar.is_past(before) else "word"


def _right(text: Words, last: int) -> Right:
    after = text.text[text.spans[last][1] : text.spans[last + 1][0] if last + 1 < len(text) else len(text.text)]
    mark = after.strip()
    if mark and mark[0] in _CLOSING_QUOTES and after[0] == mark[0]:
        return "quote"
    if last + 1 >= len(text) or any(sign in after for sign in ".!?…"):
        return "end"
    if ":" in after:
        return "pasted" if mark in (":-", ":–", ":—") else "colon"
    if any(sign in after for sign in ",;–—(|") or " - " in after:
        return _after_comma(text.words[last + 1]) if mark == "," else "comma"
    if mark:
        return "quote"  # a hyphen, a slash: part of a longer word
    word = text.text[slice(*text.spans[last + 1])]
    if word[0].isupper() or word[0].isdigit():
        return "opener" if word.lower() in grammar.FUNCTION_WORDS else "capital"
    if word in grammar.PREPOSITIONS and _goes_on_without(text, last + 2):
        return "opener"
    return _kind(word)


def _after_comma(word: str) -> Right:
    if word in _DESCRIBING:
        return "described"
    return "apposed" if word in grammar.VERBS or grammar.is_past(word) else "comma"


def _kind(word: str) -> Right:
    if word in grammar.VERBS:
        return "verb"
    if word in grammar.AND:
        return "and"
    if word in grammar.CONJUNCTIONS:
        return "conjunction"
    if word in grammar.RELATIVES:
        return "relative"
    if word in grammar.DETERMINERS or word in grammar.PRONOUNS:
        return "determiner"
    if word in grammar.PREPOSITIONS:
        return "preposition"
    if grammar.is_past(word):
        return "past"
    return "participle" if len(word) > 4 and word.endswith("ing") and word not in grammar.NOUNS_IN_ING else "word"


def _goes_on_without(text: Words, first: int) -> bool:
    """Is there a subject behind a comma, as in "in this guide, we tested"? Then the words before are none."""
    for place in range(first, min(first + 7, len(text))):
        gap = text.text[text.spans[place - 1][1] : text.spans[place][0]]
        if gap.startswith(","):
            return text.words[place] in grammar.PRONOUNS
    return False


def _is_written_large(text: Words, first: int, last: int) -> bool:
    """Has half of its words a capital, but for the first, with which a sentence may begin?"""
    others = [place for place in range(first + 1, last + 1) if text.words[place] not in grammar.FUNCTION_WORDS]
    return 2 * sum(map(text.is_capital, others)) >= max(1, len(others))


def _is_clause(text: Words, first: int, last: int, left: Left) -> bool:
    """Is it a headline's clause, "Name to Verb …" or "Name Verbs …", written as headlines are?

    Names of few words are made like that too: "Return to Sender", "Life Is Sweet".
    """
    written = [text.text[slice(*text.spans[place])] for place in range(first, last + 1)]
    for before, word, after in zip(written, written[1:], written[2:], strict=False):
        if word in grammar.HEADLINE_VERBS:
            return True
        if len(written) > TITLE and word in grammar.FINITE and after[0].isupper():
            return True
        large = after[0].isupper() or (left != "word" and before[0].isupper())
        if len(written) >= TITLE and word.lower() == "to" and large:
            return True
    return False
