"""Which gathered address is proposed for one that nobody knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.explain import nearest
from digest.gather.identity import canonical_url

BOATS = "https://news.example.org/2026/boats-wait"


@pytest.mark.parametrize(
    ("asked", "known", "near"),
    [
        (f"{BOATS}?page=2", [BOATS], BOATS),
        (BOATS, [f"{BOATS}?id=7"], f"{BOATS}?id=7"),
        ("https://example.net/2026/boats-wait", [BOATS], BOATS),
        ("https://news.example.org/sea/boats-wait", [BOATS], BOATS),
        ("https://example.net/boats-wait", [BOATS], BOATS),
        (f"{BOATS}?page=2", ["https://example.net/boats-wait", BOATS], BOATS),
        ("https://news.example.org/x/boats-wait", ["https://example.net/boats-wait", BOATS], BOATS),
        ("https://news.example.org/2026/boats", [BOATS], None),
        (f"{BOATS}?page=2", [], None),
        # several are as near: any one of them would be a guess
        ("https://example.org/story?id=1", ["https://example.org/story?id=2", "https://example.org/story?id=3"], None),
    ],
)
def test_the_same_path_or_else_the_same_last_segment(asked, known, near):
    assert nearest(canonical_url(asked), known) == near


@given(st.text(), st.lists(st.text(), max_size=5))
def test_no_text_is_too_strange(asked, known):
    assert nearest(asked, known) in {None, *known}
