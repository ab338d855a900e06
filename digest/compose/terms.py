"""The words, phrases and prefixes that a reader writes for a topic, and how often each stands in a text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.compose.words import REPEATED, SPACELESS, plain, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.compose.inflection import Stem

_QUOTES = "\"'“”‘’„‚«»‹›「」 "


@dataclass(frozen=True, slots=True)
class Term:
    """One word, phrase or prefix."""

    written: str  # as the configuration has it
    parts: tuple[str, ...]  # stems in their order; a prefix, `plain`, with its *
    spaceless: str | None = None  # of a script without spaces: stands wherever these characters do


def term(written: str, stem: Stem) -> Term:
    """The term as it is looked for. One without a letter or digit has no parts and stands nowhere."""
    bare = plain(written).strip(_QUOTES)
    if SPACELESS.search(bare):
        return Term(written, (), bare.strip("*"))
    parts: list[str] = []
    for chunk in bare.split():
        words = words_of(chunk)
        parts += [stem(word) for word in words]
        if words and chunk.endswith("*"):
            parts[-1] = words[-1] + "*"
    return Term(written, tuple(parts))


class Finder:
    """Counts many terms in one pass over a text of one language.

    What stands between two spaces is looked up once in all texts: they repeat it, and most of it is none of the terms.
    """

    def __init__(self, written: Iterable[str], stem: Stem) -> None:
        self._stem = stem
        self._words: dict[str, list[str]] = defaultdict(list)  # stem: terms as written
        self._prefixes: dict[str, list[str]] = defaultdict(list)
        self._phrases: list[Term] = []
        self._spaceless: list[Term] = []
        for one in (term(each, stem) for each in dict.fromkeys(written)):
            if one.spaceless:
                self._spaceless.append(one)
            elif len(one.parts) > 1:
                self._phrases.append(one)
            elif one.parts and one.parts[0].endswith("*"):
                self._prefixes[one.parts[0][:-1]].append(one.written)
            elif one.parts:
                self._words[one.parts[0]].append(one.written)
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._stems = {part for phrase in self._phrases for part in phrase.parts if not part.endswith("*")}
        self._met: set[str] = set()  # chunks looked up so far
        self._told: dict[str, tuple[str, ...]] = {}  # … the terms that stand in them, of those that have any
        self._parts: dict[str, frozenset[str]] = {}  # … and the parts of phrases

    def counts(self, text: str) -> tuple[dict[str, int], int]:
        """How often each term stands in the text, those that do; and how many words it has, about."""
        bare = plain(text)
        chunks = Counter(bare.split())
        for chunk in chunks.keys() - self._met:
            self._meet(chunk)
        found: dict[str, int] = defaultdict(int)
        for chunk in chunks.keys() & self._told.keys():
            for written in self._told[chunk]:
                found[written] += chunks[chunk]
        if self._phrases:
            parts = frozenset().union(*(self._parts[chunk] for chunk in chunks.keys() & self._parts.keys()))
            self._count_phrases(bare, parts, found)
        characters = 0
        if not bare.isascii() and (runs := SPACELESS.findall(bare)):
            characters = sum(map(len, runs))
            for one in self._spaceless:
                found[one.written] += bare.count(one.spaceless or "")
        # Two of these characters are about a word.
        return {written: number for written, number in found.items() if number}, chunks.total() + characters // 2

    def _meet(self, chunk: str) -> None:
        self._met.add(chunk)
        words = [word for word in words_of(chunk) if len(word) <= REPEATED]  # as long as a term may be
        if told := tuple(written for word in words for written in self._terms_that_are(word)):
            self._told[chunk] = told
        if parts := self._stems.intersection(map(self._stem, words)):
            self._parts[chunk] = frozenset(parts)

    def _terms_that_are(self, word: str) -> tuple[str, ...]:
        prefixes = (self._prefixes.get(word[:length], ()) for length in self._lengths if len(word) >= length)
        return (*self._words.get(self._stem(word), ()), *chain.from_iterable(prefixes))

    def _count_phrases(self, bare: str, parts: frozenset[str], found: dict[str, int]) -> None:
        words: list[str] = []
        for phrase in self._phrases:
            if all(part in parts for part in phrase.parts if not part.endswith("*")):
                words = words or words_of(bare)
                found[phrase.written] += self._standing(phrase.parts, words)

    def _standing(self, parts: tuple[str, ...], words: list[str]) -> int:
        """How often the parts of a phrase stand there one after another."""
        return sum(
            all(self._is(part, word) for part, word in zip(parts, words[start : start + len(parts)], strict=True))
            for start in range(len(words) - len(parts) + 1)
            if self._is(parts[0], words[start])
        )

    def _is(self, part: str, word: str) -> bool:
        return word.startswith(part[:-1]) if part.endswith("*") else self._stem(word) == part
