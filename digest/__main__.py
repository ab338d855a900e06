"""The program as a process: `digest`, and `python -m digest`. It starts lean and ends at once."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from digest.cli import main

# Objects made before the collector looks for cycles. Modules and articles make many and no garbage: with Python's own
# 700 it took 30 ms of a start and a tenth of an edition of 4,000 articles.
YOUNG = 10_000


def program() -> None:
    """Runs a command. What it wrote is flushed, and its store closed, when this ends the process.

    Python's own ending takes every module apart: 57 ms, with nothing left to be done.
    """
    gc.set_threshold(YOUNG)
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        with suppress(OSError, AttributeError):  # told already, where whoever read it has gone
            sys.stdout.flush()
        os._exit(end.code or 0)


if __name__ == "__main__":
    program()
