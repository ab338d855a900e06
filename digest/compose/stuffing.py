"""Search-engine stuffing: a phrase of the title, or of a search box, set into sentences that have no place for it.

"This visit underscores the cost of the bridge, Dana Cole to Open Harbour Bridge which has doubled" is repaired by
taking the phrase out. A name recurs in an article as well, and rightly, so a phrase is judged by all of its places in
the article together, and nothing is cut that fits where it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.compose import grammar_words as grammar
from digest.compose.phrase_places import WORD, Place, Words, as_clause, place_of, words_of
from digest.compose.phrase_runs import OFTEN, SHORTEST, Phrase, glue, may_recur, recurring_places, title_places
from digest.compose.phrase_weight import is_headline, is_no_name, is_stuffed, is_suspect, tells, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

READ = 60_000  # characters of an article that are read for evidence
WHOLE_TITLE = 5  # words: a shorter title may be a name that begins a sentence rightly

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
    title_words = tuple(words_of(title).words)
    within = list(_up_to(READ, texts))
    if not may_recur(title, within):
        return Stuffing(title=title_words)
    read = [words_of(text) for text in within]
    places = _as_headlines(title_places(title_words, read), read)
    sought = recurring_places(read, title_words)
    stuffed = _stuffed_titles(places) | {phrase for phrase, found in sought.items() if is_stuffed(found, OFTEN)}
    everything = {**places, **sought}
    return Stuffing(
        frozenset(stuffed),
        frozenset(phrase for phrase in stuffed if is_no_name(weighed(phrase, everything[phrase]))),
        frozenset(
            phrase
            for phrase, found in everything.items()
            if phrase not in stuffed and tells(phrase, found) and is_suspect(found, of_title=phrase in places)
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
        goes, unsure = _verdict(phrase, place, stuffing)
        result = _cut(result, place) if goes else result
        doubt = max(doubt, unsure)
    if result == sentence:
        return Unstuffed(sentence, doubt)
    result = _MESSY.sub(lambda found: " " if len(found[0]) > 1 else "", result).strip()
    return Unstuffed(result if sum(map(str.isalpha, result)) > 2 else "", doubt)


def _verdict(phrase: Phrase, place: Place, stuffing: Stuffing) -> tuple[bool, int]:
    """Is the phrase to go from there, and how doubtful is the sentence then?"""
    if phrase in stuffing.suspects:
        return False, int(not place.fits)
    if phrase not in stuffing.phrases:  # the whole title, before the sentence
        return place.right in ("opener", "colon", "pasted", "glued"), int(place.right == "capital")
    if phrase in stuffing.headlines:
        place = as_clause(place)
    return (False, 2) if _must_stay(place) else (True, int(not _is_safe(place)))


def _up_to(limit: int, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if limit <= 0:
            return
        yield text[:limit]
        limit -= len(text)


def _stuffed_titles(places: Mapping[Phrase, Sequence[Place]]) -> set[Phrase]:
    """Those phrases of the title that are stuffing.

    Phrases that begin alike are judged together: the places of the longer ones are places of the shorter as well. Once
    one is known, each of them that stands out of place is stuffing too, were it the whole title.
    """
    families: dict[Phrase, list[Phrase]] = defaultdict(list)
    for phrase in places:
        families[phrase[:SHORTEST]].append(phrase)
    stuffed = set()
    for family in families.values():
        for phrase in family:
            longer = [other for other in family if other[: len(phrase)] == phrase]
            found = [place for other in longer for place in places[other]]
            if is_stuffed(weighed(phrase, found), 2 if tells(phrase, found) else OFTEN) or is_headline(phrase, found):
                stuffed |= {phrase, *(other for other in family if _is_alike(other, phrase, places[other]))}
    return stuffed


def _is_alike(other: Phrase, phrase: Phrase, found: Sequence[Place]) -> bool:
    length = min(len(phrase), len(other))
    return other[:length] == phrase[:length] and any(place.misfit >= 0.5 for place in found)


def _as_headlines(places: dict[Phrase, list[Place]], texts: Sequence[Words]) -> dict[Phrase, list[Place]]:
    """The same places, with those phrases taken for headlines that write common words with capitals.

    Names of common words do so too, but bear an article ("the World Health Organization"): they fit somewhere.
    """
    large = {phrase for phrase, found in places.items() if all(place.capital and not place.fits for place in found)}
    if not large:
        return places
    small = {word for text in texts for word in WORD.findall(text.text) if word.islower()}
    headlines = {phrase for phrase in large if _is_of_common_words(phrase, small)}
    return {
        phrase: [as_clause(place) for place in found] if phrase in headlines else found
        for phrase, found in places.items()
    }


def _is_of_common_words(phrase: Phrase, small: set[str]) -> bool:
    """Does the article write half of its words, and two at least, with small letters elsewhere?"""
    content = [word for word in phrase if word not in grammar.FUNCTION_WORDS]
    common = sum(word in small for word in content)
    return common > 1 and 2 * common >= len(content)


def _occurrences(text: Words, stuffing: Stuffing) -> Iterator[tuple[int, int, int, Phrase]]:
    """The phrases in a sentence, the longest at each place: first and last word, what is glued to it, the phrase."""
    index: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted(stuffing.phrases | stuffing.suspects, key=len, reverse=True):
        index[phrase[0]].append(phrase)
    free = 0
    title = stuffing.title
    known = any(title[: len(phrase)] == phrase for phrase in stuffing.phrases)
    if len(title) >= WHOLE_TITLE and not known and tuple(text.words[: len(title)]) == title:
        free = len(title)
        yield 0, free - 1, 0, title
    for first, word in enumerate(text.words):
        for phrase in index.get(word, ()) if first >= free else ():
            last = first + len(phrase) - 1
            if last >= len(text) or tuple(text.words[first:last]) != phrase[:-1]:
                continue
            glued = glue(text.words[last], phrase[-1])
            if glued or text.words[last] == phrase[-1]:
                last = last if glued else _title_end(text, last, phrase, title)
                free = last + 1
                yield first, last, glued, phrase
                break


def _title_end(text: Words, last: int, phrase: Phrase, title: Phrase) -> int:
    """Where the phrase ends, if the sentence gives more of the title than elsewhere: the last such word that tells."""
    end = last
    if title[: len(phrase)] == phrase:
        for ahead, word in enumerate(title[len(phrase) :], last + 1):
            if ahead >= len(text) or text.words[ahead] != word:
                break
            end = end if word in grammar.FUNCTION_WORDS else ahead
    return end


def _must_stay(place: Place) -> bool:
    """Would the sentence lose its subject or object?"""
    if place.fits:
        return True
    if place.left == "start":
        return place.right in ("and", "relative", "past") or (place.right == "word" and not place.clause)
    return False


def _is_safe(place: Place) -> bool:
    """Does the sentence surely read right without it?"""
    if place.left in ("determiner", "fit"):
        return False
    if place.clause:
        if place.right == "comma":
            return place.left == "comma"
        return place.right not in ("apposed", "verb", "past") and (place.left, place.right) != ("start", "word")
    if place.left == "word":
        return place.misfit >= 1
    if place.left == "start":
        return place.right != "participle"
    return place.right in ("comma", "apposed", "described") or place.misfit >= 0.5


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
    if place.left == "comma" and place.right in ("end", "comma", "apposed", "described"):
        before = before.rstrip(" ,;:–—-")
        if place.right == "apposed":
            after = " " + after.lstrip(" ,;–—-")  # "The bridge, …, has doubled"
    return before + (after if after[:1] in ',.;!?…)”’"' else " " + after.lstrip())
