"""When something that an edition is made of has changed on disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Iterator, Mapping

POLL = 0.25  # seconds between two looks
SETTLE = 0.05  # seconds in which a save must be over: many editors empty a file before they write it
ROUNDS = 5  # so often a change is waited out; a file written without end must not keep the page from being built

Snapshot = dict[Path, tuple[int, int, int] | None]  # modified (ns), size, inode; None: it is not there


def snapshot(watched: Iterable[Path]) -> Snapshot:
    """How the files stand, those in folders and the folders in them included."""
    return {file: _stamp(file) for path in watched for file in _files(path)}


def wait_for_change(before: Mapping[Path, object], watched: Iterable[Path], stop: threading.Event) -> bool:
    """Waits until the files no longer stand as they did, and a save is over. False: it is time to stop."""
    watched = tuple(watched)
    while not stop.wait(POLL):
        if (now := snapshot(watched)) != before:
            return _settled(now, watched, stop)
    return False


def _settled(now: Snapshot, watched: Iterable[Path], stop: threading.Event) -> bool:
    for _ in range(ROUNDS):
        if stop.wait(SETTLE):
            return False
        now, earlier = snapshot(watched), now
        if now == earlier:
            break
    return True


def _files(path: Path) -> Iterator[Path]:
    yield path
    for folder, folders, names in os.walk(path):  # of a file: nothing
        folders[:] = [name for name in folders if not _is_passing(name)]
        yield from (Path(folder, name) for name in names if not _is_passing(name))


def _is_passing(name: str) -> bool:
    """Whether it is an editor's own: swap files, locks and backups come and go beside the file that is written."""
    return name.startswith((".", "#")) or name.endswith("~")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    if path.is_dir():
        return (0, 0, stat.st_ino)  # what is written in it counts, not that something passed through
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
