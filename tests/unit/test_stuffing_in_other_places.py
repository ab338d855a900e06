"""Stuffing between commas, without any, with more of the title here and there, in a teaser: none reaches a summary."""

from __future__ import annotations

import pytest
from summary_cases import article

from digest.compose.summary import summarise

CASES = {
    "between two commas": (
        "Ferro Minivan Hybrid Mileage Tested on Mountain Roads",
        (
            "We drove the family hauler over the pass, Ferro Minivan Hybrid Mileage, with six people and their skis. "
            "It drank six litres on the way up, Ferro Minivan Hybrid Mileage, less than the brochure says.",
            "The brakes gave back a third of that, Ferro Minivan Hybrid Mileage, because the descent is long.",
        ),
        "We drove the family hauler over the pass, with six people and their skis. It drank six litres on the way up, "
        "less than the brochure says. The brakes gave back a third of that, because the descent is long.",
    ),
    "without a comma": (
        "Tomas Vrba Breaks Marathon Course Record in Heavy Rain",
        (
            "Water stood ankle-deep at the start on Sunday Tomas Vrba Breaks Marathon Course Record. The runner passed "
            "halfway alone Tomas Vrba Breaks Marathon Course Record and never looked back.",
            "Organisers had thought of cancelling the race Tomas Vrba Breaks Marathon Course Record because it poured.",
        ),
        "Water stood ankle-deep at the start on Sunday. The runner passed halfway alone and never looked back. "
        "Organisers had thought of cancelling the race because it poured.",
    ),
    "with more of the title in one place": (
        "Railway Clerk Recruitment 2026 Notification Out for 4,000 Posts",
        (
            "The board wants to fill four thousand desks, Railway Clerk Recruitment 2026 and applications close on "
            "Friday. A degree is not needed, Railway Clerk Recruitment 2026 Notification but typing is tested.",
            "Women pay no fee, Railway Clerk Recruitment 2026 which has doubled their number.",
        ),
        "The board wants to fill four thousand desks, and applications close on Friday. A degree is not needed, but "
        "typing is tested. Women pay no fee, which has doubled their number.",
    ),
    "a short phrase, after commas alone": (
        "Ukraine Grain Deal Extended for Six Months",
        (
            "The harvest was small, Ukraine Grain Deal while prices rose. Ships leave twice a day, Ukraine Grain Deal "
            "most of them for Egypt.",
            "Insurance is dear, Ukraine Grain Deal and few firms sell it.",
        ),
        "The harvest was small, while prices rose. Ships leave twice a day, most of them for Egypt. Insurance is dear, "
        "and few firms sell it.",
    ),
    "a question": (
        "Is Solenium a Good Investment in 2026? Price Prediction",
        (
            "Is Solenium a good investment, the token has lost half of its value this spring. Developers left, is "
            "Solenium a good investment and grants have stopped.",
            "Traders speak of a floor, is Solenium a good investment but volume is thin.",
        ),
        "The token has lost half of its value this spring. Developers left, and grants have stopped. Traders speak of "
        "a floor, but volume is thin.",
    ),
}


@pytest.mark.parametrize(("title", "body", "expected"), CASES.values(), ids=CASES)
def test_a_sentence_reads_right_without_the_stuffing(title, body, expected):
    assert summarise(article(title, body)) == expected


def test_a_teaser_of_one_sentence_is_freed_too():
    teaser = (
        "Monsoon Floods Cut Off Villages in Northern Hills after three days of rain, soldiers dropped rice on Tuesday. "
        "Landslides have buried the only road, Monsoon Floods Cut Off Villages in Northern Hills which was widened "
        "last year. The wounded were carried on […]",
    )
    found = summarise(article("Monsoon Floods Cut Off Villages in Northern Hills as Army Flies In Food", (), teaser))
    assert found == (
        "After three days of rain, soldiers dropped rice on Tuesday. Landslides have buried the only road, which was "
        "widened last year."
    )
