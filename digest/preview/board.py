"""Where the builder puts each new state, and where the streams of events wait for it."""

from __future__ import annotations

import threading
import time
from itertools import count
from typing import TYPE_CHECKING

from digest.preview.state import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.preview.state import Shown


class Board:
    """Holds the present state. Every method may be called from any thread."""

    def __init__(self) -> None:
        self._turned = threading.Condition()
        self._closed = False
        self._numbers = count(1)
        self._start = f"{time.time_ns():x}"  # so that a page of an earlier server knows that it is out of date
        self._state = State(self._version())

    @property
    def state(self) -> State:
        return self._state

    @property
    def closed(self) -> bool:
        return self._closed

    def show(self, editions: Sequence[Shown]) -> None:
        """Puts up what could be built, and takes a mistake down."""
        self._put(tuple(editions), ())

    def tell(self, problem: Sequence[str]) -> None:
        """Puts up a mistake above the editions that are there."""
        self._put(self._state.editions, tuple(problem))

    def wait_for_another(self, version: str, seconds: float) -> State | None:
        """The state as soon as it is not of that version; None after so long, or when the board is closed."""
        with self._turned:
            self._turned.wait_for(lambda: self._closed or self._state.version != version, seconds)
            return None if self._closed or self._state.version == version else self._state

    def close(self) -> None:
        """Wakes all who wait."""
        with self._turned:
            self._closed = True
            self._turned.notify_all()

    def _put(self, editions: tuple[Shown, ...], problem: tuple[str, ...]) -> None:
        with self._turned:
            if (editions, problem) != (self._state.editions, self._state.problem):
                self._state = State(self._version(), editions, problem)
                self._turned.notify_all()

    def _version(self) -> str:
        return f"{self._start}-{next(self._numbers)}"
