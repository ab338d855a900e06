"""Which addresses from feeds may be written into a letter."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from digest.render.typography import one_line

_UNSAFE = frozenset('"<>\\^`{|}')
_SAFE = "".join(char for char in map(chr, range(0x21, 0x7F)) if char not in _UNSAFE)


def web_address(url: str | None) -> str | None:
    """The address in ASCII if it is one of the web (http or https, with a host), else None.

    What is safe stays letter by letter, for it is the article's own address. Other characters are escaped as browsers
    do (WHATWG URL §4.4), a host's by IDNA.
    """
    if not url or one_line(url) != url:
        return None
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        if quote(url, safe=_SAFE) == url:
            return url
        place = parts.netloc.encode("idna").decode("ascii")
    except ValueError:  # a broken IPv6 address, a host with an empty or an overlong label
        return None
    return urlunsplit((parts.scheme, quote(place, safe=_SAFE), *(quote(part, safe=_SAFE) for part in parts[2:])))
