"""`digest preview --serve`: the edition on a local page, renewed with every change."""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from digest.errors import UsageError
from digest.preview.server import serve
from digest.preview.state import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HTML = "<html><style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><p>The edition</p></html>"


class Preview:
    """A server over a file: its text is the subject, and `broken` in it is a mistake."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.stop = threading.Event()
        self.address = ""
        self.listening = threading.Event()

    def build(self) -> list[Shown]:
        text = self.file.read_text(encoding="utf-8")
        if "broken" in text:
            raise UsageError("config.yaml:1:1: is broken")
        return [Shown("morning", "The Morning", text, HTML, "The text part", b"Subject: raw\r\n\r\n")]

    def announce(self, url: str) -> None:
        self.address = url.removeprefix("http://").rstrip("/")
        self.listening.set()

    def get(self, path: str, host: str | None = None) -> tuple[int, str, http.client.HTTPMessage]:
        connection = http.client.HTTPConnection(self.address, timeout=5)
        connection.request("GET", path, headers={"Host": host or self.address})
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()
        return response.status, body, response.headers

    def page_with(self, text: str) -> str:
        """The page, as soon as it has the text; two seconds at most."""
        for _ in range(40):
            page = self.get("/")[1]
            if text in page:
                return page
            time.sleep(0.05)
        pytest.fail(f"the page never said {text!r}")


@contextmanager
def previewing(file: Path) -> Iterator[Preview]:
    preview = Preview(file)
    arguments = {"port": 0, "announce": preview.announce, "stop": preview.stop}
    thread = threading.Thread(target=serve, args=(preview.build, lambda: [file]), kwargs=arguments)
    thread.start()
    try:
        assert preview.listening.wait(5)
        yield preview
    finally:
        preview.stop.set()
        thread.join(5)
    assert not thread.is_alive()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    file = tmp_path / "config.yaml"
    file.write_text("The first subject", encoding="utf-8")
    with previewing(file) as running:
        yield running


def test_the_page_shows_the_edition_in_every_view(preview: Preview) -> None:
    assert "The first subject" in preview.get("/")[1]
    assert preview.get("/edition/morning.html")[1] == HTML
    assert preview.get("/edition/morning.txt")[1] == "The text part"
    assert preview.get("/edition/morning.eml")[1] == "Subject: raw\r\n\r\n"


def test_the_dark_view_needs_no_dark_reader(preview: Preview) -> None:
    page = preview.get("/edition/morning.dark")[1]
    assert "prefers-color-scheme" not in page
    assert "@media (min-width:0)" in page


def test_another_host_is_refused(preview: Preview) -> None:
    assert preview.get("/", host="evil.example")[0] == 403
    assert preview.get("/edition/morning.eml", host="evil.example")[0] == 403


def test_nothing_of_the_edition_may_run(preview: Preview) -> None:
    policy = preview.get("/edition/morning.html")[2]["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("path", ["/nothing", "/edition/other.html", "/edition/morning.exe", "/../config.yaml"])
def test_what_is_not_there_is_not_found(preview: Preview, path: str) -> None:
    assert preview.get(path)[0] == 404


def test_a_saved_file_is_shown_and_a_mistake_told_above_the_last_good_edition(preview: Preview) -> None:
    preview.file.write_text("The second subject", encoding="utf-8")
    preview.page_with("The second subject")
    preview.file.write_text("broken", encoding="utf-8")
    page = preview.page_with("config.yaml:1:1: is broken")
    assert "The second subject" in page
    preview.file.write_text("The mended subject", encoding="utf-8")
    assert "is broken" not in preview.page_with("The mended subject")


def test_listeners_are_told_of_every_version(preview: Preview) -> None:
    connection = http.client.HTTPConnection(preview.address, timeout=5)
    connection.request("GET", "/changes")
    response = connection.getresponse()
    assert response.readline() == b"data: 1\n"
    preview.file.write_text("Another subject", encoding="utf-8")
    lines = iter(response.readline, b"")
    assert next(line for line in lines if line.startswith(b"data") and line != b"data: 1\n") == b"data: 2\n"
    connection.close()


def test_it_ends_at_once_with_streams_open(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("A subject", encoding="utf-8")
    with previewing(file) as running:
        connection = http.client.HTTPConnection(running.address, timeout=5)
        connection.request("GET", "/changes")
        connection.getresponse().readline()
        started = time.monotonic()
    assert time.monotonic() - started < 2
    connection.close()
