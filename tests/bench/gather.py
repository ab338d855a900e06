"""Gathering and an edition against `r2e`, the nearest peer, on one farm of feeds in one run.

    python tests/bench/gather.py [--rounds 3] [--feeds 200] [--entries 20] [--no-latency]

Prints the first four rows of the table of speeds, and the memory that ten thousand articles take. `r2e` (rss2email) is
installed from PyPI into an environment of its own under the temporary folder, once. Both send to one SMTP server on
loopback: `r2e` a mail an entry, as it does by default (its digests it cannot send to a server that minds long lines).
"""

from __future__ import annotations

import argparse
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TOOLS = Path(__file__).parents[2].parent / "shared" / "tools"
DIGEST = (sys.executable, "-m", "digest")
HOSTS = 50
LATENCY = 300  # ms, median
R2E = """
[DEFAULT]
from = bench@example.org
to = reader@example.org
email-protocol = smtp
smtp-server = 127.0.0.1
smtp-port = {port}
"""


@dataclass(frozen=True)
class Cost:
    """What one run took, in seconds: on the wall, and of processors over all its processes."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    job: str
    theirs: Cost
    ours: Cost
    goal: float  # ours / theirs, on the wall

    def __str__(self) -> str:
        ratio = self.ours.wall / self.theirs.wall
        verdict = "met" if ratio <= self.goal else "MISSED"
        return (
            f"{self.job:34} r2e {self.theirs.wall:7.2f} s ({self.theirs.cpu:5.2f} CPU)   "
            f"digest {self.ours.wall:6.2f} s ({self.ours.cpu:5.2f} CPU)   "
            f"1/{1 / ratio:<5.1f} goal 1/{1 / self.goal:<4.1f} {verdict}"
        )


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command to its end. What it says goes nowhere."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def median(run: Callable[[], Cost], rounds: int) -> Cost:
    costs = [run() for _ in range(rounds)]
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs))


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """Bytes of all processes of a run together, at their highest; pages that they share count in each."""
    peak = 0
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        while program.poll() is None:
            peak = max(peak, sum(map(resident, [program.pid, *children(program.pid)])))
            time.sleep(0.01)
    return peak


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@contextmanager
def running(tool: str, **options: object) -> Iterator[int]:
    """One of the tools that lie beside the checkout, on a port of its own, from when it says that it is ready."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    named = (part for name, value in (options | {"port": port}).items() for part in (f"--{name}", str(value)))
    with subprocess.Popen([sys.executable, str(TOOLS / tool), *named], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline()
            yield port
        finally:
            process.terminate()


@contextmanager
def farm(feeds: int, entries: int, latency: int) -> Iterator[list[str]]:
    """Feeds on loopback. Yields their addresses."""
    with running("feedfarm.py", feeds=feeds, entries=entries, latency=latency, hosts=HOSTS) as port:
        yield [f"http://127.0.0.{1 + number % HOSTS}:{port}/feed/{number}.xml" for number in range(feeds)]


@contextmanager
def sink(here: Path) -> Iterator[int]:
    """An SMTP server that takes all mail. Yields its port."""
    with running("smtpsink.py", log=here / "sink.jsonl") as port:
        yield port


def r2e() -> str:
    """The peer's command, installed where it is missing."""
    home = Path(tempfile.gettempdir()) / "newsdigest-bench-r2e"
    command = home / "bin" / "r2e"
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(home / "bin" / "pip"), "install", "-q", "rss2email"], check=True)
    return str(command)


