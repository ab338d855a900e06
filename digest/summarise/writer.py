"""Who writes the summaries, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Writer:
    """A model at a server of the OpenAI chat interface."""

    url: str  # what stands before /chat/completions
    model: str
    api_key: str | None = field(default=None, repr=False)
    limit: int = 20  # stories of an edition, the highest ranks, that are sent to it
    timeout: float = 20.0  # seconds for one answer
