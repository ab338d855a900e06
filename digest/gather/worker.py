"""The process that parses: takes jobs from the socket at its standard input, and ends when that closes.

It is its own guard: a feed that takes it too much time ends it by a signal, one that takes too much memory gets none.
The caller sees the socket close, and starts another. Two threads keep the socket moving while a feed is parsed, so that
a caller who is busy for a while, storing what it has got, finds its answers ready and leaves nobody idle.
"""

from __future__ import annotations

import pickle
import resource
import signal
import socket
import threading
from contextlib import suppress
from queue import Queue, SimpleQueue

from digest.gather.jobs import LENGTH, Job, packed
from digest.gather.work import perform

# Both grow with the body. Measured: an honest feed of 10 MB takes 1 s and 100 MB, damaged 2 s and 140 MB.
SECONDS, SECONDS_A_BYTE = 1.0, 2e-6  # of processor time
LARGE = 1_000_000  # bytes of a body
MEMORY, MEMORY_A_BYTE = 150_000_000, 25  # bytes that may be written to, of which the process itself has 60 MB


def main() -> None:
    """Started by parsers.py, with one end of a socket pair as standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    with socket.socket(fileno=0) as channel:
        serve(channel)


def serve(channel: socket.socket) -> None:
    """Performs jobs until the other side is gone, or memory runs out: then the next feed finds a fresh process."""
    jobs: Queue[Job | None] = Queue()
    answers: SimpleQueue[bytes | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(channel, jobs), daemon=True).start()
    sender = threading.Thread(target=_send, args=(channel, answers), daemon=True)
    sender.start()
    with suppress(MemoryError):
        while (job := jobs.get()) is not None:
            _limit_memory(len(job.body))
            signal.setitimer(signal.ITIMER_PROF, SECONDS + SECONDS_A_BYTE * len(job.body))
            answers.put(packed(perform(job)))
            signal.setitimer(signal.ITIMER_PROF, 0)
            jobs.task_done()
    answers.put(None)
    sender.join()


def _receive(channel: socket.socket, jobs: Queue[Job | None]) -> None:
    """Takes jobs ahead, but for large ones: their bodies would count as what the feed in work takes."""
    try:
        with suppress(OSError, MemoryError), channel.makefile("rb") as stream:
            while len(head := stream.read(LENGTH.size)) == LENGTH.size:
                (size,) = LENGTH.unpack(head)
                if size > LARGE:
                    jobs.join()
                    _limit_memory(size)
                jobs.put(pickle.loads(stream.read(size)))  # noqa: S301 - from our own parent
    finally:
        jobs.put(None)  # whatever ended it: without this the others would wait for ever


def _send(channel: socket.socket, answers: SimpleQueue[bytes | None]) -> None:
    with suppress(OSError):  # the parent may be killed at any time: then there is nobody to tell
        while (answer := answers.get()) is not None:
            channel.sendall(answer)


def _limit_memory(size: int) -> None:
    """Sets what memory a body of this size may cost."""
    memory = MEMORY + MEMORY_A_BYTE * size
    _, most = resource.getrlimit(resource.RLIMIT_DATA)  # the user may have set a lower one
    with suppress(ValueError, OSError):  # some systems know no such limit
        resource.setrlimit(
            resource.RLIMIT_DATA, (memory if most == resource.RLIM_INFINITY else min(memory, most), most)
        )


if __name__ == "__main__":
    main()
