"""XML whose writer forgot to escape: "R&D", "&nbsp;", "1 < 2". A strict parser stops there, a lenient one guesses."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape

CDATA, CDATA_END = "<![CDATA[", "]]>"
STRAY = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{0,31});)?|<(?![A-Za-z/!?_:])")
OF_XML = {"amp", "lt", "gt", "quot", "apos"}


def escaped(document: str) -> str:
    """The document with what stands for itself escaped, and the entities of HTML replaced, but for CDATA sections."""
    pieces = []
    position = 0
    while (start := document.find(CDATA, position)) >= 0 and (end := document.find(CDATA_END, start)) >= 0:
        end += len(CDATA_END)
        pieces += [STRAY.sub(_escaped, document[position:start]), document[start:end]]
        position = end
    return "".join([*pieces, STRAY.sub(_escaped, document[position:])])


def _escaped(stray: re.Match[str]) -> str:
    text, name = stray[0], stray[1]
    if name is None:
        return text if text.startswith("&#") else escape(text)
    return text if name in OF_XML else escape(unescape(text))
