"""The processes that parse, seen from the caller.

Feedparser is pure Python, so processes make it faster and threads do not; and a process can be ended, which is all the
help there is against a body made to keep a parser busy for hours. Starting one costs 0.1 s of a core, hardly more than
the caller would pay for loading feedparser itself, and passes while the first answer is on its way: one is started
where some body is sure to come, more where many are. They are plain children on a socket: they inherit nothing, import
none of the caller's modules, and end with the caller even where that is killed.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, cast

import digest
from digest.errors import FeedError
from digest.gather.jobs import LENGTH, Unreadable, packed

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from digest.gather.jobs import ArticleJob, Job
    from digest.gather.outcome import FullText, ParsedFeed

    Result = ParsedFeed | FullText

FEW = 10  # bodies: less work than a second process costs to start
MOST_PROCESSES = 4  # one process fetches as fast as so many can parse
BUFFER = 1_000_000  # bytes of an answer that are read ahead
AHEAD = 12  # bodies with each process: one in work, the others at hand for when we are busy
PACKAGE_HOME = str(Path(digest.__file__).parent.parent)


class Unparsable(FeedError):
    """A body that is no feed. `feeds`: the addresses of feeds that the web page found there declares."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why.error)
        self.feeds = why.feeds


class _Lost(Exception):
    """The process ended before it came to this body."""


class Parsers:
    """Parses bodies, many at a time. An async context manager; `expected`: so many bodies are sure to come."""

    def __init__(self, *, expected: int) -> None:
        self._expected = expected
        self._seen = 0
        self._processes: list[_Process] = []
        self._starting = asyncio.Lock()
        self._room = asyncio.Semaphore(AHEAD * _count())

    async def __aenter__(self) -> Self:
        if self._expected:
            await self._start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.end()

    async def parse(self, job: Job) -> ParsedFeed:
        """The feed in a body. Raises Unparsable."""
        return cast("ParsedFeed", await self._result(job))

    async def read(self, job: ArticleJob) -> FullText:
        """The article on a page. Raises Unparsable."""
        return cast("FullText", await self._result(job))

    async def _result(self, job: Job) -> Result:
        self._seen += 1
        async with self._room:
            result = await self._ask(job)
        if isinstance(result, Unreadable):
            raise Unparsable(result)
        return result

    async def _ask(self, job: Job) -> Result | Unreadable:
        while True:
            await self._start()
            try:
                return await min(self._processes, key=lambda process: process.busy).ask(job)
            except _Lost:
                continue

    async def _start(self) -> None:
        """Starts as many processes as the bodies are worth, and others in place of those that have ended."""
        async with self._starting:  # those who come meanwhile shall wait for these, not start more
            self._processes = [process for process in self._processes if not process.ended]
            wanted = 1 if max(self._seen, self._expected) <= FEW else _count()
            while len(self._processes) < wanted:
                self._processes.append(await _Process.start())


class _Process:
    """One child, and the bodies that it has been given."""

    def __init__(
        self, child: subprocess.Popen[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._child = child
        self._writer = writer
        self._asked: deque[asyncio.Future[Result | Unreadable]] = deque()
        self._listening = asyncio.create_task(self._listen(reader))
        self._answered = False
        self.ended = False

    @classmethod
    async def start(cls) -> _Process:
        ours, theirs = socket.socketpair()
        with theirs:
            child = subprocess.Popen(
                [sys.executable, "-P", "-m", "digest.gather.worker"],  # -P: no module of the folder that we are run in
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # what a library says when it runs out of memory is nothing for a reader
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (PACKAGE_HOME, os.getenv("PYTHONPATH"))))},
            )
        return cls(child, *await asyncio.open_connection(sock=ours, limit=BUFFER))

    @property
    def busy(self) -> int:
        return len(self._asked)

    async def ask(self, job: Job) -> Result | Unreadable:
        """Raises _Lost where the process ended over another body."""
        if self.ended:  # while another was being started
            raise _Lost
        answer: asyncio.Future[Result | Unreadable] = asyncio.get_running_loop().create_future()
        self._asked.append(answer)
        self._writer.write(packed(job))
        return await answer

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        try:
            while True:
                size = LENGTH.unpack(await reader.readexactly(LENGTH.size))
                result = pickle.loads(await reader.readexactly(*size))  # noqa: S301 - from our own child
                answer = self._asked.popleft()
                self._answered = True
                if not answer.done():
                    answer.set_result(result)
        except Exception:  # its end, above all; whatever else it is, nobody may wait for it any longer
            self._lose()

    def _lose(self) -> None:
        """The body in work ended the process; those behind it are innocent.

        So may that one be where memory ran out and others were read before: it gets a fresh process.
        """
        self.ended = True
        self._writer.close()
        ended_by_clock = self._child.wait() == -signal.SIGPROF
        reason = "takes too long to read" if ended_by_clock else "takes too much memory to read"
        for number, answer in enumerate(self._asked):
            if answer.done():
                continue
            if number or (self._answered and not ended_by_clock):
                answer.set_exception(_Lost())
            else:
                answer.set_result(Unreadable(reason))
        self._asked.clear()

    def end(self) -> None:
        self._listening.cancel()
        self._writer.close()
        self._child.kill()
        self._child.wait()


def _count() -> int:
    """As many processes as there are processors for us."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST_PROCESSES, ours)
