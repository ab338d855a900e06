"""A phrase that was stuffed into sentences goes, and a name that recurs in them stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_cases import CLEAN, STUFFED

from digest.compose import furniture, sentences
from digest.compose.stuffing import Stuffing, stuffing_of, unstuffed

TITLE = "Dana Cole to Open Harbour Bridge in Porto as City Marks Centenary 2024"
PHRASE = ("dana", "cole", "to", "open", "harbour", "bridge")
BRIDGE = Stuffing(frozenset({PHRASE}), frozenset({PHRASE}))


def own_texts(article):
    return [block.text for block in furniture.own(article.body or article.summary, article)]


@pytest.mark.parametrize("case", STUFFED, ids=lambda case: case.name)
def test_the_stuffed_phrase_is_found(case):
    found = stuffing_of(case.article.title, own_texts(case.article))
    assert any(case.phrase.lower() in " ".join(phrase) for phrase in found.phrases)


@pytest.mark.parametrize("case", STUFFED, ids=lambda case: case.name)
def test_what_is_repaired_without_doubt_lacks_the_phrase_and_reads_right(case):
    stuffing = stuffing_of(case.article.title, own_texts(case.article))
    for text in own_texts(case.article):
        for sentence in sentences.split(text):
            freed = unstuffed(sentence, stuffing)
            if freed.doubt == 0 and freed.text:
                assert case.phrase.lower() not in freed.text.lower()
                assert not any(mess in freed.text for mess in ("  ", " ,", ",,", ", .", " .", ",."))
                assert not freed.text[0].islower()


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_a_clean_article_loses_no_word(case):
    texts = own_texts(case.article)
    stuffing = stuffing_of(case.article.title, texts)
    assert not stuffing.phrases
    for text in texts:
        for sentence in sentences.split(text):
            assert unstuffed(sentence, stuffing).text == sentence


@pytest.mark.parametrize(
    ("stuffed", "freed"),
    [
        ("It shows the cost, Dana Cole to Open Harbour Bridge which fell.", "It shows the cost, which fell."),
        ("It shows the cost of the bridge Dana Cole to Open Harbour Bridge which has doubled.",
         "It shows the cost of the bridge which has doubled."),
        ("Trams will cross by summer, Dana Cole to Open Harbour Bridge and the ferry will go.",
         "Trams will cross by summer, and the ferry will go."),
        ("Stones, Dana Cole to Open Harbour Bridge sand and steel came.", "Stones, sand and steel came."),
        ("While rain fell, Dana Cole to Open Harbour Bridge Porto slept.", "While rain fell, Porto slept."),
        ("The river is wide, Dana Cole to Open Harbour Bridge.", "The river is wide."),
        ("The river is wide Dana Cole to Open Harbour Bridge.", "The river is wide."),
        ("Dana Cole to Open Harbour Bridge in a ceremony, the minister will cut a ribbon.",
         "In a ceremony, the minister will cut a ribbon."),
        ("Dana Cole to Open Harbour Bridge:- The minister will cut a ribbon.", "The minister will cut a ribbon."),
        ("Dana Cole to Open Harbour Bridge, the minister will cut a ribbon.", "The minister will cut a ribbon."),
        ("Dana Cole to Open Harbour Bridge: Dana Cole to Open Harbour Bridge the minister will cut it.",
         "The minister will cut it."),
        ("A ferry, Dana Cole to Open Harbour Bridgewhich is slow, will go.", "A ferry, which is slow, will go."),
        ("The ferry, dana cole to open harbour bridge which is slow, will go.", "The ferry, which is slow, will go."),
        ("Dana Cole to Open Harbour Bridge.", ""),
        ("Dana Cole to Open Harbour Bridge", ""),
    ],
)  # fmt: skip
def test_a_sentence_reads_right_without_the_phrase(stuffed, freed):
    assert unstuffed(stuffed, BRIDGE).text == freed


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("“Dana Cole to Open Harbour Bridge” was the headline.", True),
        ("Dana Cole to Open Harbour Bridge was the headline.", True),
        ("The headline, Dana Cole to Open Harbour Bridge, said it all.", False),
        ("He spoke of Dana Cole to Open Harbour Bridge.", True),
    ],
)
def test_where_a_sentence_may_need_the_phrase_there_is_doubt(sentence, kept):
    freed = unstuffed(sentence, BRIDGE)
    assert freed.doubt > 0
    assert (freed.text == sentence) is kept


def test_a_sentence_without_the_phrase_is_left_alone():
    sentence = "Dana Cole is to open Harbour Bridge on Saturday ,  as planned."
    assert unstuffed(sentence, BRIDGE) == unstuffed(sentence, Stuffing())
    assert unstuffed(sentence, BRIDGE).text == sentence


def test_the_whole_title_before_the_first_sentence_is_cut_off():
    stuffing = stuffing_of(TITLE, ["Nothing of it here."])
    sentence = f"{TITLE} The minister will cut a ribbon."
    assert unstuffed(sentence, stuffing).text == "The minister will cut a ribbon."


def test_a_phrase_out_of_place_once_is_suspected_and_not_cut():
    texts = ["It shows the cost, Dana Cole to Open Harbour Bridge which has doubled.", "Trams will cross by summer."]
    stuffing = stuffing_of(TITLE, texts)
    assert not stuffing.phrases
    assert unstuffed(texts[0], stuffing).text == texts[0]
    assert unstuffed(texts[0], stuffing).doubt == 1
    assert unstuffed(texts[1], stuffing).doubt == 0


words = st.sampled_from(
    ["Dana", "Cole", "to", "Open", "open", "Bridge", "the", "which", ",", ".", ":-", "“", "İ", "ß", "2024", "x"]
)
prose = st.lists(words, max_size=40).map(" ".join) | st.text(max_size=200)


@given(prose, st.lists(prose, max_size=6), prose)
def test_no_text_raises(title, texts, sentence):
    stuffing = stuffing_of(title, texts)
    for text in (*texts, sentence):
        assert len(unstuffed(text, stuffing).text) <= len(text) + 1  # a capital may be two: "ß"


@pytest.mark.parametrize("piece", ["a ", ", ", "Dana Cole to Open ", "“", "1 ", " ", "a,", "the "])
def test_hostile_text_takes_no_longer_than_long_text(piece):
    text = (piece * 20_000)[:20_000]
    began = time.process_time()
    stuffing = stuffing_of(text[:300], [text] * 3)
    unstuffed(text, stuffing)
    assert time.process_time() - began < 2  # 150 ms at most; seconds where the time grows with the square
