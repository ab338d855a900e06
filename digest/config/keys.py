"""Which keys there are, and which of them a key that is not among them was meant to be."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from digest.config.schema import Config
from digest.config.sections import Digest, Dkim, Feed, Gather, Login, Mail, Section, Summaries, Topic, Utm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.config.document import Where

# What may stand at a place of the file, by the keys above it; * is any key or index. And how that place is called.
PLACES: dict[tuple[str, ...], tuple[type[Section], str]] = {
    (): (Config, "at the top, not indented"),
    ("mail",): (Mail, "under `mail`"),
    ("mail", "dkim"): (Dkim, "under `dkim` of `mail`"),
    ("gather",): (Gather, "under `gather`"),
    ("feeds", "*"): (Feed, "in an entry of `feeds`"),
    ("feeds", "*", "auth"): (Login, "under `auth` of a feed"),
    ("topics", "*"): (Topic, "under a topic"),
    ("digests", "*"): (Digest, "under a digest"),
    ("digests", "*", "utm"): (Utm, "under `utm` of a digest"),
    ("summaries",): (Summaries, "under `summaries`"),
}


def is_at(where: Where, pattern: tuple[str, ...]) -> bool:
    """Does `where` lie at a place written with * for any key or index?"""
    return len(where) == len(pattern) and all(p in ("*", w) for p, w in zip(pattern, where, strict=True))


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known word that a mistyped one was probably meant to be. `likeness` is difflib's ratio, from 0 to 1."""
    folded = {_folded(k): k for k in reversed(list(known))}
    near = difflib.get_close_matches(_folded(word), folded, n=1, cutoff=likeness)
    return folded[near[0]] if near else None


def unknown_key(where: Where) -> str:
    """What to say of a key that its place does not know."""
    key = str(where[-1])
    here = next((model.known_keys() for pattern, (model, _) in PLACES.items() if is_at(where[:-1], pattern)), [])
    homes = [called for model, called in PLACES.values() if key in model.known_keys()]
    if homes:
        return f"unknown key {key!r} here; it belongs {' or '.join(homes)}"
    if near := nearest(key, here):
        return f"unknown key {key!r}; did you mean {near!r}?"
    for model, called in PLACES.values():
        if near := nearest(key, model.known_keys(), likeness=0.8):
            return f"unknown key {key!r}; did you mean {near!r}, which belongs {called}?"
    return f"unknown key {key!r}; known here: {', '.join(here)}"


def _folded(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
