"""The sample feeds, as they are written in feeds/*.yaml. All of it is invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

FOLDER = Path(__file__).with_name("feeds")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml: 2 ms for all of it instead of 28


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry of a sample feed."""

    slug: str  # the last part of its address; the same in two feeds: the same article
    title: str  # plain text, hostile in a few
    author: str
    minutes_ago: int  # when it appeared
    summary: str  # HTML; empty where the feed gives none
    body: str  # HTML
    decoration: str | None  # a query string that this feed adds to the address


@dataclass(frozen=True, slots=True)
class SampleFeed:
    """One feed. `gives` tells what its entries carry of their text.

    content: the summary and the whole text; summary: the summary alone; description: the whole text, where others put
    a summary.
    """

    name: str  # the file's name, and the feed's in its address
    title: str
    kind: Literal["rss", "atom"]
    gives: Literal["content", "summary", "description"]
    site: str  # the host that its guids name
    language: str  # BCP 47
    samples: tuple[Sample, ...]


def sample_feeds() -> tuple[SampleFeed, ...]:
    """All of them, in the order of their names."""
    return tuple(_feed(path) for path in sorted(FOLDER.glob("*.yaml")))


def _feed(path: Path) -> SampleFeed:
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - both are safe loaders
    samples = tuple(_sample(entry) for entry in written.pop("entries"))
    return SampleFeed(name=path.stem, samples=samples, **written)


def _sample(written: dict[str, Any]) -> Sample:
    return Sample(**{"summary": "", "decoration": None, **written, "body": _paragraphs(written["body"])})


def _paragraphs(text: str) -> str:
    """Paragraphs of HTML, set apart by blank lines; one that begins with a tag has its own element already."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    return "\n".join(paragraph if paragraph.startswith("<") else f"<p>{paragraph}</p>" for paragraph in paragraphs)
