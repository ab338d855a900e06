"""What the program itself writes in a letter. One file a language, in `languages`; English where there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PartOfDay = Literal["night", "morning", "afternoon", "evening"]


def one_or_other(n: int) -> str:
    """The plural category of Germanic and most Romance languages (Unicode CLDR)."""
    return "one" if n == 1 else "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language. Patterns hold the names in braces that their comment lists."""

    language: str  # BCP 47
    direction: Literal["ltr", "rtl"] = "ltr"
    plural: Callable[[int], str] = one_or_other  # the key of the patterns by number

    weekdays: tuple[str, str, str, str, str, str, str]  # Monday first
    months: tuple[str, str, str, str, str, str, str, str, str, str, str, str]
    first_day: str = "1"  # how the first day of a month is written
    full_date: str  # weekday, day, month, year
    date: str  # day, month, year
    day: str  # day, month

    stories: Mapping[str, str]  # by number: n
    minutes: Mapping[str, str]  # by number: n; how long the letter takes
    reading_time: str  # n; how many minutes an article takes
    update: str  # of a story that an edition of the same day told
    follow_up: str  # day, a weekday; of a story that an earlier edition told
    follow_up_of_date: str  # day, a date
    also: str  # headlines; the line that an inbox shows after the subject
    in_this_edition: str
    also_in: tuple[str, str, str]  # one, two and three other sources: a, b, c
    also_in_many: str  # a, b, n
    picture: str  # source
    more: Mapping[str, str]  # by number: n; stories that a limit left out of a section
    nothing: str  # an edition without stories
    that_is_all: Mapping[str, str]  # by number: n
    next_edition: str  # when
    arrives: Mapping[PartOfDay, str]  # weekday
    arrives_on: str  # date
    arrives_at: str  # time; later on the same day
    why: str  # title
    written_by: str  # model; a language model wrote summaries, not always all of them
    unsubscribe: str
    failing: str
    failing_feed: str  # name, error, date
    failing_more: Mapping[str, str]  # by number: n

    dangling: str  # words after which a headline is not cut

    @property
    def start(self) -> str:
        """The side on which a line begins."""
        return "left" if self.direction == "ltr" else "right"

    def dangles(self, word: str) -> bool:
        """Whether a headline that ends with this word leaves its reader waiting."""
        return word.lower() in self.dangling.split()

    def count(self, patterns: Mapping[str, str], n: int) -> str:
        return patterns[self.plural(n)].format(n=n)


@lru_cache(maxsize=16)
def words_of(language: str) -> Words:
    """The words of a language, else of its main language (`de` for `de-AT`), else English ones."""
    exact = language.lower().replace("-", "_")
    for name in (exact, exact.partition("_")[0]):
        module = f"digest.render.languages.{name}"
        if re.fullmatch(r"[a-z]{2,3}(_[a-z0-9]+)*", name) and find_spec(module):
            words: Words = import_module(module).WORDS
            return words
    return words_of("en")
