"""The page around the edition. Its state stands in its address, so that every view is a link that works by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from digest.preview.inbox import GMAIL, row_of

if TYPE_CHECKING:
    from jinja2 import Template

    from digest.preview.scheme import Scheme
    from digest.preview.state import Shown, State

FOLDER = Path(__file__).parent
WIDTHS = {"desktop": "Desktop", "tablet": "Tablet", "phone": "Phone"}  # their CSS pixels stand in page.css
SCHEMES: dict[Scheme, str] = {"light": "Light", "dark": "Dark"}


@dataclass(frozen=True)
class View:
    """How the edition is looked at."""

    digest: str = ""  # empty: the first
    width: str = "desktop"
    scheme: Scheme = "light"
    text: bool = False  # the text part instead of the HTML; the width is kept for the way back

    @property
    def address(self) -> str:
        told = {"digest": self.digest, "width": self.width, "scheme": self.scheme, "text": "1" if self.text else ""}
        plain = {"digest": "", "width": "desktop", "scheme": "light", "text": ""}
        query = urlencode({key: value for key, value in told.items() if value != plain[key]})
        return f"/?{query}" if query else "/"


@dataclass(frozen=True)
class Link:
    """One way of looking at it, and the keys that lead there."""

    label: str
    address: str
    current: bool
    keys: str = ""


def view_of(query: str) -> View:
    """The view that an address asks for; what it asks for in vain is as by default."""
    asked = {key: values[-1] for key, values in parse_qs(query).items()}
    return View(
        digest=asked.get("digest", ""),
        width=asked["width"] if asked.get("width") in WIDTHS else "desktop",
        scheme="dark" if asked.get("scheme") == "dark" else "light",
        text=asked.get("text") == "1",
    )


def page(state: State, view: View) -> str:
    """The page as HTML."""
    shown = state.edition(view.digest) or next(iter(state.editions), None)
    return _template().render(
        state=state,
        view=view,
        shown=shown,
        row=row_of(shown) if shown else None,
        limit=GMAIL,
        digests=_digests(state, view, shown),
        views=_views(view),
        schemes=_schemes(view),
        address=shown and f"/edition/{quote(shown.name, safe='')}",
    )


def _digests(state: State, view: View, shown: Shown | None) -> list[Link]:
    if len(state.editions) < 2:
        return []
    return [Link(e.title, replace(view, digest=e.name).address, e is shown) for e in state.editions]


def _views(view: View) -> list[Link]:
    links = []
    for number, (width, label) in enumerate(WIDTHS.items(), 1):
        chosen = view.width == width
        keys = f"{number} t" if view.text and chosen else str(number)  # `t` leads to the text and back
        links.append(Link(label, replace(view, width=width, text=False).address, chosen and not view.text, keys))
    return [*links, Link("Text", replace(view, text=True).address, view.text, "t")]


def _schemes(view: View) -> list[Link]:
    return [Link(label, replace(view, scheme=s).address, view.scheme == s, "d") for s, label in SCHEMES.items()]


@cache
def _template() -> Template:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("page.html")
