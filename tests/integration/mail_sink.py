"""The misbehaving mail server that lies beside the checkout, running on a port of its own."""

from __future__ import annotations

import json
import mailbox
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Sink:
    """A running sink. It keeps each message, and notes it, before it says 250."""

    port: int
    folder: Path

    @property
    def notes(self) -> list[dict[str, Any]]:
        """A line a message: rcpt_tos, message_id, sha256 …"""
        log = self.folder / "log.jsonl"
        return [json.loads(line) for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")]

    @property
    def messages(self) -> list[bytes]:
        return [letter.as_bytes() for letter in mailbox.Maildir(self.folder / "mail")]


@contextmanager
def mail_sink(shared: Path, folder: Path, *faults: str) -> Iterator[Sink]:
    """A sink that ends with the block. `shared` is the folder that lies beside the checkout."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder.mkdir()
    command = [sys.executable, str(shared / "tools/smtpsink.py"), "--port", str(port), "--seconds", "100"]
    command += ["--log", str(folder / "log.jsonl"), "--maildir", str(folder / "mail")]
    for fault in faults:
        command += ["--fault", fault]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as sink:
        try:
            assert sink.stdout is not None
            assert sink.stdout.readline().startswith("sink:")
            yield Sink(port, folder)
        finally:
            sink.kill()
