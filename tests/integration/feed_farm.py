"""The farm of feeds that lies beside the checkout, running on a port of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTS = 10
FAULTS = """404 410 429 500 503 hang slowloris truncated cut html empty login loop bomb huge entities xxe latin1 nul
moved to-file to-meta nodates future evil dup"""


@dataclass(frozen=True)
class Farm:
    """A running farm."""

    port: int

    def feed(self, number: int) -> str:
        return f"http://127.0.0.{1 + number % HOSTS}:{self.port}/feed/{number}.xml"

    def article(self, feed: int, number: int) -> str:
        return f"http://127.0.0.1:{self.port}/article/{feed}/{number}"

    def fault(self, kind: str) -> str:
        return f"http://127.0.0.1:{self.port}/fault/{kind}.xml"

    def stats(self) -> dict[str, Any]:
        return self._get("stats")

    def advance(self) -> None:
        """Publishes one more entry in every feed."""
        self._get("advance")

    def _get(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found


@contextmanager
def feed_farm(shared: Path, *, feeds: int = 20, entries: int = 5) -> Iterator[Farm]:
    """A farm that ends with the block. `shared` is the folder that lies beside the checkout."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, str(shared / "tools/feedfarm.py"), "--port", str(port), "--feeds", str(feeds)]
    command += ["--entries", str(entries), "--hosts", str(HOSTS), "--seconds", "100"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as farm:
        try:
            assert farm.stdout is not None
            assert farm.stdout.readline().startswith("farm:")
            yield Farm(port)
        finally:
            farm.terminate()
