"""Search-engine stuffing: a phrase of the title, or of a search box, set into sentences that have no place for it.

"This visit underscores the cost of the bridge, Dana Cole to Open Harbour Bridge which has doubled" is repaired by
taking the phrase out. A name recurs in an article as well, and rightly, so a phrase is judged by all of its places in
the article together, and nothing is cut that fits where it stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.compose import grammar_words as grammar
from digest.compose.phrase_places import WORD, Place, Words, as_clause, place_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Phrase = tuple[str, ...]  # its words, folded

READ = 60_000  # characters of an article that are read for evidence
SHORTEST = 3  # words of a phrase of the title; of one that is not in the title, RUN
RUN = 4
OFTEN = 3  # a phrase that is not in the title must recur so often
WHOLE_TITLE = 5  # words: a shorter title may be a name that begins a sentence rightly

_GLUED = grammar.FUNCTION_WORDS | {"click", "read", "tap", "visit"}
_MESSY = re.compile(r" {2,}| (?=[,.;:!?])|,(?=[,.;:])")


@dataclass(frozen=True, slots=True)
class Stuffing:
    """What was found in one article."""

    phrases: frozenset[Phrase] = frozenset()  # stuffed
    headlines: frozenset[Phrase] = frozenset()  # those among them that are no names for sure
    suspects: frozenset[Phrase] = frozenset()  # out of place somewhere, but not often enough to be sure
    title: Phrase = ()


@dataclass(frozen=True, slots=True)
class Unstuffed:
    """A sentence without stuffing, as far as it could be freed."""

    text: str
    doubt: int = 0  # 0: reads right; 1: may not; 2: a stuffed phrase is still in it


def stuffing_of(title: str, texts: Iterable[str]) -> Stuffing:
    """The phrases with which an article was stuffed, by the places of each in its paragraphs."""
    read = [words_of(text) for text in _up_to(READ, texts)]
    title_words = tuple(words_of(title).words)
    places = _as_headlines(_title_places(title_words, read), read)
    stuffed = {
        phrase
        for phrase, found in places.items()
        if _is_stuffed(found, 2 if _tells(phrase, found) else 3, 0.5 if _never_fits(phrase, found) else 0)
    }
    # Once a phrase is known, what begins like it and stands out of place is stuffing too, were it the whole title.
    stuffed |= {
        phrase
        for phrase, found in places.items()
        if any(_begin_alike(phrase, known) for known in stuffed) and any(place.misfit >= 0.5 for place in found)
    }
    sought = _recurring_places(read, title_words)
    stuffed |= {phrase for phrase, found in sought.items() if _is_stuffed(found, 3)}
    everything = {**places, **sought}
    return Stuffing(
        frozenset(stuffed),
        frozenset(phrase for phrase in stuffed if _is_no_name(everything[phrase])),
        frozenset(
            phrase
            for phrase, found in everything.items()
            if phrase not in stuffed and _tells(phrase, found) and _is_suspect(found, of_title=phrase in places)
        ),
        title_words,
    )


def unstuffed(sentence: str, stuffing: Stuffing) -> Unstuffed:
    """The sentence without stuffed phrases. What stays reads as a sentence, or `doubt` says that it may not."""
    text = words_of(sentence)
    doubt = 0
    result = sentence
    for first, last, glued, phrase in reversed(list(_occurrences(text, stuffing))):
        place = place_of(text, first, last, glued)
        if phrase in stuffing.suspects:
            doubt = max(doubt, int(not place.fits))
        elif phrase not in stuffing.phrases:
            if place.right in ("opener", "colon", "pasted", "glued"):
                result = _cut(result, place)
            doubt = max(doubt, int(place.right == "capital"))
        else:
            if phrase in stuffing.headlines:
                place = as_clause(place)
            left_in = _must_stay(place)
            result = result if left_in else _cut(result, place)
            doubt = max(doubt, 2 if left_in else int(not _is_safe(place)))
    if result == sentence:
        return Unstuffed(sentence, doubt)
    result = _MESSY.sub(lambda found: " " if found[0][0] == " " and len(found[0]) > 1 else "", result).strip()
    return Unstuffed(result if sum(map(str.isalpha, result)) > 2 else "", doubt)


def _up_to(limit: int, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if limit <= 0:
            return
        yield text[:limit]
        limit -= len(text)


def _title_places(title: Phrase, texts: Sequence[Words]) -> dict[Phrase, list[Place]]:
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
            glued = _glue(words[first + length], title[start + length])
        free = first + length
        yield first, first + length - (0 if glued else 1), glued, start


def _glue(word: str, last: str) -> int:
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


def _recurring_places(texts: Sequence[Words], title: Phrase) -> dict[Phrase, list[Place]]:
    """Phrases that are not the title's and recur, word for word."""
    counts = Counter(chain.from_iterable(_runs_of_four(text.words) for text in texts))
    if max(counts.values(), default=0) < OFTEN:
        return {}
    often = {run for run, count in counts.items() if count >= OFTEN}
    places = defaultdict(list)
    for text in texts:
        for first, last in _stretches([run in often for run in _runs_of_four(text.words)]):
            phrase = tuple(text.words[first : last + RUN])
            content = sum(word not in grammar.FUNCTION_WORDS for word in phrase)
            edges = {phrase[0], phrase[-1]} & grammar.FUNCTION_WORDS
            if content > 2 and not edges and not _is_within(phrase, title):
                places[phrase].append(place_of(text, first, last + RUN - 1))
    return {phrase: found for phrase, found in places.items() if len(found) >= OFTEN}


