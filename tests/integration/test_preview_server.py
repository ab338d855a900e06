"""The preview over real HTTP: what it answers, whom it refuses, and how it follows changes and ends."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from digest.errors import UsageError
from digest.preview.inbox import GMAIL, preheader_of, row_of, sender_of
from digest.preview.scheme import as_seen
from digest.preview.server import serve
from digest.preview.state import Shown

HTML = (
    "<html><head><style>@media (prefers-color-scheme:dark){p{color:#fff}}</style></head><body><p>News</p></body></html>"
)
MESSAGE = b"From: The Morning <news@example.org>\r\nSubject: raw\r\n\r\nbody \xff\r\n"


class Preview:
    """A server over a file: what stands in it is the subject, and `broken` in it is a mistake."""

    def __init__(self, file):
        self.file, self.stop, self.builds = file, threading.Event(), 0
        self.listening, self.url = threading.Event(), ""

    def build(self):
        self.builds += 1
        subject = self.file.read_text(encoding="utf-8")
        if "broken" in subject:
            raise UsageError("config.yaml:3:5: is broken\nconfig.yaml:9:1: so is this <b>")
        return [
            Shown(name, name.title(), subject, HTML, "Text & part\n", MESSAGE) for name in ("morning", "late night")
        ]

    def announce(self, url):
        self.url = url
        self.listening.set()

    @property
    def address(self):
        return self.url.removeprefix("http://").rstrip("/")

    def get(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection(self.address, timeout=5)
        connection.request(method, path, headers={"Host": self.address} | headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body, answer.headers

    def page_with(self, words):
        """The page as soon as it has the words; a second at most."""
        until = time.monotonic() + 1
        while time.monotonic() < until:
            if words in (page := self.get("/")[1].decode()):
                return page
            time.sleep(0.02)
        pytest.fail(f"the page never said {words!r}")

    @contextmanager
    def stream(self, have=""):
        connection = http.client.HTTPConnection(self.address, timeout=5)
        connection.request("GET", f"/events?have={have}")
        answer = connection.getresponse()
        yield answer
        answer.close()
        connection.close()


@contextmanager
def previewing(file):
    preview = Preview(file)
    arguments = {"port": 0, "announce": preview.announce, "stop": preview.stop}
    thread = threading.Thread(target=serve, args=(preview.build, lambda: [file.parent]), kwargs=arguments)
    thread.start()
    try:
        assert preview.listening.wait(5)
        yield preview
    finally:
        preview.stop.set()
        thread.join(5)
    assert not thread.is_alive()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text("The first subject", encoding="utf-8")
    return path


@pytest.fixture
def preview(file):
    with previewing(file) as running:
        yield running


def threads_of_the_preview():
    return [t for t in threading.enumerate() if t.name == "preview" or "process_request" in t.name]


def test_an_edition_its_text_and_its_message_are_served_as_they_are_sent(preview):
    assert preview.get("/edition/morning")[1] == HTML.encode()
    assert preview.get("/edition/morning.txt")[1] == b"Text & part\n"
    assert preview.get("/edition/late%20night.eml")[1] == MESSAGE
    assert preview.get("/edition/morning.txt")[2]["Content-Type"] == "text/plain; charset=utf-8"
    assert preview.get("/edition/morning.eml")[2]["Content-Type"] == "message/rfc822"


def test_a_frame_gets_a_copy_that_is_light_or_dark_by_itself(preview):
    assert b"@media (min-width:0){p{" in preview.get("/edition/morning?scheme=dark")[1]
    assert b"@media (max-width:0){p{" in preview.get("/edition/morning?scheme=light")[1]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<head><style media="( Prefers-Color-Scheme : dark )">a{}</style>', '<style media="(min-width:0)">'),
        ("<style>@media screen and (prefers-color-scheme:light){}</style>", "screen and (max-width:0){"),
        ('<source media="(prefers-color-scheme: dark)" srcset="x">', '<source media="(min-width:0)"'),
        ("<p>Write (prefers-color-scheme:dark) in your CSS</p>", "Write (prefers-color-scheme:dark) in your CSS"),
        ("", '<base target="_blank">'),
    ],
)
def test_conditions_are_decided_and_words_about_them_stay(html, expected):
    assert expected in as_seen(html, "dark")


def test_the_page_tells_of_the_row_in_the_inbox_and_the_size(preview):
    page = preview.get("/")[1].decode()
    for words in ("The Morning", "The first subject", "News", "KB of the 102 KB", 'sandbox="allow-same-origin'):
        assert words in page
    assert "Text &amp; part" in preview.get("/?text=1")[1].decode()


@pytest.mark.parametrize("query", ["?digest=gone", "?width=99&scheme=red&text=yes", "?%ff=&&=;", "?digest=%00"])
def test_an_address_that_asks_in_vain_shows_the_default(preview, query):
    status, page, _ = preview.get("/" + query)
    assert status == 200
    assert b'<section id="stage" class="desktop light"' in page


def test_a_row_says_what_a_mail_program_would():
    assert sender_of(MESSAGE) == "The Morning"
    assert sender_of(b"From: news@example.org\r\n\r\n") == "news@example.org"
    assert sender_of(b"") == ""
    filler = " \u034f" * 200
    assert preheader_of(f"<title>No</title><div>Also:  rain{filler}</div><p>Body</p>") == "Also: rain"
    row = row_of(Shown("a", "A", "S", HTML, "", b"x" * (GMAIL + 1)))
    assert (row.is_cut_off, row.kilobytes) == (True, "102")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost", ""])
@pytest.mark.parametrize("path", ["/", "/edition/morning.eml", "/events", "/page.js"])
def test_another_host_is_refused(preview, host, path):
    assert preview.get(path, Host=host)[0] == 403
    assert preview.get(path, "POST", Host=host)[0] == 403


def test_every_name_of_the_loopback_is_answered_and_no_other_origin(preview):
    port = preview.address.rpartition(":")[2]
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert preview.get("/", Host=f"{name}:{port}")[0] == 200
    assert preview.get("/", Origin=f"http://localhost:{port}")[0] == 200
    for origin in ("http://evil.example", "null", f"https://localhost:{port}"):
        assert preview.get("/", Origin=origin)[0] == 403


def test_two_hosts_or_none_are_refused(preview):
    for hosts in ("", f"Host: {preview.address}\r\nHost: evil.example\r\n"):
        with socket.create_connection(preview.address.split(":"), 5) as client:
            client.sendall(f"GET / HTTP/1.1\r\n{hosts}\r\n".encode())
            assert b" 403 " in client.recv(100)


def test_nobody_but_this_machine_is_listened_to(preview):
    port = int(preview.address.rpartition(":")[2])
    with socket.socket() as other:  # only a socket on every address would keep this one from its port
        other.bind(("127.0.0.2", port))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading_is_allowed(preview, method):
    status, _, headers = preview.get("/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/edition/morning", "/edition/morning.txt", "/page.js", "/gone"])
def test_a_head_is_the_answer_without_its_body(preview, path):
    status, body, _ = preview.get(path)
    head_status, nothing, head = preview.get(path, "HEAD")
    assert (head_status, nothing, head["Content-Length"]) == (status, b"", str(len(body)))


@pytest.mark.parametrize(
    "path",
    ["/gone", "/edition/", "/edition/gone.txt", "/../config.yaml", "/page.html", "/page.py", "/edition/%2e%2e/x"],
)
def test_what_is_not_there_is_not_found_and_no_folder_is_listed(preview, path):
    status, body, headers = preview.get(path)
    assert (status, body, headers["X-Content-Type-Options"]) == (404, b"Not Found\n", "nosniff")


def test_nothing_of_an_edition_may_run_and_the_page_is_in_nobodys_frame(preview):
    edition, page = (preview.get(path)[2] for path in ("/edition/morning?scheme=dark", "/"))
    assert "sandbox" in edition["Content-Security-Policy"]
    assert "default-src 'none'" in edition["Content-Security-Policy"]
    assert "script" not in edition["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert {h["X-Content-Type-Options"] for h in (edition, page)} == {"nosniff"}


def test_a_mistake_stands_above_the_last_good_edition_until_it_is_mended(preview):
    preview.file.write_text("broken", encoding="utf-8")
    page = preview.page_with("config.yaml:3:5: is broken")
    assert "so is this &lt;b&gt;" in page
    assert "The first subject" in page
    preview.file.write_text("The mended subject", encoding="utf-8")
    assert "is broken" not in preview.page_with("The mended subject")


def test_a_mistake_from_the_start_is_shown_and_mended(file):
    file.write_text("broken", encoding="utf-8")
    with previewing(file) as preview:
        assert "No edition yet" in preview.page_with("is broken")
        file.write_text("At last", encoding="utf-8")
        preview.page_with("At last")


def test_a_change_builds_once_and_an_editors_own_files_do_not(preview):
    preview.file.with_name(".config.yaml.swp").write_text("x")
    preview.file.with_name("config.yaml~").write_text("x")
    time.sleep(0.7)
    assert preview.builds == 1
    preview.file.write_text("", encoding="utf-8")  # as an editor that empties a file before it writes it
    preview.file.write_text("Whole", encoding="utf-8")
    preview.page_with("Whole")
    time.sleep(0.7)
    assert preview.builds == 2


def test_new_replaced_and_deleted_files_are_changes(preview):
    partial = preview.file.with_name("story.html.j2")
    for change in (lambda: partial.write_text("x"), partial.unlink):
        builds = preview.builds
        change()
        until = time.monotonic() + 1
        while preview.builds == builds:
            assert time.monotonic() < until
            time.sleep(0.02)
    other = preview.file.with_name("new")
    other.write_text("Replaced subject", encoding="utf-8")
    other.replace(preview.file)
    preview.page_with("Replaced subject")


def test_a_stream_tells_of_a_state_that_its_page_has_not(preview):
    with preview.stream() as stream:
        version = stream.readline().decode().removeprefix("id: ").strip()
        assert stream.readline().decode() == f"data: {version}\n"
    with preview.stream(have=version) as stream:
        preview.file.write_text("Another subject", encoding="utf-8")
        started = time.monotonic()
        assert stream.readline().decode().strip() != f"id: {version}"
        assert time.monotonic() - started < 1


def test_a_tab_that_is_closed_leaves_no_thread(preview):
    for _ in range(10):
        with preview.stream() as stream:
            stream.readline()
    until = time.monotonic() + 3
    while len(threads_of_the_preview()) > 1 and time.monotonic() < until:
        time.sleep(0.05)
    assert [t.name for t in threads_of_the_preview()] == ["preview"]


def test_it_ends_within_a_second_with_streams_and_idle_connections_open(file):
    with previewing(file) as preview:
        address = preview.address.split(":")
        idle = [socket.create_connection(address, 5) for _ in range(5)]
        streams = [socket.create_connection(address, 5) for _ in range(10)]
        for stream in streams:
            stream.sendall(f"GET /events HTTP/1.1\r\nHost: {preview.address}\r\n\r\n".encode())
            assert b"200" in stream.recv(1000)
        started = time.monotonic()
        preview.stop.set()
        while threads_of_the_preview():
            assert time.monotonic() - started < 1
            time.sleep(0.01)
    for client in (*idle, *streams):
        client.close()


def test_a_port_that_is_taken_is_an_error_and_leaves_no_thread(preview):
    port = int(preview.address.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        serve(preview.build, lambda: [preview.file], port=port, announce=print, stop=threading.Event())


def test_an_error_that_is_nobodys_mistake_is_raised_and_ends_the_server(file):
    def build():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        serve(build, lambda: [file], port=0, announce=print, stop=threading.Event())
    assert threads_of_the_preview() == []


def test_other_commands_do_not_load_it():
    code = "import sys, digest.cli, digest.cli.commands.preview; print('http.server' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "False"
