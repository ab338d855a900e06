"""The process that parses: reads jobs from the socket at its standard input, and ends when that closes.

It is its own guard: a feed that takes it too much time ends it by a signal, one that takes too much memory gets none.
The caller sees the socket close, and starts another.
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

# Both grow with the body. Measured: an honest feed of 10 MB takes 1 s and 100 MB, damaged 2 s and 140 MB.
SECONDS, SECONDS_A_BYTE = 1.0, 2e-6  # of processor time
MEMORY, MEMORY_A_BYTE = 150_000_000, 25  # bytes of address space, of which the process itself takes 40 MB


def main() -> None:
    """Started by parsers.py, with one end of a socket pair as standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    # The parent may be killed at any time: then the socket breaks, and there is nobody to tell. Where memory runs out
    # the process ends, so that the next feed finds a fresh one.
    with suppress(ConnectionError, MemoryError), socket.socket(fileno=0) as channel, channel.makefile("rwb") as stream:
        serve(stream)


def serve(stream: BufferedRWPair) -> None:
    """Performs jobs until the other side is gone."""
    while len(head := stream.read(LENGTH.size)) == LENGTH.size:
        job: Job = pickle.loads(stream.read(*LENGTH.unpack(head)))  # noqa: S301 - from our own parent
        signal.setitimer(signal.ITIMER_PROF, SECONDS + SECONDS_A_BYTE * len(job.body))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY + MEMORY_A_BYTE * len(job.body), resource.RLIM_INFINITY))
        answer = packed(perform(job))
        signal.setitimer(signal.ITIMER_PROF, 0)
        stream.write(answer)
        stream.flush()


if __name__ == "__main__":
    main()