def _runs_of_four(words: Sequence[str]) -> Iterator[Phrase]:
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
    """Does it begin with "the", "in" …, written small? Then the sentence had a place for it."""
    return phrase[0] in grammar.FUNCTION_WORDS - {"how", "what"} and not any(place.capital for place in found)


def _tells(phrase: Phrase, found: Sequence[Place]) -> bool:
    """Is a phrase of the title long or odd enough for two places to tell?"""
    return len(phrase) >= RUN or any(place.clause or place.sought for place in found)


def _is_stuffed(found: Sequence[Place], needed: int, least: float = 0) -> bool:
    """Is it out of place in enough of its places? `least` is how much those count that tell nothing by themselves."""
    misfits = [max(place.misfit, least if _tells_nothing(place) else 0) for place in found]
    return (
        sum(misfit >= 0.5 for misfit in misfits) >= needed
        and sum(misfits) >= 0.75 * needed
        and sum(misfits) > sum(place.fits for place in found)
    )


def _is_suspect(found: Sequence[Place], *, of_title: bool) -> bool:
    """Is it out of place once, or written as in the title and never quite in place?"""
    if any(place.misfit >= 1 for place in found):
        return True
    never = all(place.capital and not place.fits for place in found)
    return of_title and never and len(found) > 1 and sum(place.misfit for place in found) >= 0.5


def _tells_nothing(place: Place) -> bool:
    """Does it end a sentence or stand before a name? A name may, once; one that stands nowhere else is none."""
    return place.right == "capital" or (place.right == "end" and place.left != "start")


def _begin_alike(one: Phrase, other: Phrase) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _never_fits(phrase: Phrase, found: Sequence[Place]) -> bool:
    """Does a long phrase of the title recur often, and never where a name would?"""
    return len(phrase) >= RUN and len(found) > OFTEN and not any(place.fits for place in found)


def _is_no_name(found: Sequence[Place]) -> bool:
    if any(place.fits for place in found):
        return False
    return all(place.clause for place in found) or sum(place.misfit >= 0.5 for place in found) >= OFTEN


def _as_headlines(places: dict[Phrase, list[Place]], texts: Sequence[Words]) -> dict[Phrase, list[Place]]:
    """The same places, with those phrases taken for headlines that write common words with capitals.

    Names of common words do so too, but bear an article ("the World Health Organization"): they fit somewhere.
    """
    if not places:
        return {}
    small = {word for text in texts for word in WORD.findall(text.text) if word.islower()}
    return {
        phrase: [as_clause(place) for place in found] if _is_headline(phrase, found, small) else found
        for phrase, found in places.items()
    }


def _is_headline(phrase: Phrase, found: Sequence[Place], small: set[str]) -> bool:
    content = [word for word in phrase if word not in grammar.FUNCTION_WORDS]
    common = [word for word in content if word in small]
    capitals = all(place.capital for place in found)
    return capitals and len(common) > 1 and 2 * len(common) >= len(content) and not any(place.fits for place in found)


def _occurrences(text: Words, stuffing: Stuffing) -> Iterator[tuple[int, int, int, Phrase]]:
    """The phrases in a sentence, the longest at each place: first and last word, what is glued to it, the phrase."""
    index: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted(stuffing.phrases | stuffing.suspects, key=len, reverse=True):
        index[phrase[0]].append(phrase)
    free = 0
    title = stuffing.title
    if len(title) >= WHOLE_TITLE and tuple(text.words[: len(title)]) == title and title not in stuffing.phrases:
        free = len(title)
        yield 0, free - 1, 0, title
    for first, word in enumerate(text.words):
        for phrase in index.get(word, ()) if first >= free else ():
            last = first + len(phrase) - 1
            if last >= len(text) or tuple(text.words[first:last]) != phrase[:-1]:
                continue
            glued = _glue(text.words[last], phrase[-1])
            if glued or text.words[last] == phrase[-1]:
                free = last + 1
                yield first, last, glued, phrase
                break


def _must_stay(place: Place) -> bool:
    """Would the sentence lose its subject or object?"""
    if place.fits:
        return True
    if place.left == "start":
        return place.right in ("and", "relative") or (place.right == "word" and not place.clause)
    return False


def _is_safe(place: Place) -> bool:
    """Does the sentence surely read right without it?"""
    if place.left in ("determiner", "fit"):
        return False
    if place.clause:
        return place.right not in ("comma", "verb") and (place.left, place.right) != ("start", "word")
    if place.left == "word":
        return place.misfit >= 1
    if place.left == "start":
        return place.right != "participle"
    return place.right != "comma" and place.misfit >= 0.5


def _cut(sentence: str, place: Place) -> str:
    """The sentence without the phrase, with the commas and capitals that it needs then."""
    before, after = sentence[: place.start].rstrip(), sentence[place.end :]
    if place.right in ("colon", "pasted"):
        after = after.lstrip(" :–—-")
    if place.left == "start":
        after = after.lstrip(" ,;:–—-|.!?…")
        if not any(map(str.isalnum, before)):
            return before + after[:1].upper() + after[1:]
        return f"{before} {after[:1].upper()}{after[1:]}"
    if place.left == "comma" and place.right in ("end", "comma"):
        before = before.rstrip(" ,;:–—-")
        word = after.lstrip(" ,;–—-").split(" ", 1)[0]
        if place.right == "comma" and word in grammar.VERBS:
            after = " " + after.lstrip(" ,;–—-")  # "The bridge, …, has doubled"
    return before + (after if after[:1] in ',.;!?…)”’"' else " " + after.lstrip())
