"""When two titles are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.identity import title_key

SAME = [
    ("Storm Éowyn: What we know", "STORM EOWYN – WHAT WE KNOW"),
    ("“Quoted” words", '"Quoted" words'),
    ("Rock ’n’ roll", "Rock 'n' roll"),
    ("A  story\n", "a story"),
    ("Straße", "STRASSE"),
    ("ﬁnal", "final"),
    ("Café", "Cafe\u0301"),
]
DIFFERENT = [
    ("Round 1", "Round 2"),
    ("がか", "かか"),  # voicing marks make another word
    ("कि", "की"),  # so do vowel signs
    ("🎉", "🎈"),  # a title may hold nothing else
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_case_accents_and_punctuation_make_no_other_title(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_make_another_title(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize("separator", [" - ", " – ", " | ", " :: ", " » "])
def test_the_name_of_the_site_at_the_end_is_no_part_of_a_title(separator: str) -> None:
    assert title_key(f"A story{separator}Example News", site="Example News") == title_key("A story")


@pytest.mark.parametrize("title", ["All about Example News", "Example News", "- Example News"])
def test_a_title_that_speaks_of_its_site_keeps_its_name(title: str) -> None:
    assert "example news" in title_key(title, site="Example News")


@given(st.text())
def test_a_key_is_its_own_key(title: str) -> None:
    once = title_key(title)
    assert title_key(once) == once
