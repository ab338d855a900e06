"""Links tell the sites where their readers come from, where that is asked for, and change in nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.edition import render
from digest.render.utm import tagged
from tests.sample_editions import HEAD, thirteen

UTM = (("utm_source", "tide line"), ("utm_medium", "email"))
NEW = "utm_source=tide%20line&utm_medium=email"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", f"https://example.org?{NEW}"),
        ("https://example.org/a", f"https://example.org/a?{NEW}"),
        ("https://example.org/a?id=1", f"https://example.org/a?id=1&{NEW}"),
        ("https://example.org/a?id=1&", f"https://example.org/a?id=1&{NEW}"),
        ("https://example.org/a?", f"https://example.org/a?{NEW}"),
        ("https://example.org/a#part", f"https://example.org/a?{NEW}#part"),
        ("https://example.org/a?q=%C3%B6&x=a+b#p?q", f"https://example.org/a?q=%C3%B6&x=a+b&{NEW}#p?q"),
        ("https://example.org/a?utm_source=rss", "https://example.org/a?utm_source=rss&utm_medium=email"),
        ("https://example.org/a?UTM_Source=&utm%5Fmedium=x", "https://example.org/a?UTM_Source=&utm%5Fmedium=x"),
        ("https://example.org/a?b;utm_source=c;utm_medium=d", "https://example.org/a?b;utm_source=c;utm_medium=d"),
    ],
)
def test_parameters_are_added_once_and_all_else_stays(url, expected):
    assert tagged(url, UTM) == expected
    assert tagged(expected, UTM) == expected


@given(st.text())
def test_no_address_is_too_strange(text):
    once = tagged(f"https://example.org/{text}", UTM)
    assert tagged(once, UTM) == once


def test_every_link_to_an_article_bears_them_in_page_and_text():
    plain, told = (render(thirteen(), replace(HEAD, utm=utm)) for utm in ((), UTM))
    assert "utm_" not in plain.html + plain.text
    assert told.text.count(NEW) == told.text.count("https://example.com/")
    assert told.html.count(NEW.replace("&", "&amp;")) == plain.html.count('href="https://example.com/')
    assert f"mailto:editor@tideline.example?subject=unsubscribe%20morning{NEW}" not in told.html
