"""What the look of an edition needs to know of the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Letterhead:
    """From whom a digest comes, and in which words, dates and templates it is written."""

    sender_name: str | None  # the name that the configured sender bears; None: the digest's title stands there
    sender: str  # bare address
    reply_to: str | None  # bare address
    timezone: ZoneInfo  # the reader's
    language: str = "en"  # BCP 47, of what the program itself writes
    templates: Path | None = None  # the user's folder: a file in it replaces the built-in of that name
    subject: str | None = None  # a template of the subject's own; None: the lead's headline
    unsubscribe: str | None = None  # a web address, {address} where the reader's stands; None: by mail alone
    utm: tuple[tuple[str, str], ...] = ()  # parameters that each link to an article bears

    @property
    def answers_to(self) -> str:
        """The address that a reader's answer reaches."""
        return self.reply_to or self.sender
