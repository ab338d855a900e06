"""Blocks of text as they lie in the store: JSON, a short list a block."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from digest.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterable


def dumps(blocks: Iterable[Block]) -> str:
    """`[["text", "paragraph", 0.0, false], …]`"""
    return json.dumps([[b.text, b.kind, round(b.linked, 2), b.bold] for b in blocks], ensure_ascii=False)


def loads(text: str) -> tuple[Block, ...]:
    return tuple(Block(*row) for row in json.loads(text))
