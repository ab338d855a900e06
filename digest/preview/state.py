"""What the preview shows now: the last good editions, and the mistake that keeps newer ones from being made."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import DigestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

POLL_SECONDS = 0.3  # how soon a saved file is noticed


@dataclass(frozen=True, slots=True)
class Shown:
    """One digest's edition as rendered."""

    name: str
    title: str
    subject: str
    html: str
    text: str
    message: bytes


class State:
    """Built by `build`, and again whenever one of the files `watched()` changes. Safe to share among threads."""

    def __init__(self, build: Callable[[], Sequence[Shown]], watched: Callable[[], Iterable[Path]]) -> None:
        self._build = build
        self._watched = watched
        self._changed = threading.Condition()
        self.version = 0
        self.shown: Sequence[Shown] = ()
        self.error: str | None = None  # in words, a line a mistake

    def rebuild(self) -> None:
        """Makes the editions anew; where that fails, the last good ones stay, and the mistake is told."""
        try:
            shown, error = self._build(), None
        except DigestError as mistake:
            shown, error = self.shown, str(mistake)
        with self._changed:
            self.shown, self.error = shown, error
            self.version += 1
            self._changed.notify_all()

    def watch(self, stop: threading.Event) -> None:
        """Rebuilds on every change until `stop` is set."""
        before = self._stamps()
        while not stop.wait(POLL_SECONDS):
            now = self._stamps()
            if now != before:
                before = now
                self.rebuild()

    def wait_for_news(self, version: int, seconds: float) -> int:
        """The version, as soon as it is another one or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, timeout=seconds)
            return self.version

    def find(self, name: str) -> Shown | None:
        return next((shown for shown in self.shown if shown.name == name), None)

    def _stamps(self) -> dict[Path, tuple[int, int]]:
        files = (file for path in self._watched() for file in (path.rglob("*") if path.is_dir() else [path]))
        stamps = {}
        for file in files:
            try:
                status = file.stat()
            except OSError:  # being replaced just now: the next look finds it
                continue
            stamps[file] = (status.st_mtime_ns, status.st_size)
        return stamps
