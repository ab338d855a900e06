"""Only addresses of the web get into a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.web import web_address


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a",
        "HTTP://Example.com/?",
        "http://example.com:8080/a;b?c=d&e=%20[1]#f",
        "https://example.com/a(b)!*'$,~",
        "https://[2001:db8::1]/a",
    ],
)
def test_an_articles_address_stays_letter_by_letter(url):
    assert web_address(url) == url


@pytest.mark.parametrize(
    ("url", "ascii_url"),
    [
        ("https://example.com/größe?q=ä b", "https://example.com/gr%C3%B6%C3%9Fe?q=%C3%A4%20b"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ('https://example.com/"><script>{{7*7}}', "https://example.com/%22%3E%3Cscript%3E%7B%7B7*7%7D%7D"),
    ],
)
def test_what_is_not_safe_in_an_address_is_escaped(url, ascii_url):
    assert web_address(url) == ascii_url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "https://example.com/\r\nBcc: x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.com/a",
        "/a",
        "https:///a",
        "https://[broken",
        "mailto:a@example.com",
        "https://example.com/\u202egpj",
    ],
)
def test_any_other_address_is_none(url):
    assert web_address(url) is None


@given(st.text())
def test_no_text_after_the_scheme_crashes_or_escapes(text):
    address = web_address(f"https://{text}")
    assert address is None or (address.isascii() and not set(address) & set('"<> {}\n'))
