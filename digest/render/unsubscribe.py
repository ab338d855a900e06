"""How a reader leaves a digest: by a mail to the address that reads answers (RFC 2369 §3.2)."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from digest.render.letterhead import Letterhead


def list_label(digest: str) -> str:
    """The digest's name as a label of a List-Id: lower-case letters, digits, hyphens (RFC 2919 §2)."""
    label = re.sub(r"[^a-z0-9]+", "-", digest.lower()).strip("-")[:60]
    return label or f"digest-{sha256(digest.encode()).hexdigest()[:8]}"


def unsubscribe_address(digest: str, head: Letterhead) -> str:
    """A mailto: address that a person and a mail program can follow alike (RFC 6068)."""
    return f"mailto:{quote(head.answers_to, safe='@')}?subject={quote(f'unsubscribe {list_label(digest)}')}"
