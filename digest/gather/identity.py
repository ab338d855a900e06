"""When two addresses or two titles mean the same article. What is made here is compared, never shown or opened."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

from digest.gather.tracking import is_tracking

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from digest.model import Entry

TWIN_LABELS = re.compile(r"www\d{0,2}|m|mobile|amp")  # the same page for another screen
# The caches through which AMP pages are read; what follows is the address itself: /c/s/example.org/a (s: https).
AMP_CACHE_HOST = re.compile(r"(?:.+\.)?cdn\.ampproject\.org|(?:.+\.)?bing-amp\.com")
AMP_CACHE_PATH = re.compile(r"/(?:[a-z]{1,2}/)?(?:s/)?(?=[^/]+\.[^/])")
AMP_VIEWER = re.compile(r"/amp/(?:s/)?(?=[^/]+\.[^/])")
AMP_FILE = re.compile(r"\.amp(?=\.html?$|$)", re.IGNORECASE)
IN_PATH = "/:@!$'()*,;=~+-._&"  # what a path may hold as it is (RFC 3986 §3.3)
IN_QUERY = "/:@!$'()*,;~-._?"
# Neither letter nor number nor mark: \w alone would take the vowel signs out of Hindi.
PUNCTUATION = re.compile(r"[^\w\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3099\u309a]+|_+")
ACCENTS = re.compile("[\u0300-\u036f]+")  # not the vowel signs of Indian scripts, nor the voicing marks of Japanese


@lru_cache(4096)  # an address is compared within its feed, and then with those that are stored
def canonical_url(url: str) -> str:
    """The address without decoration: equal for the same article. Never raises; what is no web address stays as it is.

    Gone are tracking parameters, fragment, password, default port, trailing slash, `www.`, `m.` and AMP; http and https
    are one.
    """
    url = url.encode("utf-8", "replace").decode()  # halves of surrogate pairs cannot be compared
    for _ in range(4):  # an address in a cache in a viewer …
        simpler = _simpler(url)
        if simpler == url:
            break
        url = simpler
    return url


def _simpler(url: str) -> str:
    url = url.strip()
    try:
        parts = urlsplit(url, "https")
        host = _host(parts.hostname or "")
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not host:
        return url
    inner = _inside_amp_cache(host, parts)
    if inner is not None:
        return f"https://{inner}"
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    query = _query(parts.query)
    return f"https://{place}{_path(parts.path)}{'?' + query if query else ''}"


def title_key(title: str, site: str = "") -> str:
    """The title as it is compared: without case, accents, punctuation and white space.

    `site` is the feed's own title: where it stands at the end behind a dash or bar it is no part of the article's.
    """
    key = _folded(title)
    site_key = _folded(site)
    if site_key and key.endswith(f" {site_key}") and re.search(r"[-–—|:·»]\s*[^-–—|:·»]+$", title):
        key = key.removesuffix(f" {site_key}")
    return key


def shared_addresses(entries: Iterable[Entry]) -> set[str]:
    """Canonical addresses that several of one feed's entries have. The same entry twice, with title and date, shares
    nothing."""
    seen: dict[str, tuple[str, datetime | None]] = {}
    shared = set()
    for entry in entries:
        if entry.url is None:
            continue
        address = canonical_url(entry.url)
        article = title_key(entry.title), entry.published
        if seen.setdefault(address, article) != article:
            shared.add(address)
    return shared


def is_front_page(address: str) -> bool:
    """Is this canonical address a site, not a page of it?"""
    return "/" not in address.removeprefix("https://") and "?" not in address


def _host(host: str) -> str:
    """Lower case, in the form that DNS knows, and without labels that only name a twin."""
    host = host.rstrip(".").lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return host
    if ":" in host:
        return f"[{host}]"
    labels = host.split(".")
    if labels[-1].isdigit():  # an IPv4 address
        return host
    return ".".join([label for label in labels[:-2] if not TWIN_LABELS.fullmatch(label)] + labels[-2:])


def _inside_amp_cache(host: str, parts: SplitResult) -> str | None:
    """The address that an AMP cache or viewer shows."""
    if AMP_CACHE_HOST.fullmatch(host):
        start = AMP_CACHE_PATH.match(parts.path)
    elif re.fullmatch(r"google\.[a-z.]{2,6}", host):
        start = AMP_VIEWER.match(parts.path)
    else:
        return None
    if start is None:
        return None
    return parts.path[start.end() :] + (f"?{parts.query}" if parts.query else "")


def _path(path: str) -> str:
    decoded = quote(unquote_to_bytes(path), safe=IN_PATH)
    segments = AMP_FILE.sub("", decoded).strip("/").split("/")
    while segments and segments[-1].lower() in ("amp", ""):
        segments.pop()
    while segments and segments[0].lower() in ("amp", ""):
        segments.pop(0)
    return "/" + "/".join(segments) if segments else ""


def _query(query: str) -> str:
    """What is left of the parameters, in an order of its own: nothing depends on theirs."""
    pairs = (part.partition("=") for part in query.split("&") if part)
    decoded = ((_decoded(name), _decoded(value)) for name, _, value in pairs)
    kept = sorted(pair for pair in decoded if not is_tracking(*pair))
    return "&".join(f"{name}={value}" if value else name for name, value in kept)


def _decoded(part: str) -> str:
    return quote(unquote_to_bytes(part.replace("+", "%20")), safe=IN_QUERY)


@lru_cache(4096)
def _folded(text: str) -> str:
    folded = text
    for _ in range(3):  # folding may make what can be folded again
        decomposed = unicodedata.normalize("NFKD", folded.casefold())
        stripped = ACCENTS.sub("", decomposed)
        if stripped == folded:
            break
        folded = stripped
    return " ".join(PUNCTUATION.sub(" ", folded).split()) or " ".join(folded.split())
