"""Search-engine stuffing: a phrase of the title, or of a search box, set into sentences that have no place for it.

"This visit underscores the cost of the bridge, Dana Cole to Open Harbour Bridge which has doubled" is repaired by
taking the phrase out. A name recurs in an article as well, and rightly, so a phrase is judged by all of its places in
the article together, and nothing is cut that fits where it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.compose import grammar_words as grammar
from digest.compose.phrase_places import WORD, Place, Words, as_clause, place_of, words_of
from digest.compose.phrase_runs import OFTEN, ROW, SHORTEST, Phrase, glue, may_recur, recurring_places, title_places

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
    stuffed = _stuffed_titles(places) | {phrase for phrase, found in sought.items() if _is_stuffed(found, OFTEN)}
    everything = {**places, **sought}
    return Stuffing(
        frozenset(stuffed),
        frozenset(phrase for phrase in stuffed if _is_no_name(_weighed(phrase, everything[phrase]))),
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
            if _is_stuffed(_weighed(phrase, found), 2 if _tells(phrase, found) else OFTEN):
                stuffed |= {phrase, *(other for other in family if _is_alike(other, phrase, places[other]))}
    return stuffed


def _is_alike(other: Phrase, phrase: Phrase, found: Sequence[Place]) -> bool:
    length = min(len(phrase), len(other))
    return other[:length] == phrase[:length] and any(place.misfit >= 0.5 for place in found)


def _tells(phrase: Phrase, found: Sequence[Place]) -> bool:
    """Is a phrase of the title long or odd enough for two places to tell?"""
    return len(phrase) >= ROW or any(place.clause or place.sought for place in found)


def _weighed(phrase: Phrase, found: Sequence[Place]) -> Sequence[Place]:
    """The same places, where those that tell nothing alone tell something together.

    A name may end a sentence, stand before another name or follow a comma. One that recurs and stands nowhere else is
    no name.
    """
    places = [place for place in found if (place.left, place.right) != ("start", "end")]
    if len(phrase) < ROW or len(places) < OFTEN or 5 * sum(place.fits for place in places) > len(places):
        return found
    after_comma = [place for place in places if _is_set_in(place)]
    always = 4 * len(after_comma) >= 3 * len(places) and sum(place.right != "and" for place in after_comma) > 1
    never = len(places) > OFTEN and not any(place.fits for place in places)
    return [
        replace(place, misfit=max(place.misfit, 0.5))
        if (always and _is_set_in(place)) or (never and place.right in ("capital", "end"))
        else place
        for place in places
    ]


def _is_set_in(place: Place) -> bool:
    """Does it follow a comma, and the sentence go on from it?"""
    return place.left == "comma" and place.right not in ("comma", "end", "quote")


def _is_stuffed(found: Sequence[Place], needed: int) -> bool:
    """Is it out of place in enough of its places?"""
    weight = sum(place.misfit for place in found)
    return (
        sum(place.misfit >= 0.5 for place in found) >= needed
        and weight >= 0.75 * needed
        and weight > sum(place.fits for place in found)
    )


def _is_suspect(found: Sequence[Place], *, of_title: bool) -> bool:
    """Is it out of place once, or written as in the title and never quite in place?"""
    if any(place.misfit >= 1 for place in found):
        return True
    never = all(place.capital and not place.fits for place in found)
    return of_title and never and len(found) > 1 and sum(place.misfit for place in found) >= 0.5


def _is_no_name(found: Sequence[Place]) -> bool:
    if 5 * sum(place.fits for place in found) > len(found):
        return False
    return all(place.clause for place in found) or sum(place.misfit >= 0.5 for place in found) >= OFTEN


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
    if len(title) >= WHOLE_TITLE and tuple(text.words[: len(title)]) == title and title not in stuffing.phrases:
        free = len(title)
        yield 0, free - 1, 0, title
    for first, word in enumerate(text.words):
        for phrase in index.get(word, ()) if first >= free else ():
            last = first + len(phrase) - 1
            if last >= len(text) or tuple(text.words[first:last]) != phrase[:-1]:
                continue
            glued = glue(text.words[last], phrase[-1])
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
