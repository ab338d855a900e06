"""How long a server says that its answer holds, or that we should stay away."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LONGEST = 100  # characters of a date or a number that anybody means
MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)
FRESH_NEVER = re.compile(r"(?:^|[\s,])no-(?:cache|store)(?:$|[\s,])", re.IGNORECASE)


def max_age_of(cache_control: str | None) -> float | None:
    """Seconds for which an answer stays fresh (RFC 9111 §5.2.2.1); None where the server does not say."""
    if not cache_control or FRESH_NEVER.search(cache_control):
        return None
    found = MAX_AGE.search(cache_control)
    return float(found[1]) if found else None


def retry_after_of(status: int, retry_after: str | None, now: datetime) -> float | None:
    """Seconds that the server asks us to wait, from seconds or a date (RFC 9110 §10.2.3).

    Only 429 and 503 may ask; None where they do not.
    """
    if status not in (429, 503) or not retry_after:
        return None
    text = retry_after.strip()[:LONGEST]
    if text.isascii() and text.isdigit():
        return float(text[:10])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
