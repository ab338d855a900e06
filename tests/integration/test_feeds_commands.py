"""`digest feeds import` and `export`: nothing else in config.yaml changes."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.config import load
from digest.config.editing import NewFeed, add, additions
from digest.errors import DigestError
from digest.store import feeds as feed_store
from digest.store import open_store

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


ADDED = [
    NewFeed("https://a.example.org/?q=[1]&r=$x", "No: # “it's” ${HOME}", "Gar$den"),
    NewFeed("https://b.example.org/"),
]
LAYOUTS = {
    "block": "feeds:\n  - https://one.example.org/\n  # no: - https://example.org/\n\n# of mine\ndigests: {m: }\n",
    "not indented": "feeds:\n- https://one.example.org/   # one\n# of mine\ndigests: {m: }\n",
    "far indented": "feeds:\n      -   url:   https://one.example.org/\n          weight: 2\ndigests: {m: }\n",
    "at the end, which no line break ends": "digests: {m: }\nfeeds:\n  - https://one.example.org/",
    "brackets": "feeds: [ https://one.example.org/ , ]   # one\ntopics: {World: [w]}\ndigests: {m: }\n",
    "brackets over lines": "feeds: [\n  https://one.example.org/   # ]\n]\ndigests: {m: }\n",
    "no topics": "feeds:\n  - https://one.example.org/\ndigests: {m: }\n# end\n",
    "nothing below the key": "feeds:   # write here\n\n# of mine\ntopics:\ndigests: {m: }\n",
    "JSON": '{"feeds": ["https://one.example.org/"], "digests": {"m": {}}, "topics": {}}',
    "CRLF": "feeds:\r\n  - https://one.example.org/\r\n\r\ndigests: {m: }\r\n",
    "a byte order mark": "\ufefffeeds:\n  - https://one.example.org/\ndigests: {m: }\n",
    "signs beyond ASCII": "# 😀\nfeeds: # 日本\n  - {url: https://one.example.org/, name: 日本😀}\ndigests: {m: }\n",
    "a text over lines": "feeds:\n  - url: https://one.example.org\n    name: >-\n      a\n      # b\ndigests: {m: }\n",
    "an anchor": "feeds: &f\n  - &o https://one.example.org/\ntopics:\n  A: &w [w]\n  B: [x]\ndigests: {m: }\n",
    "documents' marks": "---\nfeeds:\n  - https://one.example.org/\ndigests: {m: }\n...\n",
}


def without(longer: bytes, shorter: bytes) -> bool:
    """Is `shorter` what is left of `longer` where some characters are taken away?"""
    rest = iter(longer)
    return all(byte in rest for byte in shorter)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_keeps_what_it_has(tmp_path: Path, layout: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(layout.encode())
    config = add(file, additions(file, ADDED))
    assert [(feed.url, feed.name, feed.topic) for feed in config.feeds[-2:]] == [
        (feed.url, feed.name, feed.topic) for feed in ADDED
    ]
    assert config.topics["Gar$den"].match == ("gar$den",)
    after = file.read_bytes()
    assert without(after, layout.encode())
    assert after.count(b"\r\n") in (0, after.count(b"\n"))
    assert load(file) == config
    if "[" not in layout and '{"' not in layout:  # nothing but whole lines was added
        had = [line for line in layout.splitlines() if line]
        assert [line for line in after.decode().splitlines() if line in had] == had


@pytest.mark.parametrize("empty", ["[]", "~", "null", ""])
def test_a_configuration_without_feeds_takes_its_first(tmp_path: Path, empty: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(f"feeds: {empty}\ndigests: {{m: }}\n", encoding="utf-8")
    assert [feed.url for feed in add(file, additions(file, ADDED)).feeds] == [feed.url for feed in ADDED]


@pytest.mark.parametrize(
    "wrong",
    [
        "male: {}\n",
        "feeds: https://two.example.org/\n",
        "topics: [a]\n",
        "mail: {transport: 'smtp://${SURELY_NOT_SET}@x'}\n",
        "topics: &t {A: [w]}\nmail: *t\n",
    ],
)
def test_what_would_not_load_changes_nothing(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "config.yaml"
    before = f"{wrong}digests: {{m: }}\n" + "feeds:\n  - https://one.example.org/\n" * ("feeds" not in wrong)
    file.write_text(before, encoding="utf-8")
    with pytest.raises(DigestError, match=r"config\.yaml"):
        add(file, additions(file, ADDED))
    assert file.read_text(encoding="utf-8") == before
    assert list(tmp_path.iterdir()) == [file]


def test_the_same_address_written_otherwise_is_the_same_feed(folder: Path) -> None:
    same = ["HTTPS://One.Example.ORG/feed", "https://one.example.org:443/feed#top", "https://other.example.org/"]
    new = additions(folder / "config.yaml", [NewFeed(url) for url in [*same, "https://other.example.org"]])
    assert [feed.url for feed in new.feeds] == ["https://other.example.org/"]
    assert new.known == 3


def test_a_folder_means_the_topic_whose_case_differs(folder: Path) -> None:
    new = additions(folder / "config.yaml", [NewFeed("https://a.example.org/", topic="WORLD")])
    assert (new.feeds[0].topic, new.topics) == ("World", ())


@pytest.mark.parametrize(
    ("name", "topic", "word"), [("Tips * Tricks", "Tips * Tricks", "tips tricks"), ("*", None, None), ("★", None, None)]
)
def test_a_folder_s_name_becomes_a_word_where_it_can(
    folder: Path, name: str, topic: str | None, word: str | None
) -> None:
    file = folder / "config.yaml"
    config = add(file, additions(file, [NewFeed("https://a.example.org/", topic=name)]))
    assert config.feeds[-1].topic == topic
    assert (config.topics[topic].match if topic else (None,)) == (word,)


def test_the_file_keeps_its_mode_and_a_link_stays_one(folder: Path) -> None:
    (folder / "real").mkdir()
    real = (folder / "config.yaml").rename(folder / "real" / "mine.yaml")
    real.chmod(0o640)
    (folder / "config.yaml").symlink_to(real)
    assert digest(folder, "feeds", "import", "list.opml").returncode == 0
    assert (folder / "config.yaml").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "roses.example.org" in real.read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.iterdir()) == ["config.yaml", "list.opml", "real"]


def test_a_digest_with_a_list_of_topics_is_told_of(folder: Path) -> None:
    file = folder / "config.yaml"
    file.write_text(CONFIG.replace("{to:", "{topics: [World], to:"), encoding="utf-8")
    assert (
        "morning has a list of topics, which these are not in: Garden"
        in digest(folder, "feeds", "import", "list.opml").stderr
    )


def test_a_missing_list_is_told_in_a_line(folder: Path) -> None:
    done = digest(folder, "feeds", "import", "none.opml")
    assert (done.returncode, done.stderr) == (2, "none.opml: cannot be read: No such file or directory\n")


def test_an_export_needs_no_store_and_makes_none(folder: Path) -> None:
    done = digest(folder, "feeds", "export")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'text="https://one.example.org/feed"' in done.stdout
    assert not (folder / "digest.db").exists()


def test_an_export_gives_the_titles_that_the_store_knows(folder: Path) -> None:
    store = open_store("sqlite:///digest.db", folder)
    with store.writing() as connection:
        feed_store.enrol(connection, ["https://one.example.org/feed"])
        record = feed_store.load(connection, ["https://one.example.org/feed"])["https://one.example.org/feed"]
        feed_store.save(connection, [replace(record, title="One & only")])
    store.close()
    assert 'text="One &amp; only"' in digest(folder, "feeds", "export").stdout


def test_an_export_goes_on_where_the_store_is_damaged(folder: Path) -> None:
    (folder / "digest.db").write_bytes(b"no database" * 100)
    done = digest(folder, "feeds", "export")
    assert done.returncode == 0
    assert 'xmlUrl="https://one.example.org/feed"' in done.stdout
    assert len(done.stderr.splitlines()) == 1


def test_a_password_in_an_address_is_never_printed(folder: Path) -> None:
    file = folder / "config.yaml"
    file.write_text(CONFIG.replace("https://one.", "https://me:s3cret@one."), encoding="utf-8")
    exported = digest(folder, "feeds", "export")
    assert "s3cret" not in exported.stdout + exported.stderr
    (folder / "list.opml").write_text(exported.stdout, encoding="utf-8")
    assert digest(folder, "feeds", "import", "list.opml").stdout == "0 feeds added, 2 known already\n"


def test_an_export_into_its_own_configuration_adds_nothing(folder: Path) -> None:
    digest(folder, "feeds", "import", "list.opml")
    (folder / "list.opml").write_text(digest(folder, "feeds", "export").stdout, encoding="utf-8")
    before = (folder / "config.yaml").read_bytes()
    assert "4 known already" in digest(folder, "feeds", "import", "list.opml").stdout
    assert (folder / "config.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "url", ["http://[bad", "http://a:b:c", "javascript:alert(1)", "https://a b/", "https://", "/feed"]
)
def test_what_is_no_web_address_is_left_out_and_told_in_a_line(folder: Path, url: str) -> None:
    (folder / "list.opml").write_text(f'<opml><body><outline xmlUrl="{url}"/></body></opml>', encoding="utf-8")
    done = digest(folder, "feeds", "import", "list.opml", "--json")
    assert (done.returncode, json.loads(done.stdout)["skipped"]) == (0, 1)
    assert len(done.stderr.splitlines()) == 1
    assert (folder / "config.yaml").read_text(encoding="utf-8") == CONFIG


def test_a_password_in_the_list_is_kept_and_not_printed(folder: Path) -> None:
    feeds = '<outline xmlUrl="https://me:s3cret@a.example.org/"/><outline xmlUrl="ftp://me:s3cret@a.example.org/"/>'
    (folder / "list.opml").write_text(f"<opml><body>{feeds}</body></opml>", encoding="utf-8")
    for option in ("--dry-run", "--json"):
        done = digest(folder, "feeds", "import", "list.opml", option)
        assert "s3cret" not in done.stdout + done.stderr
    assert load(folder / "config.yaml").feeds[-1].url == "https://me:s3cret@a.example.org/"
