"""A name that begins the title recurs in its article, and stays wherever a writer may put a name."""

from __future__ import annotations

from itertools import combinations

import pytest
from summary_cases import article

from digest.compose import furniture, sentences
from digest.compose.stuffing import stuffing_of, unstuffed

NAMES = (
    "University of East Anglia",
    "San Marco Rovers",
    "The House on Mango Hill",
    "How Long Is Now",
    "Orion Phone 12 Pro Max",
    "Clean Air for Schools Act",
    "Guide to Happiness",
    "Return to Monkey Harbor",
    "Right to Buy",
    "Best Buy Europe",
    "To Have and Have Not",
    "Maria Elena Santos",
)
PLACES = (
    "{} opened its doors on Monday.",
    "On Sunday, {} drew nine thousand people.",
    "After the break, {} scored twice.",
    "In a statement, {} blamed the weather.",
    "Critics of {} were quick to answer.",
    "Her favourite, {}, was not on the list.",
    "Lisbon, {} and the port share the costs.",
    "{} and its partners signed on Friday.",
    "{}, which turned fifty this year, had no comment.",
    "Fans love {} because it never changes.",
    "Many call {} a miracle.",
    "Ministers said {} would have to pay.",
    "Last year {} lost nine percent.",
    "Though small, {} sells in forty countries.",
    "Experts praised {} for its patience.",
    "Visitors to {} pay four euros.",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_wherever_a_writer_may_put_it(name):
    for places in combinations(PLACES, 3):
        body = [" ".join(place.format(name) for place in pair) for pair in (places[:2], places[2:])]
        given = article(f"{name} Draws Record Crowds", tuple(body))
        texts = [block.text for block in furniture.own_blocks(given)]
        assert texts == body
        stuffing = stuffing_of(given.title, texts)
        for text in texts:
            for sentence in sentences.split(text):
                assert unstuffed(sentence, stuffing).text == sentence
