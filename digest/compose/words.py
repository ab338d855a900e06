"""Words as they are compared: without case, accents or inflection."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "\u00a0": " ", "\u00ad": None})
# Of Latin, Greek, Cyrillic, Hebrew and Arabic; the marks of other scripts are part of their letters.
_ACCENTS = re.compile(r"[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]+")

# Scripts written without spaces, and Korean, whose words carry their particles: there a word is a substring.
SPACELESS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf"
    r"\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)

_LETTER = r"[\w\u0900-\u0963\u0966-\u0dff\u200c\u200d]"  # with the vowel signs of India, and joiners
_WORD = re.compile(
    rf"""
    (?<![\w.])\.[a-z]\w+          # .NET
    | \b(?:[^\W\d_]\.){{2,}}        # U.S.
    | \b\w{{1,2}}&\w{{1,2}}\b         # R&D
    | \b[a-z](?:\+\+|\#)(?!\w)     # C++, C#
    | {_LETTER}+(?:'{_LETTER}+)*
    """,
    re.IGNORECASE | re.VERBOSE,
)
REPEATED = 60  # characters between two spaces, at most, where it pays to remember them; not in scripts without
_ELISION = re.compile(  # of French and Italian
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|all|coll|dall|dell|nell|sull|quell|quest)'(?=\w{2})"
)

_VOWEL = re.compile("[aeiouy]")
_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "people": "person", "mice": "mouse", "feet": "foot",
    "teeth": "tooth", "wolves": "wolf", "lives": "life", "wives": "wife", "knives": "knife", "shelves": "shelf",
    "thieves": "thief", "leaves": "leaf", "halves": "half", "crises": "crisis", "analyses": "analysis",
    "movies": "movie", "cookies": "cookie", "ties": "tie", "lies": "lie", "pies": "pie", "selfies": "selfie",
    "zombies": "zombie", "calories": "calorie", "rookies": "rookie", "smoothies": "smoothie", "indies": "indie",
}  # fmt: skip
# They end as plurals do, and are none, or are one that means something else.
_SINGULAR = frozenset({
    "news", "goods", "means", "thanks", "series", "species", "always", "perhaps", "does", "this", "mars", "lens",
    "bias", "atlas", "texas", "kansas", "wales", "james", "charles", "christmas", "arms", "customs", "glasses",
})  # fmt: skip


def unaccented(text: str) -> str:
    """The text without accents, with straight apostrophes."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_CURLY))
    if apart.isascii():
        return apart
    apart = apart.replace("и\u0306", "й").replace("И\u0306", "Й")  # a letter of its own, by which words end
    # Put together again: a Korean syllable is one letter.
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart))


def plain(text: str) -> str:
    """The text without case and accents, with straight apostrophes."""
    return unaccented(text).casefold()


def words_of(text: str) -> list[str]:
    """The words of `unaccented` text, in their order, in the case in which they stand."""
    chunks = text.split()
    if max(map(len, chunks), default=0) > REPEATED:
        return _WORD.findall(text)
    return list(chain.from_iterable(map(_words_of_chunk, chunks)))


@lru_cache(maxsize=65536)
def _words_of_chunk(chunk: str) -> tuple[str, ...]:
    """The words between two spaces. Texts repeat them: to look them up takes a third of the time, or less."""
    return tuple(_WORD.findall(chunk))


def bare(word: str) -> str:
    """A `plain` word without an abbreviation's dots, an elided article and a possessive."""
    if "." in word[1:]:
        return word.replace(".", "")
    return _ELISION.sub("", word).removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the plural and the possessive of a `plain` English word share with its singular."""
    word = bare(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word in _SINGULAR or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def stems_of(text: str) -> list[str]:
    """The stems of any text, in their order."""
    return [stem(word) for word in words_of(plain(text))]


@lru_cache(maxsize=65536)
def event_stem(word: str) -> str:
    """A coarser stem, which verbs share with their nouns: merges, merged, merging, merger's … For titles alone."""
    base = stem(word.casefold())
    for ending in ("ing", "ed"):
        bare = base.removesuffix(ending)
        if bare != base and len(bare) > 2 and _VOWEL.search(bare):
            if bare[-1] == bare[-2] and bare[-1] not in "lsz":
                bare = bare[:-1]
            base = bare
            break
    if len(base) > 4 and base.endswith("e"):
        return base[:-1]
    if len(base) > 4 and base.endswith("y"):
        return base[:-1] + "i"
    return base
