"""Which phrases recur in an article, and where: runs of its title's words, and rows of words that come up again."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from digest.compose import grammar_words as grammar
from digest.compose.folding import folded
from digest.compose.phrase_places import Place, Words, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Phrase = tuple[str, ...]  # its words, folded

SHORTEST = 3  # words of a phrase of the title; of one that is not in the title, ROW
ROW = 4
OFTEN = 3  # a phrase that is not in the title must recur so often

_GLUED = grammar.FUNCTION_WORDS | {"click", "read", "tap", "visit"}


def may_recur(title: str, texts: Sequence[str]) -> bool:
    """Do three words of the title, or any four words often, stand in a row? Half of all articles need no closer look.

    Words are what stands between blanks here: stuffing is known by places where no punctuation follows it.
    """
    of_title = [word.strip(",.:;!?|\"'()[]“”‘") for word in folded(title).split()]
    triples = set(zip(of_title, of_title[1:], of_title[2:], strict=False))
    split = [folded(text).split(" ") for text in texts]
    if any(not triples.isdisjoint(zip(words, words[1:], words[2:], strict=False)) for words in split):
        return True
    return max(Counter(chain.from_iterable(map(_rows_of_four, split))).values(), default=0) >= OFTEN


def title_places(title: Phrase, texts: Sequence[Words]) -> dict[Phrase, list[Place]]:
    """Every run of the title's words in the texts, cut to the length in which it recurs."""
    runs = [(text, *run) for text in texts for run in _title_runs(text, title)]
    reach = Counter((start, length) for _, first, last, _, start in runs for length in range(1, last - first + 2))
    trimmed = [
        (text, first, glued, start, last - first + 1 if glued else _without_ending(text, first, last, start, reach))
        for text, first, last, glued, start in runs
    ]
    lengths = Counter((start, length) for *_, start, length in trimmed)
    places = defaultdict(list)
    for text, first, glued, start, length in trimmed:
        if not glued and start + length < len(title) and lengths[start, length] < 2:
            length = max((known for known in range(SHORTEST, length) if lengths[start, known] > 1), default=length)
        if length >= SHORTEST:
            places[title[start : start + length]].append(place_of(text, first, first + length - 1, glued))
    return {phrase: found for phrase, found in places.items() if not _begins_in_prose(phrase, found)}


def _title_runs(text: Words, title: Phrase) -> Iterator[tuple[int, int, int, int]]:
    """Where the longest runs of the title's words stand: first, last, what is glued to it, place in the title."""
    index: dict[Phrase, int] = {}
    for place, triple in enumerate(zip(title, title[1:], title[2:], strict=False)):
        index.setdefault(triple, place)
    words = text.words
    free = 0
    for first, triple in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if first < free or triple not in index:
            continue
        start = index[triple]
        length = SHORTEST
        while (
            start + length < len(title)
            and first + length < len(words)
            and words[first + length] == title[start + length]
        ):
            length += 1
        glued = 0
        if start + length < len(title) and first + length < len(words):
            glued = glue(words[first + length], title[start + length])
        free = first + length
        yield first, first + length - (0 if glued else 1), glued, start


def glue(word: str, last: str) -> int:
    """How much of a word is glued to the phrase's last one: 3 in "cityfor"."""
    rest = word[len(last) :] if len(last) > 2 and word.startswith(last) else ""
    return len(rest) if rest in _GLUED else 0


def _without_ending(text: Words, first: int, last: int, start: int, reach: Counter[tuple[int, int]]) -> int:
    """The length of a run without "of", "which" … at its end: they are the sentence's, not the phrase's.

    Unless they are written large ("to Touch Down") or always stand there.
    """
    length = last - first + 1
    while length and text.words[first + length - 1] in grammar.FUNCTION_WORDS:
        count = reach[start, length]
        if text.is_capital(first + length - 1) or (count >= OFTEN and 4 * count >= 3 * reach[start, length - 1]):
            break
        length -= 1
    return length


def recurring_places(texts: Sequence[Words], title: Phrase) -> dict[Phrase, list[Place]]:
    """Phrases that are not the title's and recur, word for word."""
    counts = Counter(chain.from_iterable(_rows_of_four(text.words) for text in texts))
    often = {run for run, count in counts.items() if count >= OFTEN}
    if not often:
        return {}
    places = defaultdict(list)
    for text in texts:
        for first, last in _stretches([run in often for run in _rows_of_four(text.words)]):
            phrase = tuple(text.words[first : last + ROW])
            content = sum(word not in grammar.FUNCTION_WORDS for word in phrase)
            edges = {phrase[0], phrase[-1]} & grammar.FUNCTION_WORDS
            if content > 2 and not edges and not _is_within(phrase, title):
                places[phrase].append(place_of(text, first, last + ROW - 1))
    return {phrase: found for phrase, found in places.items() if len(found) >= OFTEN}


def _rows_of_four(words: Sequence[str]) -> Iterator[Phrase]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def _stretches(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last place of every unbroken row of marks."""
    first = None
    for place, marked in enumerate((*marks, False)):
        if marked and first is None:
            first = place
        elif not marked and first is not None:
            yield first, place - 1
            first = None


def _is_within(phrase: Phrase, title: Phrase) -> bool:
    return f" {' '.join(phrase)} " in f" {' '.join(title)} "


def _begins_in_prose(phrase: Phrase, found: Sequence[Place]) -> bool:
    """Does it begin with "the", "in" …, written small? Then the sentence had a place for it.

    Questions ("Is …", "How …") begin otherwise.
    """
    small = phrase[0] in grammar.FUNCTION_WORDS - grammar.VERBS - {"how", "what"}
    return small and not any(place.capital for place in found)
