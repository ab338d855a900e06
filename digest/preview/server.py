"""`digest preview --serve`: builds the editions, shows them on a local page, and builds them anew at every change.

1. What the editions are made of is noted as it stands, then they are built: a change in between is seen as one.
2. The page is served from other threads; it learns of a new state by server-sent events.
3. A mistake of the user stands above the last editions that could be built.
4. When `stop` is set, streams, connections and threads end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.preview.board import Board
from digest.preview.http import PreviewServer
from digest.preview.watch import snapshot, wait_for_change

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from digest.preview.state import Shown


def serve(
    build: Callable[[], Sequence[Shown]],
    watched: Callable[[], Iterable[Path]],
    *,
    port: int,
    announce: Callable[[str], None],
    stop: threading.Event,
) -> None:
    """Serves at 127.0.0.1:port (0: any free one) until `stop` is set, then ends within a second.

    `build` and `watched` are called in this thread alone, `watched` once before each build. A DigestError of `build`
    is shown on the page; anything else ends the preview and is raised. A build under way is not broken off by `stop`.
    Raises OSError where the port is taken.
    """
    board = Board()
    files = tuple(watched())
    before = snapshot(files)
    _rebuild(build, board)
    server = PreviewServer(port, board)
    server.start()
    try:
        announce(server.url)
        while wait_for_change(before, files, stop):
            files = tuple(watched())
            before = snapshot(files)
            _rebuild(build, board)
    finally:
        server.end()


def _rebuild(build: Callable[[], Sequence[Shown]], board: Board) -> None:
    try:
        board.show(build())
    except DigestError as error:
        board.tell(str(error).splitlines() or [type(error).__name__])
