"""The Maildir: whole files, once each, and plain words where it cannot be written."""

from __future__ import annotations

import contextlib
import resource
import signal
from pathlib import Path

import pytest

from digest.deliver.maildir import Maildir, file_name
from digest.errors import DeliveryError
from digest.model import Envelope


def envelope(identity: str = "<1@x>", *, recipient: str = "ann@example.org", body: str = "Hello") -> Envelope:
    content = f"Subject: News\r\nMessage-ID: {identity}\r\n\r\n{body}\r\n".encode()
    return Envelope("digest@example.org", recipient, content)


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def tiny_files():
    """A disk that fails while it is written to, as a full one does: no file may grow beyond 1,000 bytes."""

    @contextlib.contextmanager
    def limit():
        usual = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, usual[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
            signal.signal(signal.SIGXFSZ, handler)

    return limit


def test_the_folder_is_made_with_all_that_a_maildir_has(tmp_path):
    with Maildir(tmp_path / "a" / "b") as maildir:
        maildir.open()
    assert files(tmp_path / "a" / "b") == ["cur", "new", "tmp"]


def test_the_receipt_says_where_the_message_lies(tmp_path):
    receipt = Maildir(tmp_path).send(envelope())
    assert receipt.code is None
    assert Path(receipt.text).read_bytes() == envelope().content


def test_nothing_is_left_in_tmp(tmp_path):
    Maildir(tmp_path).send(envelope())
    assert files(tmp_path / "tmp") == []


def test_a_delivery_repeated_after_a_crash_leaves_one_file(tmp_path):
    Maildir(tmp_path).send(envelope())
    Maildir(tmp_path).send(envelope())
    assert len(files(tmp_path / "new")) == 1


def test_a_delivery_repeated_after_the_reader_has_seen_it_comes_to_nothing(tmp_path):
    first = Path(Maildir(tmp_path).send(envelope()).text)
    first.rename(tmp_path / "cur" / f"{first.name}:2,S")
    receipt = Maildir(tmp_path).send(envelope())
    assert files(tmp_path / "new") == []
    assert "there already" in receipt.text


@pytest.mark.parametrize(
    "other",
    [envelope("<2@x>"), envelope(recipient="bob@example.org")],
    ids=["another message", "another recipient"],
)
def test_different_deliveries_have_different_names(other):
    assert file_name(other) != file_name(envelope())


@pytest.mark.parametrize(
    "head",
    ["MESSAGE-ID: <1@x>\r\nSubject: News", "Message-Id:\r\n <1@x>\r\nSubject: News", "Message-ID:<1@x>"],
)
def test_the_name_follows_from_the_message_id_however_it_is_written(head):
    written = Envelope("digest@example.org", "ann@example.org", f"{head}\r\n\r\nOther words\r\n".encode())
    assert file_name(written) == file_name(envelope())


def test_a_message_id_in_the_body_is_none():
    quoted = [
        Envelope("s@x.org", "ann@x.org", f"Subject: {subject}\r\n\r\nMessage-ID: <1@x>\r\n".encode())
        for subject in ("One", "Two")
    ]
    assert file_name(quoted[0]) != file_name(quoted[1])


def test_a_file_where_the_folder_should_be_stops_the_batch(tmp_path):
    (tmp_path / "outbox").write_text("not a folder")
    with pytest.raises(DeliveryError, match=r"^cannot write to the Maildir .*outbox: Not a directory$") as caught:
        Maildir(tmp_path / "outbox").send(envelope())
    assert (caught.value.connection, caught.value.permanent) == (True, False)


def test_a_full_disk_stops_the_batch_and_leaves_nothing(tmp_path, tiny_files):
    maildir = Maildir(tmp_path)
    maildir.open()
    with (
        tiny_files(),
        pytest.raises(DeliveryError, match=r"^cannot write to the Maildir .*: File too large$") as caught,
    ):
        maildir.send(envelope(body="x" * 5000))
    assert (caught.value.connection, caught.value.permanent) == (True, False)
    assert files(tmp_path / "tmp") == files(tmp_path / "new") == []
    maildir.send(envelope(body="x" * 5000))


def test_a_folder_removed_meanwhile_is_made_again_for_the_next_delivery(tmp_path):
    maildir = Maildir(tmp_path / "outbox")
    maildir.open()
    for part in ("tmp", "new", "cur"):
        (tmp_path / "outbox" / part).rmdir()
    with pytest.raises(DeliveryError, match="No such file or directory"):
        maildir.send(envelope())
    maildir.send(envelope())
    assert len(files(tmp_path / "outbox" / "new")) == 1
