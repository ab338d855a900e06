"""The letter as HTML: the template filled, then its styles written into the elements, once an edition."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import cssutils
from lxml import etree
from premailer import Premailer

from digest import errors
from digest.render.templates import filled

if TYPE_CHECKING:
    from pathlib import Path

    from digest.render.view import Letter

_INDENTED = re.compile(r"\s*\n\s*")
_SPACED = re.compile(r"(?<=[;,]) ")
_STYLE = re.compile(r"(<style.*?</style>)", re.DOTALL)
_TEMPLATE_MARKS = re.compile(r"\{(?=[{%#])|(?<=[}%#])\}")


def page(letter: Letter, own_templates: Path | None) -> str:
    """The whole page, its styles inlined. Raises TemplateError."""
    html = _INDENTED.sub("\n", filled("digest.html.j2", letter, own_templates)).strip()
    return _without_template_marks(_inlined(html)) + "\n"


class _Inliner(Premailer):  # type: ignore[misc] # premailer has no types
    """premailer, but no style sheet is fetched: its `allow_network` does not hold for an @import."""

    def _parse_css_string(self, css_body: str, validate: bool = True) -> cssutils.css.CSSStyleSheet:
        return cssutils.CSSParser(fetcher=lambda _: (None, ""), validate=validate).parseString(css_body)


def _inlined(html: str) -> str:
    tree = etree.fromstring(html, etree.HTMLParser()).getroottree()
    inliner = _Inliner(
        tree.getroot(),
        strip_important=False,  # an !important of the kept blocks is what lets them win over inline styles
        disable_validation=True,  # cssutils knows neither mso- nor -webkit- properties
        cssutils_logging_level=logging.CRITICAL,
        align_floating_images=False,
        allow_network=False,
    )
    try:
        inliner.transform()
    except Exception as error:  # premailer fails in many ways on CSS that it does not know: a nested @media, a selector
        raise errors.TemplateError(
            f"digest.css: the styles cannot be inlined: {error or type(error).__name__}"
        ) from error
    for element in tree.iter("{*}*"):
        _tidy(element)
    return str(etree.tostring(tree, method="html", encoding="unicode")).strip()


def _tidy(element: etree._Element) -> None:
    """Takes back what premailer spends: spaces in styles (a tenth of a story), and the bgcolor that no div has."""
    if style := element.get("style"):
        element.set("style", _SPACED.sub("", style))
    if element.tag == "div":
        element.attrib.pop("bgcolor", None)


def _without_template_marks(html: str) -> str:
    """Braces of template languages as entities: a mailing service on the way may read them. Styles stay."""
    parts = _STYLE.split(html)
    parts[::2] = [_TEMPLATE_MARKS.sub(lambda brace: f"&#{ord(brace[0])};", part) for part in parts[::2]]
    return "".join(parts)
