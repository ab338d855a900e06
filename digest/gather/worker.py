"""The process that parses: reads jobs from the socket at its standard input, and ends when that closes.

It is its own guard. A feed that takes it more than so many seconds of processor time ends the process by a signal, and
one that asks for more memory than `MEMORY` gets none; the caller sees the socket close, and starts another.
"""

from __future__ import annotations

import pickle
import resource
import signal
import socket
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import FeedError

if TYPE_CHECKING:
    from datetime import datetime
    from io import BufferedRWPair

    from digest.gather.outcome import ParsedFeed

MEMORY = 1_000_000_000  # bytes of address space; a feed of 10 MB needs a fifth of it
LENGTH = struct.Struct("!I")  # before each message


@dataclass(frozen=True, slots=True)
class Job:
    """A body to parse."""

    body: bytes
    url: str
    content_type: str | None
    now: datetime
    seconds: float  # of processor time that it may take


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a body is no feed. Crosses the socket in place of an exception."""

    error: str
    feeds: tuple[str, ...] = ()  # that the web page found there declares


def perform(job: Job) -> ParsedFeed | Unreadable:
    """The feed in a job's body."""
    from digest.gather.discover import WebPage
    from digest.gather.parse import parse

    try:
        return parse(job.body, url=job.url, content_type=job.content_type, now=job.now)
    except WebPage as page:
        return Unreadable(str(page), page.feeds)
    except FeedError as error:
        return Unreadable(str(error))


def packed(message: object) -> bytes:
    """A message as it crosses the socket."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(data)) + data


def serve(stream: BufferedRWPair) -> None:
    """Performs jobs until the other side is gone."""
    while len(head := stream.read(LENGTH.size)) == LENGTH.size:
        job: Job = pickle.loads(stream.read(*LENGTH.unpack(head)))  # noqa: S301 - from our own parent
        signal.setitimer(signal.ITIMER_PROF, job.seconds)
        result = perform(job)
        signal.setitimer(signal.ITIMER_PROF, 0)
        stream.write(packed(result))
        stream.flush()


def main() -> None:
    """Started by parsers.py, with one end of a socket pair as standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with socket.socket(fileno=0) as channel, channel.makefile("rwb") as stream:
        import digest.gather.parse  # noqa: F401 - loaded while the first feed is still on its way

        try:
            serve(stream)
        except ConnectionError:  # the parent was killed
            return


if __name__ == "__main__":
    main()
