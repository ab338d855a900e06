"""A file that cannot be read is told in one line, and every sound one is read."""

import os
from pathlib import Path

import pytest
from config_cases import SMALLEST, loaded

from digest.config import load
from digest.errors import ConfigError


def said_of(file: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert caught.value.exit_status == 2
    return str(caught.value)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    assert said_of(file) == (
        f"{file}: there is no such file; `digest init` writes one to start from, `-c FILE` names another"
    )


def test_a_folder(tmp_path: Path) -> None:
    assert said_of(tmp_path) == f"{tmp_path}: is a folder; name the file in it"


def test_a_file_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert said_of(tmp_path / "a" / "b") == f"{tmp_path / 'a' / 'b'}: cannot be read: Not a directory"


@pytest.mark.parametrize(
    "content, place",
    [
        (b"feeds: []\ntitle: caf\xe9\n", "2:11"),
        (b"\xff\xfef\0e\0", "1:1"),
        ("# Müsli\n# naïve ".encode() + b"\x80", "2:9"),
        (b"\xef\xbb\xbfa: \xff", "1:4"),
    ],
)
def test_a_file_that_is_not_utf_8(tmp_path: Path, content: bytes, place: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(content)
    assert said_of(file) == f"{file}:{place}: is not UTF-8 here; save the file in that encoding"


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: ("---\n" + text + "...\n").encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "document markers"],
)
def test_a_file_from_another_editor(tmp_path: Path, encode) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(encode(SMALLEST))
    assert load(file) == loaded(tmp_path, SMALLEST)


def test_places_count_characters_not_bytes(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("\ufeff" + SMALLEST + "mail: {from: 'Zoë 🐈 <zoe@example.org>', retry: 5}", encoding="utf-8")
    assert said_of(file).startswith(f"{file}:3:48: mail.retry: ")


def test_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, SMALLEST.encode())
    os.close(writing)
    try:
        assert load(Path(f"/dev/fd/{reading}")).digests
    finally:
        os.close(reading)
