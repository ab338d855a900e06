"""Bytes to text, whatever the feed claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.encoding import decode

TEXT = "<rss><title>Café naïve – “résumé”</title></rss>"
CYRILLIC = "<rss><title>Новости дня: всё хорошо</title></rss>"
TOLD_RIGHT = [
    ("utf-8", None, TEXT),
    ("utf-8-sig", None, TEXT),
    ("utf-16", None, TEXT),
    ("utf-16-le", None, TEXT),
    ("utf-16-be", None, TEXT),
    ("utf-32", None, TEXT),
    ("windows-1252", "windows-1252", TEXT),
    ("windows-1252", "ISO-8859-1", TEXT),  # as every browser reads it
    ("windows-1251", "windows-1251", CYRILLIC),
    ("koi8-r", "KOI8-R", CYRILLIC),
    ("iso-8859-5", "iso-8859-5", CYRILLIC.replace("–", "-")),
    ("shift_jis", "Shift_JIS", "<rss><title>日本語の見出し</title></rss>"),
    ("iso2022_jp", "ISO-2022-JP", "<rss><title>日本語の見出し</title></rss>"),
    ("gb18030", "gb2312", "<rss><title>中文标题</title></rss>"),
    ("euc_kr", "euc-kr", "<rss><title>한국어 제목</title></rss>"),
]


@pytest.mark.parametrize(("encoding", "declared", "text"), TOLD_RIGHT)
def test_a_declared_encoding_is_believed(encoding: str, declared: str | None, text: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    assert decode((declaration + text).encode(encoding)) == (text, None)


def test_the_header_is_believed_where_the_feed_says_nothing() -> None:
    assert decode(CYRILLIC.encode("koi8-r"), "text/xml; charset=koi8-r") == (CYRILLIC, None)


@pytest.mark.parametrize("lie", ["iso-8859-1", "us-ascii", "utf-16", "windows-1251", "no-such-encoding", "base64"])
def test_utf8_is_known_under_any_name(lie: str) -> None:
    body = f'<?xml version="1.0" encoding="{lie}"?>{TEXT}'.encode()
    assert decode(body, f"application/xml; charset={lie}") == (TEXT, None)


def test_latin_text_that_claims_utf8_is_read_and_told() -> None:
    body = f'<?xml version="1.0" encoding="UTF-8"?>{TEXT}'.encode("windows-1252")
    assert decode(body) == (TEXT, "its text is not in the encoding that it claims")


def test_a_few_damaged_characters_do_not_spoil_the_rest() -> None:
    body = CYRILLIC.encode() * 20 + b"\xd0"
    text, warning = decode(body)
    assert text == CYRILLIC * 20 + "\ufffd"
    assert warning == "some of its characters are damaged"


@given(st.binary(), st.one_of(st.none(), st.text()))
def test_any_bytes_are_text(body: bytes, content_type: str | None) -> None:
    text, _ = decode(body, content_type)
    text.encode()
