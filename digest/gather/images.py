"""The one picture that stands for an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.gather.links import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.gather.clean import Picture

SMALLEST = 50  # pixels: what is smaller is a sign or a spy
# Signs, faces of commenters and spies, by what their addresses are called wherever they lie.
NO_PICTURE = re.compile(
    r"(?:^|[/.])(?:1x1|avatars?|badge|beacon|blank|button|doubleclick|emoji|feedburner|feedsportal|gravatar|icons?|logo|"
    r"pixel|share|smile?ys?|smilies|spacer|stats|tracking)(?:[/.?]|$)",
    re.IGNORECASE,
)


def first_picture(pictures: Iterable[Picture], base: str) -> str | None:
    """The absolute address of the first image in an article that is neither sign nor spy."""
    for picture in pictures:
        if is_small(picture.width) or is_small(picture.height) or NO_PICTURE.search(picture.src):
            continue
        address = web_address(picture.src, base)
        if address:
            return address
    return None


def is_small(measure: str | None) -> bool:
    """Is a width or height, as HTML gives it, too small for a picture? "100%" and nothing at all are not."""
    digits = re.match(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*$", measure or "")
    return digits is not None and int(digits[1]) < SMALLEST
