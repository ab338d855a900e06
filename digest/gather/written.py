"""The language that an article is written in, whatever its feed says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import gcld3

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Block

READ = 224  # characters of an article: under 0.1 ms
# Bytes of UTF-8, as the library counts: 150 of Latin letters, 75 of Cyrillic, 50 of Chinese. Measured on 6,500 pieces
# of English, 150 long: 25 taken for something else, one of them at 0.9, none at 0.95. Half as long, and it errs daily.
LONG = 150
LIKELY = 0.9  # enough where nothing is declared
CLEAR = 0.95  # … to say that a feed is wrong
# Addresses, numbers and code are in no language.
NO_WORD = re.compile(r"[!-~]*[0-9/@_=][!-~]*")
# Hardly to be told from each other in a few sentences: between them, the feed is believed.
NEIGHBOURS = tuple(
    frozenset(group.split())
    for group in ("no nb nn da", "hr bs sr sh", "id ms", "cs sk", "hi mr ne", "bg mk ru", "gl pt", "nl af", "zu xh")
)
# Words of English that are none, or rare, in other languages: where several stand in a text that says it is English,
# it need not be read, which is most of what an article's language costs.
ENGLISH = frozenset({
    "the", "and", "of", "for", "with", "from", "that", "this", "by", "has", "have", "are", "were", "been", "its",
    "their", "which", "after", "about",
})  # fmt: skip
SEVERAL = 3
RENAMED = {"iw": "he"}  # what BCP 47 calls it

_detector = gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * READ)


def written_in(title: str, blocks: Iterable[Block], declared: str | None) -> str | None:
    """A tag of BCP 47: the declared one, unless the article is long and clearly in another language.

    Themes and templates of an English maker declare English, whatever is written with them. None where neither the
    feed nor the text tells.
    """
    sample = _sample(title, blocks)
    if len(sample) < LONG or (declared and _is_plainly_english(declared, sample)):
        return declared
    found = _detector.FindLanguage(text=sample)
    primary, _, script = found.language.partition("-")
    primary = RENAMED.get(primary, primary)
    if script or found.probability < (CLEAR if declared else LIKELY):  # a script: Russian in Latin letters, and such
        return declared
    return declared if declared and _agree(declared.partition("-")[0], primary) else primary


def _is_plainly_english(declared: str, sample: bytes) -> bool:
    if declared.partition("-")[0] != "en" or not sample.isascii():
        return False
    return len(ENGLISH.intersection(sample.decode().lower().split())) >= SEVERAL


def _sample(title: str, blocks: Iterable[Block]) -> bytes:
    text = title
    for block in blocks:
        if len(text) >= READ:
            break
        text += f"\n{block.text[:READ]}"
    return NO_WORD.sub("", text[:READ]).encode("utf-8", "replace")


def _agree(declared: str, found: str) -> bool:
    return declared == found or any(declared in group and found in group for group in NEIGHBOURS)
