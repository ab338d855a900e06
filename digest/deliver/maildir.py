"""Writes messages into a Maildir instead of sending them (https://cr.yp.to/proto/maildir.html)."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from digest.deliver.transport import Receipt, Transport
from digest.errors import DeliveryError

if TYPE_CHECKING:
    from digest.model import Envelope

_MESSAGE_ID = b"\r\nmessage-id:"


class Maildir(Transport):
    """Files each message under a name that follows from its Message-ID and its recipient.

    So the same delivery made twice, as after a crash, leaves one file: the second replaces the first with the same
    bytes, or leaves alone what a mail reader has moved to `cur` meanwhile (looked up when the transport is opened).
    A message is in `new` only when it is whole and on the disk. Bytes are kept as they are, CRLF and all.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: frozenset[str] | None = None  # names in `cur`, without their flags; None until opened

    def open(self) -> None:
        if self._read is not None:
            return
        try:
            for part in (self._folder / "tmp", self._folder / "new", self._folder / "cur"):
                part.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._read = frozenset(file.name.partition(":")[0] for file in (self._folder / "cur").iterdir())
        except OSError as error:
            raise self._trouble(error) from error

    def send(self, envelope: Envelope) -> Receipt:
        self.open()
        name = file_name(envelope)
        if self._read and name in self._read:
            return Receipt(None, f"{self._folder / 'cur' / name} was there already")
        try:
            self._write(name, envelope.content)
        except OSError as error:
            self._read = None  # whatever is amiss, the next delivery looks for the folders again
            raise self._trouble(error) from error
        return Receipt(None, str(self._folder / "new" / name))

    def introduce(self) -> str:
        self.open()
        try:
            with tempfile.TemporaryFile(dir=self._folder / "tmp"):
                pass
        except OSError as error:
            raise self._trouble(error) from error
        return f"mail is written to the Maildir {self._folder}"

    def close(self) -> None:
        self._read = None

    def _write(self, name: str, content: bytes) -> None:
        descriptor, draft = tempfile.mkstemp(prefix=f"{name}.", dir=self._folder / "tmp")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(self._folder / "new" / name)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
            raise
        _sync_folder(self._folder / "new")

    def _trouble(self, error: OSError) -> DeliveryError:
        reason = error.strerror or str(error)
        return DeliveryError(f"cannot write to the Maildir {self._folder}: {reason}", permanent=False, connection=True)


def file_name(envelope: Envelope) -> str:
    """The name of a delivery's file: the same for the same Message-ID (or, without one, content) and recipient."""
    head = b"\r\n" + envelope.content.partition(b"\r\n\r\n")[0]
    start = head.lower().find(_MESSAGE_ID)
    identity = head[start + len(_MESSAGE_ID) :].lstrip().split(b"\r\n", 1)[0] if start >= 0 else envelope.content
    return hashlib.sha256(envelope.recipient.encode(errors="surrogatepass") + b"\0" + identity).hexdigest()[:40]


def _sync_folder(folder: Path) -> None:
    """Brings the folder's list of names to the disk: a file's own fsync need not (fsync(2))."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
