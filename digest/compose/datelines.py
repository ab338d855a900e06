"""The place, date and agency before a report: "LONDON, March 3 (Reuters) - "."""

from __future__ import annotations

import re

from digest.compose.furniture_signs import CALENDAR

LONGEST = 70  # characters

_HEAD = re.compile(r"([^\n]{0,70}?)(?:\s+[-–—]{1,2}\s+|[–—]\s*|:\s+)")
_BARE = re.compile(r"([^\n()]{0,60}\([^()]{2,30}\))\s*")
_AGENCIES = frozenset(
    (
        *("reuters", "ap", "afp", "dpa", "cnn", "bbc", "ansa", "efe", "xinhua", "pti", "ani", "ians", "upi", "tass"),
        *("bloomberg", "kyodo", "yonhap", "apa", "pa", "aap", "cp", "canadian press", "the canadian press", "lusa"),
        *("kna", "epd", "sid", "sda", "ats", "belga", "anp", "ntb", "tt", "ritzau", "stt", "interfax", "anadolu", "aa"),
        *("wam", "spa", "europa press", "press association", "associated press", "ots", "pap", "mti", "apo", "bna"),
    )
)


def without_dateline(text: str, elsewhere: str = "") -> str:
    """The text from where its first sentence begins: behind a place and an agency, or a place in capitals.

    A word in capitals before a dash is a place, unless the rest of the article (`elsewhere`) writes it in capitals too,
    as it does with NASA; before a colon it is one only where the rest writes it small.
    """
    dashed = _HEAD.match(text)
    head = dashed or _BARE.match(text)
    if not head or not _begins(text[head.end() :]):
        return text
    place, bracket, agency = head[1].partition("(")
    city = place.partition(",")[0].strip()
    if not _is_place(place):
        return text
    if bracket:
        named = _is_agency(agency) or (dashed and city.isupper() and city not in elsewhere)
        return text[head.end() :] if named else text
    if not city.isupper() or len(city) < 4 or city in elsewhere:
        return text
    return text if ":" in head[0] and city.title() not in elsewhere else text[head.end() :]


def _is_agency(text: str) -> bool:
    names = text.strip(" )").lower().split("/")
    return all(name.strip() in _AGENCIES or name.partition(" ")[0] in _AGENCIES for name in names)


def _begins(rest: str) -> bool:
    return len(rest[:200].split(None, 3)) > 3 and (not rest[0].isalpha() or not rest[0].islower())


def _is_place(text: str) -> bool:
    words = text.replace(",", " ").replace("/", " ").split()
    return len(words) < 8 and all(not word[0].islower() or word.strip(".").lower() in CALENDAR for word in words)
