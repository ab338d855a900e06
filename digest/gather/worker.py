"""The process that parses: reads jobs from the socket at its standard input, and ends when that closes.

It is its own guard. A feed that takes it more than so many seconds of processor time ends the process by a signal, and
one that asks for more memory than `MEMORY` gets none; the caller sees the socket close, and starts another.
"""

from __future__ import annotations

import pickle
import resource
import signal
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from digest.gather.jobs import LENGTH, Job, packed
from digest.gather.work import perform

if TYPE_CHECKING:
    from io import BufferedRWPair

MEMORY = 1_000_000_000  # bytes of address space; a feed of 10 MB needs a fifth of it


def main() -> None:
    """Started by parsers.py, with one end of a socket pair as standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # The parent may be killed at any time: then the socket breaks, and there is nobody to tell.
    with suppress(ConnectionError), socket.socket(fileno=0) as channel, channel.makefile("rwb") as stream:
        serve(stream)


def serve(stream: BufferedRWPair) -> None:
    """Performs jobs until the other side is gone."""
    while len(head := stream.read(LENGTH.size)) == LENGTH.size:
        job: Job = pickle.loads(stream.read(*LENGTH.unpack(head)))  # noqa: S301 - from our own parent
        signal.setitimer(signal.ITIMER_PROF, job.seconds)
        result = perform(job)
        signal.setitimer(signal.ITIMER_PROF, 0)
        stream.write(packed(result))
        stream.flush()


if __name__ == "__main__":
    main()
