"""What becomes of a title."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.titles import shortened, title

FAMILY = "👨‍👩‍👧‍👦"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
TITLES = {
    "Plain": "Plain",
    "": "",
    "  two \n lines\t": "two lines",
    "AT&T and R&D": "AT&T and R&D",
    "AT&amp;T": "AT&T",
    "Fish &amp;amp; Chips": "Fish & Chips",
    "It&#8217;s here": "It’s here",
    "It&amp;#8217;s here": "It’s here",
    "It&amp;rsquo;s &quot;here&quot;": 'It’s "here"',
    "<b>Bold</b> move": "Bold move",
    "&lt;b&gt;Bold&lt;/b&gt; move": "Bold move",
    "&amp;lt;i&amp;gt;Twice&amp;lt;/i&amp;gt; escaped": "Twice escaped",
    "One<br/>two": "One two",
    '<a href="https://example.org">Linked</a>': "Linked",
    "<script>alert(1)</script>Script title": "Script title",
    "&lt;script&gt;alert(1)&lt;/script&gt;Script title": "Script title",
    "<style>b{}</style>Styled": "Styled",
    "<!-- hidden -->Shown": "Shown",
    "<![CDATA[Wrapped]]>": "Wrapped",
    "Why <marquee> was a mistake": "Why <marquee> was a mistake",
    "vector<int> in C++": "vector<int> in C++",
    "1 < 2 > 0": "1 < 2 > 0",
    "if (a<b) and (b>c)": "if (a<b) and (b>c)",
    "Template {{ 7*7 }} {% raw %}": "Template {{ 7*7 }} {% raw %}",
    "Subject\r\nBcc: victim@example.net": "Subject Bcc: victim@example.net",
    "Right-to-left \u202etxt.exe\u202c": "Right-to-left txt.exe",
    "\ufeffzero\u200bwidth\u00ad and \u2066isolate\u2069": "zerowidth and isolate",
    "Null\x00byte and bell\x07": "Nullbyte and bell",
    "half \ud800 pair": "half pair",
    "می\u200cخواهم": "می\u200cخواهم",  # Persian needs its joiners
    f"Family {FAMILY} ❤\ufe0f": f"Family {FAMILY} ❤\ufe0f",
    SCOTLAND: SCOTLAND,
    "no\u00a0break": "no break",
}


@pytest.mark.parametrize(("raw", "expected"), TITLES.items())
def test_a_title_becomes_one_readable_line(raw: str, expected: str) -> None:
    assert title(raw) == expected


def test_a_long_title_is_cut_between_words() -> None:
    short = title("word " * 4000)
    assert len(short) <= 300
    assert short.endswith("word…")


def test_a_long_word_is_cut_within() -> None:
    assert title("L" + "o" * 20_000 + "ng") == "L" + "o" * 298 + "…"


@pytest.mark.parametrize("length", range(285, 300))
def test_a_cut_leaves_no_half_of_an_emoji(length: int) -> None:
    short = shortened("x" * length + FAMILY * 3, 300)
    assert set(short.rstrip("…").lstrip("x").replace(FAMILY, "")) <= set()


def test_a_cut_leaves_no_letter_without_its_accent() -> None:
    short = shortened("e\u0301" * 300, 300)
    assert short.removesuffix("…").endswith("\u0301")


@given(st.text(max_size=2000))
def test_any_text_becomes_a_line_that_can_be_sent(raw: str) -> None:
    line = title(raw)
    line.encode()
    assert len(line) <= 300
    assert not [c for c in line if unicodedata.category(c) == "Cc"]
    assert line == " ".join(line.split())


@given(
    st.lists(
        st.sampled_from(["<", "</", ">", "&lt;", "&amp;", "script", "b", "a ", "!--", "-->", "<![CDATA[", "]]>", "x"])
    )
)
def test_no_script_is_left_however_it_is_pieced_together(parts: list[str]) -> None:
    line = title("".join(parts))
    assert "<script>" not in line.lower()
