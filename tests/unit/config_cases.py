"""Configurations written to a folder, and what is said of them."""

from pathlib import Path

import pytest

from digest.config import Config, load
from digest.errors import ConfigError

FEEDS = "feeds: [https://example.org/feed.xml]\n"
DIGESTS = "digests: {morning: {}}\n"
SMALLEST = FEEDS + DIGESTS  # two lines: what a case adds begins in the third


def write(folder: Path, text: str) -> Path:
    file = folder / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def loaded(folder: Path, text: str) -> Config:
    return load(write(folder, text))


def mistakes(folder: Path, text: str) -> list[str]:
    """Each as LINE:COLUMN: message, in the order told; the file's name in front of each is checked here."""
    file = write(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(file)
    lines = str(caught.value).split("\n")
    assert len(lines) == len(caught.value.problems)
    assert all(line.startswith(f"{file}:") for line in lines)
    return [line.removeprefix(f"{file}:").strip() for line in lines]
