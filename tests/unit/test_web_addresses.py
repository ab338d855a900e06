"""Addresses that may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.languages import language
from digest.gather.links import web_address

BASE = "https://example.org/news/feed.xml"
ADDRESSES = {
    "https://example.org/a": "https://example.org/a",
    "HTTP://EXAMPLE.org/a": "http://EXAMPLE.org/a",
    "//cdn.example.org/a": "https://cdn.example.org/a",
    "a": "https://example.org/news/a",
    "?page=2": "https://example.org/news/feed.xml?page=2",
    " https://example.org/a\n": "https://example.org/a",
    "https://example.org/a\r\nBcc: x": "https://example.org/aBcc:%20x",
    "https://example.org/a b<c>": "https://example.org/a%20b%3Cc%3E",
    "https://example.org/\u202ea": "https://example.org/%E2%80%AEa",
    "https://example.org/日本": "https://example.org/日本",
    "javascript:alert(1)": None,
    "JaVaScRiPt:alert(1)": None,
    "java\nscript:alert(1)": None,
    "data:text/html,x": None,
    "file:///etc/passwd": None,
    "ftp://example.org/": None,
    "http://[::1": None,
    "http://example.org:port/": None,
    "": None,
    "https://example.org/" + "a" * 5000: None,
}
LANGUAGES = {
    "en": "en",
    "EN-us": "en-US",
    "de_AT": "de-AT",
    "zh-Hant-TW": "zh-Hant-TW",
    "": None,
    None: None,
    "English": None,
    "<b>": None,
}


@pytest.mark.parametrize(("link", "expected"), ADDRESSES.items())
def test_only_addresses_of_the_web_are_shown(link: str, expected: str | None) -> None:
    assert web_address(link, BASE) == expected


@given(st.text(), st.text())
def test_any_text_is_an_address_in_one_piece_or_none(link: str, base: str) -> None:
    address = web_address(link, base)
    if address is not None:
        assert address.startswith(("http://", "https://"))
        assert address.isprintable()
        assert not set(address) & set(" \"<>'") - {"'"}
        address.encode()


@pytest.mark.parametrize(("declared", "tag"), LANGUAGES.items())
def test_a_language_is_a_tag_or_none(declared: str | None, tag: str | None) -> None:
    assert language(declared) == tag
