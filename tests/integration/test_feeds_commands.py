"""`digest feeds import` and `export`: nothing else in config.yaml changes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest.config import load

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
# my feeds
feeds:
  - https://one.example.org/feed   # the first
  - url: https://two.example.org/feed
    name: Two

topics:   # what I care for
  World: [ceasefire,
          envoy]
digests:
  morning: {to: [me@example.org]}
# the end
"""
LIST = """<?xml version="1.0"?><opml version="2.0"><body>
<outline text="Garden"><outline text="Roses &amp; more" xmlUrl="https://roses.example.org/feed"/></outline>
<outline text="World"><outline text="Far" xmlUrl="feed://far.example.org/rss"/></outline>
<outline text="again" xmlUrl="https://one.example.org/feed"/>
<outline text="odd" xmlUrl="gopher://old.example.org/"/>
</body></opml>"""


def digest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "digest", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=30, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "list.opml").write_text(LIST, encoding="utf-8")
    return tmp_path


def test_new_feeds_are_added_and_not_a_byte_of_the_rest_changes(folder: Path) -> None:
    done = digest(folder, "feeds", "import", "list.opml", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "added": ["https://roses.example.org/feed", "http://far.example.org/rss"],
        "topics": ["Garden"],
        "skipped": 2,
    }
    lines = (folder / "config.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line in CONFIG.splitlines()] == CONFIG.splitlines()
    config = load(folder / "config.yaml")
    assert [(feed.name, feed.topic) for feed in config.feeds[2:]] == [("Roses & more", "Garden"), ("Far", "World")]
    assert list(config.topics) == ["World", "Garden"]


def test_importing_twice_adds_nothing(folder: Path) -> None:
    digest(folder, "feeds", "import", "list.opml")
    before = (folder / "config.yaml").read_bytes()
    assert json.loads(digest(folder, "feeds", "import", "list.opml", "--json").stdout)["added"] == []
    assert (folder / "config.yaml").read_bytes() == before


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    done = digest(folder, "feeds", "import", "list.opml", "--dry-run")
    assert "2 feeds would be added" in done.stdout
    assert (folder / "config.yaml").read_text(encoding="utf-8") == CONFIG


def test_what_is_exported_comes_back_with_its_topics(folder: Path) -> None:
    digest(folder, "feeds", "import", "list.opml")
    exported = digest(folder, "feeds", "export").stdout
    other = folder / "other"
    other.mkdir()
    (other / "config.yaml").write_text("feeds: [https://zero.example.org/]\ndigests: {m: }\n", encoding="utf-8")
    (other / "list.opml").write_text(exported, encoding="utf-8")
    assert digest(other, "feeds", "import", "list.opml").returncode == 0
    before, after = load(folder / "config.yaml"), load(other / "config.yaml")
    assert {(f.url, f.topic) for f in before.feeds} == {(f.url, f.topic) for f in after.feeds[1:]}


@pytest.mark.parametrize(
    ("content", "told"),
    [("<opml><body>", "list.opml:1:"), ("<rss/>", "is no OPML"), ("", "list.opml:1:1: is not XML")],
)
def test_a_broken_list_is_told_with_its_place(folder: Path, content: str, told: str) -> None:
    (folder / "list.opml").write_text(content, encoding="utf-8")
    done = digest(folder, "feeds", "import", "list.opml")
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
