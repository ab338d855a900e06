"""How many connections at once, and whose time is running."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


class Slots:
    """Room for `total` connections, `per_host` of them to one host.

    A host's slot is taken before one of the total, and both are given back before a redirect is followed: a slow host
    keeps the others waiting for nothing but its own, and nobody waits for one while holding the other.
    """

    def __init__(self, total: int, per_host: int) -> None:
        self._total = asyncio.Semaphore(total)
        self._per_host = per_host
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._waiting: Counter[str] = Counter()

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[bool]:
        """Holds room for one connection to `host` ("name:port"); tells whether nobody else waits for that host."""
        room = self._hosts.setdefault(host, asyncio.Semaphore(self._per_host))
        self._waiting[host] += 1
        try:
            async with room, self._total:
                yield self._waiting[host] == 1
        finally:
            self._waiting[host] -= 1
            if not self._waiting[host]:
                del self._waiting[host], self._hosts[host]


class Gate:
    """Closed while too much of what came in is still held."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._open = asyncio.Event()
        self._open.set()

    @contextmanager
    def holding(self) -> Iterator[None]:
        self._change(1)
        try:
            yield
        finally:
            self._change(-1)

    async def passed(self) -> None:
        await self._open.wait()

    def _change(self, by: int) -> None:
        self._held += by
        if self._held < self._most:
            self._open.set()
        else:
            self._open.clear()


class OutOfTime(Exception):
    """The time of this feed is used up."""


class Budget:
    """Seconds that may be spent on one feed. They pass inside `spending` and stand still inside `pause`."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds
        self._timer: asyncio.Timeout | None = None
        self._since = 0.0

    @asynccontextmanager
    async def spending(self) -> AsyncIterator[None]:
        """Raises OutOfTime when the budget is spent."""
        timer = self._timer = asyncio.timeout(None)
        try:
            async with timer:
                self._start()
                try:
                    yield
                finally:
                    self._stop()
        except TimeoutError:
            if not timer.expired():  # somebody else's time-out, as of a system call
                raise
            raise OutOfTime from None
        finally:
            self._timer = None

    @asynccontextmanager
    async def pause(self) -> AsyncIterator[None]:
        """Waiting for something that is not the feed's fault."""
        self._stop()
        try:
            yield
        finally:
            self._start()

    def _start(self) -> None:
        assert self._timer is not None  # noqa: S101 - only inside `spending`
        self._since = asyncio.get_running_loop().time()
        self._timer.reschedule(self._since + self._left)

    def _stop(self) -> None:
        assert self._timer is not None  # noqa: S101 - only inside `spending`
        self._left -= asyncio.get_running_loop().time() - self._since
        if not self._timer.expired():
            self._timer.reschedule(None)
