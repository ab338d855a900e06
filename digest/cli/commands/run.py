"""`digest run`: the scheduler, in the foreground."""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from digest.cli import output

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType


@click.command("run")
@click.pass_obj
def command(file: Path) -> None:
    """Gather and send by the schedule, until SIGTERM or SIGINT."""
    from digest.cli.opened import pipeline
    from digest.schedule import run

    stop = stopped_by_signals()
    with pipeline(file) as line:
        now = datetime.now(UTC)
        for name in line.config.digests:
            slot = line.next_slot(name, now)
            when = (
                f"next edition {slot.astimezone(line.config.timezone):%a %Y-%m-%d %H:%M %Z}" if slot else "no schedule"
            )
            say(f"{name}: {when}")
        run(line, stop, say)
    say("ended")


def say(text: str) -> None:
    """One line an event, with its time."""
    for line in text.splitlines():
        output.note(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}")


def stopped_by_signals() -> threading.Event:
    """An event that SIGTERM and SIGINT set. A second signal ends the program at once."""
    stop = threading.Event()

    def handle(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            os._exit(128 + number)
        stop.set()

    signal.signal(signal.SIGTERM, handle)
    signal.signal(signal.SIGINT, handle)
    return stop
