"""The first configuration works as it stands, shows every key, and overwrites nothing."""

import re
from pathlib import Path

import pytest
from config_cases import loaded

from digest.config import Config, load
from digest.config.keys import PLACES
from digest.config.sections import Section
from digest.config.starter import schema_text, write
from digest.errors import UsageError
from tests.signing_keys import rsa

STARTER = Path(__file__).parents[2] / "config.yaml"
TEXT = STARTER.read_text(encoding="utf-8")
BEHIND = re.compile(r"^( *)# ((?:[a-z_]+): .*)$", re.MULTILINE)  # a key with its default, or an example


def sections(config: Config) -> list[Section]:
    auths = [feed.auth for feed in config.feeds if feed.auth]
    return [
        config,
        config.mail,
        *filter(None, [config.mail.dkim]),
        config.gather,
        *filter(None, [config.summaries]),
        *config.feeds,
        *auths,
        *config.topics.values(),
        *config.digests.values(),
        *filter(None, [digest.utm for digest in config.digests.values()]),
    ]


def test_it_works_at_once_with_no_account_and_no_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("os.environ", {})
    config = loaded(tmp_path, TEXT)
    assert config.transport.path == tmp_path / "outbox"
    assert all(digest.to and digest.schedule for digest in config.digests.values())
    assert list(config.topics) == ["World", "Technology", "Business", "Science"]
    assert all(10 <= len(topic.match) <= 15 for topic in config.topics.values())
    assert 12 <= len(config.feeds) <= 16
    assert all(feed.url.startswith("https://") for feed in config.feeds)


def test_an_editor_finds_its_schema_and_a_reader_sees_it_whole() -> None:
    lines = TEXT.splitlines()
    assert lines[0] == "# yaml-language-server: $schema=config.schema.json"
    assert len(lines) <= 110
    assert max(map(len, lines)) <= 120


def test_every_key_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SMTP_PASSWORD", "FEED_PASSWORD", "FEED_KEY", "MODEL_KEY"):
        monkeypatch.setenv(name, "secret")
    (tmp_path / "my-templates").mkdir()
    (tmp_path / "dkim.pem").write_text(rsa())
    with_all = BEHIND.sub(r"\1\2", TEXT).replace("  transport: maildir:outbox", "  # ")
    config = loaded(tmp_path, with_all)
    assert config.transport.scheme == "smtp"
    for model, called in PLACES.values():
        shown = {name for section in sections(config) if type(section) is model for name in section.model_fields_set}
        assert shown == set(model.model_fields), called


def test_a_key_behind_a_sign_shows_its_default_or_says_that_it_is_an_example(tmp_path: Path) -> None:
    plain = loaded(tmp_path, TEXT)
    shown = list(BEHIND.finditer(TEXT))
    for key in shown:
        if re.search("example|by default", key.group()):
            continue
        changed = loaded(tmp_path, TEXT[: key.start()] + key.expand(r"\1\2") + TEXT[key.end() :])
        assert changed == plain, key.group()
    assert len(shown) > 15


def test_every_key_is_explained_once_where_it_stands_first() -> None:
    explained: set[str] = set()
    for line in re.sub(r",\n +", ", ", TEXT).splitlines():
        key = re.match(r" *(?:# )?(?:- )?([a-z_]+): +(.*)", line)
        if key and "smtp://" not in line:
            comments = len(key[2].split("# ")) - 1
            # some keys mean something else in each place, and are explained in all
            again = key[1] in ("topics", "limit", "timeout")
            assert comments == (key[1] not in explained or again) or key[1] in ("topic", "url"), line
            explained.add(key[1])


def test_writing_it(tmp_path: Path) -> None:
    folder = tmp_path / "news" / "mine"
    assert write(folder) == [folder / "config.yaml", folder / "config.schema.json"]
    assert (folder / "config.yaml").read_bytes() == STARTER.read_bytes()
    assert (folder / "config.schema.json").read_text(encoding="utf-8") == schema_text()
    assert load(folder / "config.yaml").digests


def test_an_existing_configuration_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("mine")
    with pytest.raises(UsageError, match=rf"^{re.escape(str(tmp_path))}/config.yaml exists; it stays as it is"):
        write(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["config.yaml"]
    assert (tmp_path / "config.yaml").read_text() == "mine"


def test_an_existing_schema_stays_too(tmp_path: Path) -> None:
    (tmp_path / "config.schema.json").write_text("mine")
    assert write(tmp_path) == [tmp_path / "config.yaml"]
    assert (tmp_path / "config.schema.json").read_text() == "mine"


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="exists; it stays as it is"):
        write(tmp_path)
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "news").touch()
    with pytest.raises(UsageError, match="news is a file; name a folder"):
        write(tmp_path / "news")
    with pytest.raises(UsageError, match="cannot be written: Not a directory"):
        write(tmp_path / "news" / "mine")
