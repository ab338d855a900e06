"""An address that may be shown: absolute, http or https, in one piece."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit

LONGEST = 4000  # characters; a longer one is no address but somebody's data
SAFE = "%/:=&?~#+!$,;'@()*[]|"


def web_address(link: str | None, base: str = "") -> str | None:
    """The absolute address of a link on a page at `base`; None where it is not of the web (javascript:, mailto: …).

    >>> web_address("../a b.html", "https://example.org/x/y.xml")
    'https://example.org/a%20b.html'
    """
    if not link or len(link) > LONGEST:
        return None
    try:
        link = link.strip()
        parts = urlsplit(link if link.startswith(("https://", "http://")) else urljoin(base, link))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        _ = parts.port
    except ValueError:
        return None
    # urlsplit drops line breaks and tabs; nothing that could end an attribute or a header may stay either.
    clean = parts.geturl()
    return clean if clean.isascii() and clean.isprintable() and not set(clean) & set(' "<>\\^`{}') else _quoted(clean)


def _quoted(address: str) -> str:
    try:
        address.encode()
    except UnicodeEncodeError:
        address = address.encode("utf-8", "replace").decode()
    return "".join(c if c.isalnum() or c in "-._~" or c in SAFE else quote(c, safe="") for c in address)
