"""Words as they are compared: without case, accents or inflection."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "\u00a0": " ", "\u00ad": None})

# Languages written without spaces, and Korean, whose words carry their particles: there a word is a substring.
SPACELESS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)

# In this order: .NET, U.S., R&D, C++ and C#, and all other words with the apostrophes in them.
_WORD = re.compile(r"(?<![\w.])\.[a-z]\w+|\b(?:[^\W\d_]\.){2,}|\b\w{1,2}&\w{1,2}\b|\b[a-z](?:\+\+|#)(?!\w)|\w+(?:'\w+)*")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)'(?=\w{2})")  # of French and Italian

_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "people": "person", "mice": "mouse", "feet": "foot",
    "teeth": "tooth", "wolves": "wolf", "lives": "life", "wives": "wife", "knives": "knife", "shelves": "shelf",
    "thieves": "thief", "leaves": "leaf", "halves": "half", "crises": "crisis", "analyses": "analysis", "oases": "oasis",
    "movies": "movie", "cookies": "cookie", "ties": "tie", "lies": "lie", "pies": "pie", "selfies": "selfie",
    "zombies": "zombie", "calories": "calorie", "rookies": "rookie", "smoothies": "smoothie", "indies": "indie",
}  # fmt: skip
# They end as plurals do, and are none, or are one that means something else.
_SINGULAR = frozenset(
    "news goods means thanks series species always perhaps does was has his its this mars chess lens gas bias atlas "
    "texas kansas wales james charles paris christmas arms customs glasses".split()
)


def plain(text: str) -> str:
    """The text in lower case, without accents, with straight apostrophes."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.translate(_CURLY))
    return "".join(char for char in bare if not unicodedata.combining(char)).casefold()


def words_of(text: str) -> list[str]:
    """The words of `plain` text, in their order."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the plural and the possessive of a `plain` English word share with its singular."""
    if "." in word[1:]:
        return word.replace(".", "")
    word = _ELISION.sub("", word)
    word = word.removesuffix("'s").removesuffix("'")
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
