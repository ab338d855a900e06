"""What stands at each address of the preview. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from digest.preview.page import FOLDER, page, view_of
from digest.preview.scheme import as_seen

if TYPE_CHECKING:
    from digest.preview.state import Shown, State

# The page runs its own script and style and speaks to its own server; nothing is written into it by the browser.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# An edition runs nothing and loads nothing but its pictures. It keeps its origin, so that the page can read how far it
# is scrolled; without scripts that gives it no power.
EDITION_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'"
HTML, PLAIN, MESSAGE = "text/html; charset=utf-8", "text/plain; charset=utf-8", "message/rfc822"
OWN_FILES = {"/page.css": "text/css; charset=utf-8", "/page.js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True)
class Answer:
    """What is sent for one address."""

    body: bytes
    content_type: str
    policy: str = NOTHING_POLICY  # Content-Security-Policy


def answer(target: str, state: State) -> Answer | None:
    """What stands at that target of a request (RFC 9112 §3.2); None: nothing."""
    path, query = urlsplit(target).path, urlsplit(target).query
    if path == "/":
        return Answer(page(state, view_of(query)).encode(), HTML, PAGE_POLICY)
    if kind := OWN_FILES.get(path):
        return Answer((FOLDER / path.removeprefix("/")).read_bytes(), kind)
    if path.startswith("/edition/"):
        return _of_an_edition(unquote(path.removeprefix("/edition/")), query, state)
    return None


def _of_an_edition(name: str, query: str, state: State) -> Answer | None:
    if shown := state.edition(name):
        return Answer(_html(shown, query).encode(), HTML, EDITION_POLICY)
    if shown := state.edition(name.removesuffix(".txt")):
        return Answer(shown.text.encode(), PLAIN)
    if shown := state.edition(name.removesuffix(".eml")):
        return Answer(shown.message, MESSAGE)
    return None


def _html(shown: Shown, query: str) -> str:
    """The edition as it is sent, or the copy for the frame where a scheme is asked for."""
    match parse_qs(query).get("scheme"):
        case ["dark"]:
            return as_seen(shown.html, "dark")
        case ["light"]:
            return as_seen(shown.html, "light")
        case _:
            return shown.html
