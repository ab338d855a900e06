"""Who wrote it, as readers know them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.gather.titles import shortened, title

if TYPE_CHECKING:
    from collections.abc import Iterable

MAIL = re.compile(r"(?:mailto:)?[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\"]+")
BYLINE = re.compile(r"^(?:by|von|par|por|di|door|av)\s+(?=[^\W\d_])", re.IGNORECASE)
NOBODY = {"", "unknown", "admin", "administrator", "anonymous", "none", "null", "noreply", "no-reply", "webmaster"}
LONGEST = 100  # characters


def author(name: str | None) -> str | None:
    """The name in an author's field; None where there is only a mail address, or nobody.

    >>> author("jane@example.org (Jane Doe)")
    'Jane Doe'
    """
    line = MAIL.sub(" ", title(name or ""))
    line = re.sub(r"\(\s*\)|<\s*>|\[\s*\]", " ", line)
    line = " ".join(line.split()).strip(" ,;:|-–—")
    if line.startswith("(") and line.endswith(")"):
        line = line[1:-1].strip()
    line = BYLINE.sub("", line.strip("\"'"))
    return None if line.casefold() in NOBODY else shortened(line, LONGEST)


def authors(names: Iterable[str | None]) -> str | None:
    """Several authors in one line, each once."""
    found = dict.fromkeys(known for name in names if (known := author(name)))
    return shortened(", ".join(found), LONGEST) if found else None
