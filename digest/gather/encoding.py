"""Bytes to text, whatever feed and server claim. What decodes as UTF-8 is UTF-8: nothing else does by chance."""

from __future__ import annotations

import codecs
import re

BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# "<" and the character after it, in encodings that are no superset of ASCII (XML 1.0 appendix F).
OPENINGS = (
    (re.compile(rb"<\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0<"), "utf-32-be"),
    (re.compile(rb"<\0[^\0]"), "utf-16-le"),
    (re.compile(rb"\0<\0[^\0]"), "utf-16-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*['\"]([A-Za-z0-9._:-]{1,40})['\"]")
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
SUPERSETS = {  # as every browser reads them (WHATWG Encoding Standard §4.2)
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
STRAY = 0.02  # of the bytes beyond ASCII: with fewer wrong ones a text is damaged UTF-8, with more it never was any


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str | None]:
    """The text without byte order mark and XML declaration, and a warning where the feed lied or was damaged."""
    text, warning = _decode(body, content_type)
    return DECLARATION.sub("", text.removeprefix("\ufeff"), count=1), warning


def _decode(body: bytes, content_type: str | None) -> tuple[str, str | None]:
    for mark, name in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), None
    for opening, name in OPENINGS:
        if opening.match(body):
            return body.decode(name, "replace"), None
    claims = [name for name in (_declared(body), _charset(content_type)) if name]
    if "iso2022_jp" in claims and b"\x1b" in body:  # seven bits wide: UTF-8 would take it
        return body.decode("iso2022_jp", "replace"), None
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    for name in claims:
        if name != "utf-8":
            try:
                return body.decode(SUPERSETS.get(name, name)), None
            except UnicodeDecodeError:
                continue
    return _undeclared(body)


def _undeclared(body: bytes) -> tuple[str, str]:
    """Neither UTF-8 nor what it claims to be: damaged UTF-8, or Western European text under a false name."""
    text = body.decode("utf-8", "replace")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    if text.count("\ufffd") <= max(1, STRAY * beyond_ascii) < beyond_ascii:
        return text, "some of its characters are damaged"
    return body.decode("windows-1252", "replace"), "its text is not in the encoding that it claims"


def _declared(body: bytes) -> str | None:
    found = DECLARED.match(body[:500])
    return _known(found[1].decode()) if found else None


def _charset(content_type: str | None) -> str | None:
    found = CHARSET.search(content_type or "")
    return _known(found[1]) if found else None


def _known(name: str) -> str | None:
    """Python's name of an encoding of text."""
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None
