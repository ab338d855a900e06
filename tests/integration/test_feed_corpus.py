"""Real feeds and oddities, as they lie beside the checkout."""

from __future__ import annotations

import io
import json
import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import feedparser

from digest.gather.jobs import Job, Unreadable
from digest.gather.outcome import ParsedFeed
from digest.gather.work import perform

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
URL = "https://example.org/folder/feed.xml"


def read(file: Path) -> ParsedFeed | Unreadable:
    result = perform(Job(file.read_bytes(), URL, None))
    assert isinstance(result, ParsedFeed | Unreadable)
    return result


def test_no_file_is_damaged_beyond_reading(shared: Path) -> None:
    files = [shared / "data/feeds" / row["file"] for row in json.loads((shared / "data/feeds/index.json").read_text())]
    assert len(files) > 200
    told = {file.name: result.error for file in files if isinstance(result := read(file), Unreadable)}
    assert not [name for name, error in told.items() if error == "is damaged beyond reading"]


def test_where_feedparser_finds_entries_so_do_we(shared: Path) -> None:
    for file in sorted((shared / "data/feeds").glob("*.xml")):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = len(feedparser.parse(io.BytesIO(file.read_bytes())).entries)
        result = read(file)
        assert (len(result.entries) if isinstance(result, ParsedFeed) else 0) == expected, file.name


def test_every_json_feed_is_read(shared: Path) -> None:
    for file in sorted((shared / "data/feeds").glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(data, dict) and isinstance(data.get("items"), list):
            result = read(file)
            assert isinstance(result, ParsedFeed), file.name
            assert len(result.entries) == len(data["items"]), file.name


def test_every_entry_is_clean(shared: Path) -> None:
    for file in sorted((shared / "data/feeds").glob("*.*")):
        result = read(file)
        for entry in result.entries if isinstance(result, ParsedFeed) else ():
            assert len(entry.title) <= 300
            assert entry.title == " ".join(entry.title.split())
            assert entry.url is None or entry.url.startswith(("http://", "https://"))
            assert entry.image is None or entry.image.startswith(("http://", "https://"))
            assert entry.published is None or entry.published <= NOW
            for block in (*entry.summary, *entry.body):
                assert block.text
                assert block.text == " ".join(block.text.split())
