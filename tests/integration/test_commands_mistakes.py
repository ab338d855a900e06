"""A user's mistake or a fault of the network is told in a line, with the exit status of its kind and no traceback."""

from __future__ import annotations

import socket
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from feed_server import Item, feed_server
from newsletter import ADA, call, configure, document, environment, run

NEWS = Item("Boats wait for the tide", "http://example.org/a", "a", datetime.now(UTC))
NOWHERE = "http://127.0.0.1:9/feed"  # the port of `discard`, which nobody offers


def said(done: subprocess.CompletedProcess[str], status: int) -> str:
    """What was said on standard error by a command that ended with the status."""
    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == status, done.stderr
    return done.stderr


COMMANDS = [
    ("gather",),
    ("preview", "--no-open"),
    ("send",),
    ("status",),
    ("check", "--offline"),
    ("explain", "http://example.org/a"),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_missing_configuration(tmp_path, arguments):
    done = call(tmp_path / "none.yaml", *arguments)
    assert said(done, 2).splitlines() == [
        f"{tmp_path}/none.yaml: there is no such file; `digest init` writes one to start from, `-c FILE` names another"
    ]
    assert done.stdout == ""


def test_the_scheduler_without_a_configuration(tmp_path):
    assert len(said(run(tmp_path / "none.yaml", "run"), 2).splitlines()) == 1


def test_a_wrong_key_is_told_with_its_place_and_the_nearest_known_one(tmp_path):
    file = configure(tmp_path, [NOWHERE], shedule="0 7 * * *")
    [line] = said(call(file, "gather"), 2).splitlines()
    assert line.startswith(f"{file}:")
    assert "schedule" in line


@pytest.mark.parametrize("arguments", [("preview", "dayly", "--no-open"), ("send", "dayly")], ids=" ".join)
def test_an_unknown_digest(tmp_path, arguments):
    [line] = said(call(configure(tmp_path, [NOWHERE]), *arguments), 2).splitlines()
    assert "dayly" in line
    assert "'daily'" in line


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("wire",), id="no such command"),
        pytest.param(("gather", "--fast"), id="no such option"),
        pytest.param(("preview", "--at", "noonish"), id="no time"),
        pytest.param(("send", "--to", "nobody"), id="no address"),
        pytest.param(("preview", "--port", "99999999"), id="no port"),
    ],
)
def test_a_mistake_in_the_call(tmp_path, arguments):
    assert said(call(configure(tmp_path, [NOWHERE]), *arguments), 2).strip()


def test_a_digest_without_recipients_is_not_sent(tmp_path):
    [line] = said(call(configure(tmp_path, [NOWHERE], to=[]), "send"), 2).splitlines()
    assert "digests.daily has no recipients" in line


def store_at(tmp_path, address: str):
    file = configure(tmp_path, [NOWHERE])
    file.write_text(file.read_text().replace("{", f'{{"store": "{address}",', 1))
    return file


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_store_whose_folder_does_not_exist(tmp_path, arguments):
    [line] = said(call(store_at(tmp_path, "sqlite:///nowhere/digest.db"), *arguments), 1).splitlines()
    assert str(tmp_path / "nowhere" / "digest.db") in line
    assert "folder" in line


@pytest.mark.parametrize(
    "content", [b"This is a letter, not a database. " * 99, b"SQLite format 3\0" + b"\xff" * 8000], ids=["text", "torn"]
)
def test_a_store_that_is_no_database(tmp_path, content):
    (tmp_path / "digest.db").write_bytes(content)
    [line] = said(call(store_at(tmp_path, "sqlite:///digest.db"), "status"), 1).splitlines()
    assert "damaged" in line or "no SQLite database" in line
    assert (tmp_path / "digest.db").read_bytes() == content


def test_a_store_that_is_a_folder(tmp_path):
    (tmp_path / "digest.db").mkdir()
    assert len(said(call(store_at(tmp_path, "sqlite:///digest.db"), "status"), 1).splitlines()) == 1


def test_a_store_whose_driver_is_not_installed_shows_no_password(tmp_path):
    file = store_at(tmp_path, "postgresql://ada:hush@127.0.0.1:9/digest")
    line = said(call(file, "status"), 1)
    assert len(line.splitlines()) == 1
    assert "hush" not in line


def test_a_mail_server_that_refuses_the_connection_defers_the_mail(tmp_path):
    with feed_server() as feeds, socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        taken.close()
        file = configure(tmp_path, [feeds.put("feed", NEWS)], port=port, to=[ADA])
        done = call(file, "send", "--json")
        assert "refused" in said(done, 0)
        assert document(done)["deferred"] == 1
        assert "refused" in said(call(file, "check"), 1) + call(file, "check").stdout


def test_a_test_copy_that_cannot_be_sent_has_failed(tmp_path):
    with feed_server() as feeds:
        file = configure(tmp_path, [feeds.put("feed", NEWS)], port=9, to=[ADA])
        done = call(file, "send", "--to", ADA)
        lines = said(done, 1).splitlines()
    assert any(line.startswith(f"{ADA}: ") for line in lines)


def test_where_no_feed_can_be_read_gathering_failed_and_a_preview_did_not(tmp_path):
    file = configure(tmp_path, [NOWHERE])
    done = call(file, "gather", "--json")
    assert f"{NOWHERE}: " in said(done, 1)
    assert [failure["url"] for failure in document(done)["failed"]] == [NOWHERE]
    said(call(file, "preview", "--no-open"), 0)
    again = call(file, "gather")
    assert said(again, 0) == "", "it was not asked again so soon"


@pytest.mark.parametrize(
    "arguments",
    [("preview", "--no-open", "--output", "file/in"), ("demo", "--no-open", "--output", "file/in")],
    ids=" ".join,
)
def test_a_folder_that_cannot_be_written(tmp_path, arguments):
    (tmp_path / "file").write_text("in the way")
    lines = said(call(configure(tmp_path, [NOWHERE]), *arguments), 2).splitlines()
    assert lines[-1].startswith("cannot write to file/in")


def test_a_template_with_a_mistake_is_told_with_its_line(tmp_path):
    file = configure(tmp_path, [NOWHERE])
    file.write_text(file.read_text().replace("{", '{"templates": "mine",', 1))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "digest.html.j2").write_text("<p>\n{% for %}\n")
    lines = said(call(file, "preview", "--no-open", "--no-gather"), 2).splitlines()
    assert "digest.html.j2" in lines[-1]


def test_explaining_an_address_that_nobody_gathered(tmp_path):
    [line] = said(call(configure(tmp_path, [NOWHERE]), "explain", "http://example.org/never"), 1).splitlines()
    assert "http://example.org/never" in line


@pytest.mark.parametrize("feeds", [1, 2000])
def test_a_reader_that_goes_away_hears_no_complaint(tmp_path, feeds):
    """As in `digest status | head -1`, with an output shorter and longer than a pipe holds back."""
    file = configure(tmp_path, [f"{NOWHERE}/{n}" for n in range(feeds)])
    program = subprocess.Popen(
        [sys.executable, "-m", "digest", "-c", str(file), "status"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    with program.stderr as errors:
        assert errors.read() == b""
    assert program.wait(20) in (0, 1)


@pytest.mark.parametrize("mistake", [["nosuch"], ["--at", "never"]])
def test_a_mistake_in_the_call_is_told_before_a_page_is_served(tmp_path, mistake):
    file = configure(tmp_path, [NOWHERE])
    done = run(file, "preview", *mistake, "--serve", "--no-gather", "--no-open", "--port", "0", timeout=20)
    assert len(said(done, 2).splitlines()) == 1
    assert done.stdout == ""
