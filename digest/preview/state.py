"""What the page shows: each digest's edition as rendered, and the mistake that keeps a newer one from being seen."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Shown:
    """One digest's edition as rendered."""

    name: str  # the digest's name in the configuration
    title: str
    subject: str
    html: str
    text: str
    message: bytes  # as it would go to the first recipient

    @property
    def fingerprint(self) -> str:
        """Differs where the HTML differs, so that a browser keeps a frame whose edition has not changed."""
        return sha256(self.html.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class State:
    """What there is to see at one moment."""

    version: str  # another one for every state, of this server or of an earlier one at the same port
    editions: tuple[Shown, ...] = ()  # the last that could be built; empty where none could yet
    problem: tuple[str, ...] = ()  # the lines of the mistake that the last attempt met

    def edition(self, name: str) -> Shown | None:
        return next((shown for shown in self.editions if shown.name == name), None)
