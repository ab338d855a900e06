"""The colours of the letter, by role. Text reaches a contrast of 4.5 on paper, canvas and wash (WCAG 2.1, 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, each `#rrggbb`."""

    paper: str  # behind the stories
    canvas: str  # around the paper, and behind the footer
    ink: str  # headlines
    body: str  # summaries
    muted: str  # sources, dates, the footer
    accent: str  # the bar on top, rules of sections, labels
    wash: str  # behind the contents panel and a picture that has not come
    rule: str  # between stories; decoration, so it need not reach the contrast


LIGHT = Palette(
    paper="#ffffff",
    canvas="#f3f2ee",
    ink="#17181a",
    body="#3b3e43",
    muted="#63676e",
    accent="#b3331b",
    wash="#fff0ec",
    rule="#dedcd5",
)
DARK = Palette(
    paper="#18191c",
    canvas="#0f1012",
    ink="#f1f0ec",
    body="#c9cacd",
    muted="#9a9da4",
    accent="#f57056",
    wash="#32221f",
    rule="#34363b",
)
