"""What the program writes itself, in each of its languages."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

import pytest

from digest.render import languages
from digest.render.dates import arrival, day, full_date, story_day
from digest.render.words import words_of

CODES = sorted(path.stem for path in Path(languages.__file__).parent.glob("*.py") if path.stem != "__init__")
BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


def patterns(words):
    """Every text of a language by where it stands."""
    for field in fields(words):
        value = getattr(words, field.name)
        if isinstance(value, str):
            yield field.name, value
        elif hasattr(value, "items"):
            yield from ((f"{field.name} {key}", text) for key, text in value.items())
        elif isinstance(value, tuple):
            yield from ((f"{field.name} {n}", text) for n, text in enumerate(value))


@pytest.mark.parametrize("code", CODES)
def test_a_language_names_the_same_things_in_braces_as_english(code):
    def names(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english = dict(patterns(words_of("en")))
    own = dict(patterns(words_of(code)))
    assert words_of(code).language.lower().replace("-", "_") == code
    for place, text in own.items():
        missing = names(english.get(place, text)) - names(text)
        assert missing <= ({"n"} if place.endswith(" one") or place == "that_is_all other" else set()), place


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_a_pattern_for_every_number(code):
    words = words_of(code)
    for n in (0, 1, 2, 3, 5, 11, 21, 100):
        for patterns_by_number in (words.stories, words.minutes, words.more, words.that_is_all, words.failing_more):
            assert words.count(patterns_by_number, n)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("de", "de"), ("de-AT", "de"), ("FR", "fr"), ("tlh", "en"), ("", "en"), ("../x", "en"), ("os.path", "en")],
)
def test_a_language_that_is_not_there_is_its_main_one_or_english(asked, spoken):
    assert words_of(asked).language == spoken


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("en", "Tuesday 1 December 2026"),
        ("de", "Dienstag, 1. Dezember 2026"),
        ("fr", "mardi 1er décembre 2026"),
        ("es", "martes, 1 de diciembre de 2026"),
    ],
)
def test_a_date_is_written_in_words(code, date):
    assert full_date(datetime(2026, 12, 1, 9, tzinfo=UTC), BERLIN, words_of(code)) == date


def test_a_date_is_the_readers():
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert full_date(late, BERLIN, words_of("en")) == "Wednesday 25 November 2026"
    assert full_date(late, ZoneInfo("America/New_York"), words_of("en")) == "Tuesday 24 November 2026"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), None),  # half past midnight of the 24th in Berlin
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "Monday"),
        (datetime(2026, 11, 18, 12, tzinfo=UTC), "Wednesday"),
        (datetime(2026, 11, 17, 12, tzinfo=UTC), "17 November"),
        (datetime(2025, 12, 31, 12, tzinfo=UTC), "31 December 2025"),
    ],
)
def test_a_storys_day_is_said_where_it_is_not_todays(moment, said):
    assert story_day(moment, TUESDAY, BERLIN, words_of("en")) == said


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(hours=12), "at 18:30"),
        (timedelta(days=1), "on Wednesday morning"),
        (timedelta(days=1, hours=8), "on Wednesday afternoon"),
        (timedelta(days=2, hours=-4), "early on Thursday"),
        (timedelta(days=6, hours=14), "on Monday evening"),
        (timedelta(days=7), "on 1 December"),
        (timedelta(days=60), "on 23 January 2027"),
    ],
)
def test_the_next_edition_is_announced_for_a_time_that_stays_true(after, said):
    assert arrival(TUESDAY + after, TUESDAY, BERLIN, words_of("en")) == said


def test_a_day_has_its_year_where_it_is_not_this_one():
    assert day(TUESDAY, TUESDAY, BERLIN, words_of("de")) == "24. November"
    assert day(TUESDAY - timedelta(days=400), TUESDAY, BERLIN, words_of("de")) == "20. Oktober 2025"