@dataclass(frozen=True)
class Theirs:
    """The peer, set up in a folder."""

    folder: Path
    port: int  # of the SMTP server

    def command(self, *arguments: str) -> list[str]:
        return [r2e(), "-c", "r2e.cfg", "-d", "r2e.json", *arguments]

    def set_up(self, urls: Sequence[str]) -> None:
        outlines = "".join(f'<outline type="rss" text="Farm {n}" xmlUrl="{url}"/>' for n, url in enumerate(urls))
        (self.folder / "farm.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        self.forget()

    def forget(self) -> None:
        (self.folder / "r2e.json").unlink(missing_ok=True)
        (self.folder / "r2e.cfg").write_text(R2E.format(port=self.port))
        cost(self.command("opmlimport", "farm.opml"), self.folder)

    def run(self) -> Cost:
        return cost(self.command("run"), self.folder)


@dataclass(frozen=True)
class Ours:
    """Our own program, set up in a folder."""

    folder: Path
    port: int  # of the SMTP server

    def set_up(self, urls: Sequence[str]) -> None:
        mail = f"mail: {{from: bench@example.org, transport: 'smtp://127.0.0.1:{self.port}'}}"
        feeds = "\n".join(f"  - {url}" for url in urls)
        topics = "  World: [ceasefire, envoy, summit, border]\n  Technology: [compiler, browser, kernel, robot]"
        digests = "digests: {daily: {to: [reader@example.org]}}"
        (self.folder / "config.yaml").write_text(f"{mail}\nfeeds:\n{feeds}\ntopics:\n{topics}\n{digests}\n")

    def forget(self) -> None:
        for file in self.folder.glob("digest.db*"):
            file.unlink()

    def send(self) -> Cost:
        return cost([*DIGEST, "send", "--json"], self.folder)


def afresh(program: Theirs | Ours, run: Callable[[], Cost]) -> Callable[[], Cost]:
    """The run, on a program that has never seen a feed."""

    def measured() -> Cost:
        program.forget()
        return run()

    return measured


def compared(feeds: int, entries: int, latency: int, rounds: int) -> Iterator[Row]:
    """A cold gathering with its edition, and, where no latency hides it, one that brings nothing new."""
    with folder() as here, sink(here) as port, farm(feeds, entries, latency) as urls:
        theirs, ours = Theirs(here, port), Ours(here, port)
        theirs.set_up(urls)
        ours.set_up(urls)
        job = f"cold, {latency} ms latency" if latency else "cold, no latency"
        cold = median(afresh(theirs, theirs.run), rounds), median(afresh(ours, ours.send), rounds)
        yield Row(f"{job}: gather + edition", *cold, goal=1 / 20 if latency else 1 / 5)
        if not latency:
            yield Row("nothing new, all 304", median(theirs.run, rounds), median(ours.send, rounds), goal=1.25)


def help_row(rounds: int) -> str:
    here = Path.cwd()
    python = median(lambda: cost([sys.executable, "-c", "pass"], here), rounds)
    helped = median(lambda: cost([*DIGEST, "--help"], here), rounds)
    over = (helped.wall - python.wall) * 1000
    return (
        f"{'digest --help':34} {over:.0f} ms over python's own start   goal 150 ms {'met' if over <= 150 else 'MISSED'}"
    )


def memory_row(entries: int) -> str:
    with folder() as here, farm(10_000 // entries, entries, 0) as urls:
        ours = Ours(here, port=25)  # no mail is sent
        ours.set_up(urls)
        peak = peak_memory([*DIGEST, "gather", "--json"], ours.folder) / 1e6
    return f"{'memory, 10,000 articles gathered':34} {peak:.0f} MB   goal 250 MB {'met' if peak <= 250 else 'MISSED'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="of each, of which the median counts")
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--entries", type=int, default=20)
    parser.add_argument("--no-latency", action="store_true", help="leave out the row that takes minutes")
    arguments = parser.parse_args()
    r2e()
    for row in compared(arguments.feeds, arguments.entries, 0, arguments.rounds):
        print(row, flush=True)
    if not arguments.no_latency:
        for row in compared(arguments.feeds, arguments.entries, LATENCY, 1):
            print(row, flush=True)
    print(help_row(max(5, arguments.rounds)), flush=True)
    print(memory_row(arguments.entries), flush=True)


if __name__ == "__main__":
    main()
