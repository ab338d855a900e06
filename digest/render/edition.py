"""An edition becomes what is sent of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Rendered
from digest.render import html, message, text
from digest.render.view import letter_of

if TYPE_CHECKING:
    from digest.model import Edition
    from digest.render.letterhead import Letterhead


def render(edition: Edition, head: Letterhead) -> Rendered:
    """The edition as subject, HTML, plain text and message; always the same of the same. Raises TemplateError."""
    letter = letter_of(edition, head)
    page, plain = html.page(letter, head.templates), text.page(letter, head.templates)
    return Rendered(
        subject=letter.subject,
        html=page,
        text=plain,
        message=message.build(edition, head, subject=letter.subject, html=page, text=plain),
    )
