"""Where sentences end, and how one that is too long is cut."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compose import sentences


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["The U.S. has grown.", "Dr. Lund left at 5 p.m. for the coast.", "Then it rained."]),
        ("en-GB", ["“We won!” the coach said.", "“It was great,” he added."]),
        ("en_US", ["It costs $3.50 at Acme Inc. today.", "Who buys it?"]),
        ("en", ["1. Fold the flour in.", "2. Bake the loaf."]),
        ("de", ["Am 3. Mai beginnt die 2. Bundesliga.", "Dr. Lenz kommt z.B. später."]),
        ("fr", ["M. Dupont est là.", "J.-P. Martin part."]),
        ("es", ["¿Qué pasa?", "El Sr. García no lo sabe."]),
        ("ja", ["「本当？」と彼は言った。", "次の日は雨だった。"]),
        ("zh-Hans-CN", ["今天天气很好。", "明天下雨！"]),
        ("hi", ["यह एक वाक्य है।", "यह दूसरा है।"]),
        ("no-such-language-tag", ["One.", "Two."]),
    ],
)
def test_a_paragraph_is_split_where_its_sentences_end(language, expected):
    assert list(sentences.split(" ".join(expected), language)) == expected


def test_a_missing_blank_hides_no_sentence():
    assert list(sentences.split("Sales fell.Then they rose.")) == ["Sales fell.", "Then they rose."]


def test_without_a_language_the_rules_of_english_are_used():
    assert list(sentences.split("It is so. 今天天气很好。明天下雨！")) == ["It is so.", "今天天气很好。", "明天下雨！"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It rained.", True),
        ("Did it rain?", True),
        ("“It rained.”", True),
        ("(It rained.)", True),
        ("雨が降った。", True),
        ("It rained", False),
        ("It rained:", False),
        ("It rained…", False),
        ("It rained [...]", False),
        ("It rained […]", False),
        ("", False),
        ("”", False),
    ],
)
def test_a_whole_sentence_ends_as_sentences_end(text, whole):
    assert sentences.is_whole(text) is whole


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("The river rose in the night, and by noon the market was under water", 40, "The river rose in the night…"),
        (
            "The river rose in the night and by noon the market was under water",
            40,
            "The river rose in the night and by noon…",
        ),
        ("The river – all of it – rose in the night", 30, "The river – all of it…"),
        ("It cost 1,000,000 euros to mend the broken weir", 20, "It cost 1,000,000…"),
        ("川の水が夜のうちに増え、昼には市場が水につかり、人々は舟で移動した", 20, "川の水が夜のうちに増え…"),
        ("川の水が夜のうちに増えて昼には市場が水につかり人々は舟で移動した", 10, "川の水が夜のうちに…"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", 20, ""),
    ],
)
def test_a_long_sentence_is_cut_at_a_clause_else_between_words(text, limit, expected):
    found = sentences.shortened(text, limit)
    assert found == expected
    assert len(found) <= limit


@given(st.text(), st.sampled_from([None, "en", "de", "fr", "ja", "xx", ""]))
def test_no_text_is_lost_and_none_raises(text, language):
    found = list(sentences.split(text, language))
    assert "".join("".join(found).split()) == "".join(text.split())


def test_half_a_surrogate_pair_is_no_error():
    assert list(sentences.split("It is \ud83d so. And so.")) == ["It is ? so.", "And so."]


@given(st.text(), st.integers(0, 400))
def test_what_is_cut_keeps_to_the_limit(text, limit):
    assert len(sentences.shortened(text, limit)) <= limit


@pytest.mark.parametrize(
    "piece", ["“", '"', "'", "(", ", ", " ", ".", "a. ", "1. ", "J.", ").", "a", "あ", "«", "Dr. "]
)
def test_hostile_text_takes_no_longer_than_long_text(piece):
    text = (piece * 20_000)[:20_000]
    began = time.process_time()
    found = list(sentences.split(text))
    sentences.shortened(text, 320)
    assert time.process_time() - began < 1  # about 10 ms; seconds where the time grows with the square
    assert "".join("".join(found).split()) == "".join(text.split())
