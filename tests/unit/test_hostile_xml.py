"""What XML can do to those who read it, and what may not stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.characters import legal
from digest.gather.doctype import without_doctype

ROOT = "<rss>&a;</rss>"
KEPT = {
    ROOT: (ROOT, None),
    f"<!DOCTYPE rss>{ROOT}": (ROOT, None),
    f'<!DOCTYPE rss PUBLIC "-//Netscape//DTD" "http://x/rss.dtd">{ROOT}': (ROOT, None),
    f"<!-- <rss --><?pi?>\n<!DOCTYPE rss>{ROOT}": (f"<!-- <rss --><?pi?>\n{ROOT}", None),
    f'<!DOCTYPE rss [<!ENTITY a "&#233;">]>{ROOT}': ("<rss>&#233;</rss>", None),
    f'<!DOCTYPE rss [<!ENTITY a "word"> <!ENTITY b "other">]>{ROOT}': ("<rss>word</rss>", None),
    f'<!DOCTYPE rss [<!ENTITY % x "y">]>{ROOT}': (ROOT, "it holds entities that were not followed"),
    f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>{ROOT}': (
        ROOT,
        "it holds entities that were not followed",
    ),
    f'<!DOCTYPE rss [<!ENTITY l0 "lol"><!ENTITY a "&l0;&l0;">]>{ROOT}': (
        ROOT,
        "it holds entities that were not followed",
    ),
    f'<!DOCTYPE rss [<!ENTITY a "<b>">]>{ROOT}': (ROOT, "it holds entities that were not followed"),
    "<rss><![CDATA[<!DOCTYPE html><!ENTITY a 'b'>]]></rss>": (
        "<rss><![CDATA[<!DOCTYPE html><!ENTITY a 'b'>]]></rss>",
        None,
    ),
}
LEGAL_REFERENCES = "&#9;&#10;&#13;&#32;&#x20;&#8217;&#x2019;&#128512;&#x1F600;"
CHARACTERS = {
    "Null\x00byte and bell\x07": "Nullbyte and bell",
    "tab\t line\n return\r": "tab\t line\n return\r",
    "&#0;&#7;&#x1F;&#8;&#31;&#xB;": "",
    LEGAL_REFERENCES: LEGAL_REFERENCES,
    "&#55296;&#xD800;&#xFFFE;&#1114112;&#x110000;&#99999999999999;": "",
    "\ufffe\uffff\ud800": "",
}


@pytest.mark.parametrize(("document", "expected"), KEPT.items())
def test_only_harmless_entities_are_replaced(document: str, expected: tuple[str, str | None]) -> None:
    assert without_doctype(document) == expected


def test_an_entity_that_would_fill_the_memory_is_not_followed() -> None:
    document = f'<!DOCTYPE r [<!ENTITY a "{"x" * 1500}">]><r>{"&a;" * 100_000}</r>'
    rest, warning = without_doctype(document)
    assert len(rest) < len(document)
    assert warning


@pytest.mark.parametrize(("document", "expected"), CHARACTERS.items())
def test_what_xml_forbids_is_dropped(document: str, expected: str) -> None:
    assert legal(document) == expected


@given(st.text(), st.text(), st.text())
def test_no_entity_is_declared_before_the_root(before: str, name: str, value: str) -> None:
    rest, _ = without_doctype(f'{before}<!DOCTYPE r [<!ENTITY {name} "{value}">]><r/>')
    root = rest.find("<r/>")
    assert "<!ENTITY" not in rest[: root if root >= 0 else None] or "<" in before + name + value
