"""Text from feeds, made fit to be set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.typography import breakable, cut, direction, headline, isolated, one_line, whole_words

NBSP, ZWSP, ZWJ, ZWNJ = "\u00a0", "\u200b", "\u200d", "\u200c"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\r\nlines", "two lines"),
        ("tab\tand  spaces ", "tab and spaces"),
        ("nul\x00 escape\x1b next\x85line", "nul escape next line"),
        ("paragraph\u2029separator", "paragraph separator"),
        ("over\u202eride\u202c iso\u2066late\u2069", "override isolate"),
        (f"zero{ZWSP}width\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("half \ud83d of a pair", "half of a pair"),
        (f"👩{ZWJ}👧 می{ZWNJ}خواهم", f"👩{ZWJ}👧 می{ZWNJ}خواهم"),
        ("", ""),
    ],
)
def test_a_text_becomes_one_safe_line(text, line):
    assert one_line(text) == line


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_any_text_becomes_a_line_that_can_be_encoded(text):
    line = one_line(text)
    line.encode()
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("as it is", 8, "as it is"),
        ("cut at a word, not in it", 15, "cut at a word…"),
        ("unbreakableword", 8, "unbreak…"),
        ("0 unbreakableword", 12, "0 unbreakab…"),
    ],
)
def test_a_cut_keeps_whole_words_and_says_that_it_cut(text, limit, short):
    assert cut(text, limit) == short


def test_a_cut_tears_no_accent_and_no_emoji_apart():
    assert whole_words("xe\u0301e\u0301e\u0301", 4) == "xe\u0301"
    assert whole_words(f"👩{ZWJ}👩{ZWJ}👧{ZWJ}👦", 4) == "👩"


@given(st.text(), st.integers(2, 80))
def test_a_cut_is_never_longer_than_asked(text, limit):
    assert len(cut(one_line(text), limit)) <= limit


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("a year early", f"a year{NBSP}early"),
        ("in four more countries", f"in four more{NBSP}countries"),
        ("from the next settlement", "from the next settlement"),
        ("Word", "Word"),
    ],
)
def test_the_last_two_words_stay_together_where_they_are_short(text, set_):
    assert headline(text) == set_


def test_a_long_token_may_break_after_its_punctuation():
    token = "example.com/one-very-long_path/of/a.file"
    assert breakable(token) == token.replace(".", "." + ZWSP).replace("/", "/" + ZWSP).replace("-", "-" + ZWSP).replace(
        "_", "_" + ZWSP
    )
    assert breakable("a short one-word/token") == "a short one-word/token"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Europe", "ltr"),
        ("أوروبا", "rtl"),
        ("2026 אירופה", "rtl"),
        ("NATO تتفق على الميزانية", "rtl"),
        ("The word أوروبا in ten tongues", "ltr"),
        ("ab אב", "ltr"),
        ("12 — 13", None),
        ("", None),
    ],
)
def test_most_letters_tell_a_texts_direction(text, runs):
    assert direction(text) == runs


@pytest.mark.parametrize(
    ("text", "language", "runs"),
    [
        ("iPhone 17 Pro Max: كل شيء", "ar", "rtl"),
        ("iPhone 17 Pro Max: כל הפרטים", "he-IL", "rtl"),
        ("iPhone 17 Pro Max: كل شيء", None, "ltr"),
        ("iPhone 17 Pro Max", "ar", "ltr"),
        ("أوروبا تتفق", "en", "rtl"),
    ],
)
def test_a_text_of_a_language_from_right_to_left_may_hold_more_foreign_letters(text, language, runs):
    assert direction(text, language) == runs


def test_a_name_is_isolated_where_it_could_reorder_its_line():
    assert isolated("Northern Post", "ltr") == "Northern Post"
    assert isolated("الجزيرة", "ltr") == "\u2068الجزيرة\u2069"
    assert isolated("Northern Post", "rtl") == "\u2068Northern Post\u2069"
    assert isolated("", "rtl") == ""
