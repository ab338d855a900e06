"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compose.words import event_stem, plain, stem, stems_of, unaccented, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minister", "ministers"),
        ("minister", "minister's"),
        ("minister", "Minister’s"),
        ("ministers'", "MINISTER"),
        ("party", "parties"),
        ("tax", "taxes"),
        ("match", "matches"),
        ("company", "companies"),
        ("child", "children"),
        ("movie", "movies"),
        ("election", "l'élection"),
        ("Élysée", "elysee"),
        ("Ёлка", "елка"),
        ("U.S.", "US"),
        ("straße", "STRASSE"),
    ],
)
def test_inflection_case_and_accents_do_not_matter(one, other):
    assert stems_of(one) == stems_of(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("news", "new"), ("goods", "good"), ("bus", "bu"), ("virus", "viru"), ("glass", "glas"), ("arms", "arm")],
)
def test_what_only_looks_like_a_plural_is_none(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++ and C# on .NET", ["C++", "and", "C#", "on", ".NET"]),
        ("3D printing, R&D and AT&T", ["3D", "printing", "R&D", "and", "AT&T"]),
        ("The end.Next one", ["The", "end", "Next", "one"]),
        ("two-state solution", ["two", "state", "solution"]),
        ("don't", ["don't"]),
        ("हिन्दी में समाचार", ["हिन्दी", "में", "समाचार"]),
    ],
)
def test_a_word_is_what_readers_take_for_one(text, words):
    assert words_of(text) == words


def test_marks_that_are_part_of_a_letter_stay():
    assert plain("がくせい") == "がくせい"
    assert unaccented("대통령") == "대통령"
    assert plain("Новый") == plain("Новы\u0438\u0306") == "новый"


@pytest.mark.parametrize("word", ["merge", "merges", "merged", "merging", "Merging"])
def test_verbs_of_titles_share_a_stem(word):
    assert event_stem(word) == event_stem("merge")


@given(st.text())
def test_no_text_raises(text):
    for word in words_of(unaccented(text)):
        assert event_stem(word)
    assert all(isinstance(one, str) for one in stems_of(text))


@given(st.text())
def test_plain_text_stays_as_it_is(text):
    assert plain(plain(text)) == plain(plain(plain(text)))
