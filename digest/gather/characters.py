"""What may not stand in XML, and stands in feeds: NUL, bell, halves of surrogate pairs, references to them."""

from __future__ import annotations

import re

# XML 1.0 §2.2. A parser that is strict stops at the first of them, and the rest of the feed is lost.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
SUSPECT_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|\d{5,}|[xX](?:0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|[0-9a-fA-F]{4,}));"
)


def legal(document: str) -> str:
    """The document without characters, and references to characters, that XML forbids."""
    if ILLEGAL.search(document):
        document = ILLEGAL.sub("", document)
    return SUSPECT_REFERENCE.sub(_if_legal, document) if "&#" in document else document


def _if_legal(reference: re.Match[str]) -> str:
    digits = reference[0][2:-1]
    if len(digits) > 9:
        return ""
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return reference[0] if code <= 0x10FFFF and code > 0x1F and not ILLEGAL.match(chr(code)) else ""
