"""What stands under a story's headline, and how many minutes it is said to take."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_cases import CLEAN, STUFFED, article

from digest.compose import sentences
from digest.compose.summary import reading_minutes, summarise
from digest.model import Block

LEAD = "The council voted on Tuesday to close the swimming pool for two years."
NEXT = "Repairs to the roof will cost nine million, according to the engineers."
THIRD = "Swimmers plan a protest for the weekend."
PROSE = (f"{LEAD} {NEXT}", THIRD)
LONG = "The pool, " + "which was built in the years after the war, " * 9 + "will close."
TITLE = "City pool to close"


@pytest.mark.parametrize("case", STUFFED, ids=lambda case: case.name)
def test_a_stuffed_article_is_summed_up_in_clean_sentences(case):
    assert summarise(case.article) == case.expected


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_a_clean_article_is_summed_up_in_its_own_words(case):
    assert summarise(case.article) == case.expected


@pytest.mark.parametrize(
    ("summary", "body", "expected"),
    [
        ((), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        ((THIRD,), PROSE, THIRD),
        ((TITLE,), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        ((f"{TITLE}.",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("The council voted on Tuesday to close the […]",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("The council voted on Tuesday to close the…",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("The council voted on Tuesday to close the Read more",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("The council voted on Tuesday to close the",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        ((LEAD, "Continue reading City pool to close →"), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("The post City pool to close appeared first on Harbour Post.",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("Comments",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("What the vote means for swimmers, schools and the city's debts",), PROSE,
         "What the vote means for swimmers, schools and the city's debts"),
        ((f"{LEAD} Repairs to the roof will cost […]",), (), LEAD),
        (("The council voted on Tuesday to close the […]",), (), "The council voted on Tuesday to close the…"),
        (("Comments",), (), ""),
        ((f"@ {LEAD}",), (), LEAD),
        (("@ Read the story",), (), ""),
        (("Recipes, Baking, Bread, Dessert, Easy, Quick, Vegan, Healthy",), PROSE, f"{LEAD} {NEXT} {THIRD}"),
        (("submitted by /u/swimmer [link] [comments]",), (), ""),
        ((), (), ""),
    ],
)  # fmt: skip
def test_the_feeds_own_summary_counts_where_it_is_a_real_one(summary, body, expected):
    assert summarise(article(TITLE, body, summary)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("# What happened", "! Context: a vote", LEAD), LEAD),
        (("City pool is to close.", LEAD), LEAD),
        (("City pool is to close.",), "City pool is to close."),
        (("Good morning!", LEAD), LEAD),
        ((LEAD, "It leaks.", NEXT), f"{LEAD} It leaks. {NEXT}"),
        ((LEAD, "# The roof", NEXT), LEAD),
        (("Three things to know:", LEAD), LEAD),
        (("* 200 g flour", "* Two eggs", LEAD), LEAD),
        (("* The council voted on Tuesday.", "> It leaks, the engineers say."), "The council voted on Tuesday."),
        (("! The council voted on Tuesday to close it.", NEXT), f"The council voted on Tuesday to close it. {NEXT}"),
        ((LONG, "He was sad about it.", NEXT), f"{NEXT}"),
        ((LONG,), "The pool, " + "which was built in the years after the war, " * 6
         + "which was built in the years after the war…"),
        (("Snow closes the pass",), "Snow closes the pass"),
        (("Snow",), ""),
        (("...", "—", "★★★"), ""),
        (("プールは二年間閉まる。屋根の修理は高い。",), "プールは二年間閉まる。屋根の修理は高い。"),
        (("プールは二年間閉まる。 The roof will be mended.",), "プールは二年間閉まる。 The roof will be mended."),
    ],
)  # fmt: skip
def test_the_first_sentences_that_tell_the_matter_are_chosen(body, expected):
    assert summarise(article(TITLE, body)) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Wolf seen near school", "A wolf was seen near a school. He was limping, a teacher said. Hunters followed it.",
         "A wolf was seen near a school. He was limping, a teacher said. Hunters followed it."),
        ("Acme buys Bolt", "Acme buys Bolt. The company said it would pay in shares. Investors were not pleased.",
         "Acme buys Bolt. The company said it would pay in shares. Investors were not pleased."),
        ("Ferry captain retires", "Ferry captain retires. Ulla Berg steered her last crossing. She will learn to swim.",
         "Ulla Berg steered her last crossing. She will learn to swim."),
        ("Snow", "Snow fell. It covered the whole town by noon. Trams stopped at nine in the evening.",
         "Snow fell. It covered the whole town by noon. Trams stopped at nine in the evening."),
        ("Letter from the coast", "Good morning! He who rises early meets no wind. Trams stop at nine in the evening.",
         "Trams stop at nine in the evening."),
        (TITLE, f"{LONG} He was sad about it. {NEXT}", NEXT),
    ],
)  # fmt: skip
def test_no_summary_begins_with_a_sentence_that_leans_on_one_left_out(title, body, expected):
    assert summarise(article(title, (body,))) == expected


def test_a_summary_has_three_sentences_at_most():
    body = " ".join(f"Sentence number {number} tells a thing." for number in range(9))
    assert len(list(sentences.split(summarise(article(TITLE, (body,)))))) == 3


@pytest.mark.parametrize("limit", [40, 80, 160, 320])
def test_a_summary_keeps_to_the_limit_and_cuts_no_word(limit):
    found = summarise(article(TITLE, (LONG, *PROSE)), limit=limit)
    assert 0 < len(found) <= limit
    own = {word.strip(".,") for word in " ".join((LONG, *PROSE)).split()}
    assert {word.strip(".,…") for word in found.split()} <= own


blocks = st.lists(
    st.builds(
        Block,
        st.text(min_size=1) | st.sampled_from([LEAD, LONG, "ALSO READ: X", "[…]", "Read more", "LONDON (AP) - "]),
        st.sampled_from(["paragraph", "heading", "item", "quote", "code"]),
        st.floats(0, 1),
        st.booleans(),
    ),
    max_size=4,
).map(tuple)


@given(st.text(max_size=60), blocks, blocks, st.integers(1, 400), st.sampled_from([None, "en", "de", "ja", "x"]))
def test_no_article_raises_and_no_summary_is_too_long(title, summary, body, limit, language):
    given_article = replace(article(title, language=language), summary=summary, body=body)
    assert len(summarise(given_article, limit=limit)) <= limit
    assert (reading_minutes(given_article) or 1) >= 1


WORDS_50 = "One two three four five six seven eight nine ten. " * 5


@pytest.mark.parametrize(
    ("body", "summary", "minutes"),
    [
        ((WORDS_50, WORDS_50), (), 1),
        ((WORDS_50,) * 23, (), 5),
        ((WORDS_50,), (), None),
        ((), (WORDS_50,), None),
        ((), (WORDS_50,) * 3, None),
        ((), (WORDS_50,) * 5, 1),
        ((WORDS_50, WORDS_50, "and so it goes […]"), (), None),
        ((WORDS_50, WORDS_50, "Continue reading"), (), None),
        ((WORDS_50, WORDS_50, WORDS_50, "Read more: Ten lakes nearby"), (), 1),
        ((*(WORDS_50,) * 12, "and so it goes …"), (), 3),
        ((WORDS_50, *("16 Min Read", "Share this article", "Leave a comment") * 20), (), None),
        (("字" * 1500,), (), 3),
        (("字" * 100,), (), None),
        ((), (), None),
    ],
)
def test_reading_time_counts_the_articles_own_words(body, summary, minutes):
    assert reading_minutes(article(TITLE, body, summary)) == minutes


@pytest.mark.parametrize(
    "piece", ["“", ", ", " ", "a.", "Dana Cole to Open ", "READ MORE: ", "1. ", "(", "\u00a0", "[x]"]
)
def test_hostile_text_takes_no_longer_than_long_text(piece):
    text = (piece * 20_000)[:20_000]
    given_article = article(text[:300], (text, text[:500]), (text,), author=text[:40])
    began = time.process_time()
    summarise(given_article)
    reading_minutes(given_article)
    assert time.process_time() - began < 2  # 60 ms at most; seconds where the time grows with the square
