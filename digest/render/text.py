"""The letter as plain text, written and not scraped from the HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.render.templates import filled

if TYPE_CHECKING:
    from pathlib import Path

    from digest.render.view import Letter


def page(letter: Letter, own_templates: Path | None) -> str:
    """The whole text, lines ended by LF and as long as their paragraphs. Raises TemplateError."""
    text = filled("digest.txt.j2", letter, own_templates)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
