"""How the commands print: text for people or one JSON document to standard output, progress to standard error."""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.gather.outcome import Outcome
    from digest.harvest import GatherReport

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document to standard output.")


def document(data: Any) -> None:
    """Prints the JSON document."""
    print(json.dumps(data, indent=2, ensure_ascii=False))


def one_or_all(documents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The document itself where there is one, else all of them under `editions`."""
    return documents[0] if len(documents) == 1 else {"editions": list(documents)}


def note(text: str) -> None:
    """A line of progress."""
    print(text, file=sys.stderr, flush=True)


def iso(moment: datetime | None) -> str | None:
    """A moment as JSON tells it: UTC, whole seconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`1 feed`, `2 feeds`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


@contextmanager
def progress(total: int, label: str) -> Iterator[Callable[[Outcome], None]]:
    """A progress bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda outcome: None
        return
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield lambda outcome: bar.update(1)


def tell_gathering(report: GatherReport, *, summary: bool = True) -> None:
    """What a gathering came to: failures to standard error, and a line of summary there too where asked."""
    for url, error in report.failed:
        note(f"{url}: {error}")
    if summary:
        note(gathered_in_words(report))


def gathered_in_words(report: GatherReport) -> str:
    parts = [f"{counted(report.new_articles, 'new article')} from {counted(report.asked, 'feed')}"]
    parts += [f"{report.unchanged} unchanged"] * bool(report.unchanged)
    parts += [f"{report.waiting} not due yet"] * bool(report.waiting)
    parts += [f"{len(report.failed)} failed"] * bool(report.failed)
    return f"Gathered {', '.join(parts)} in {report.seconds:.1f} s"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their longest cell; the last one runs on, and nothing is wrapped."""
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads) - 1)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        print("  ".join([*cells, line[-1]]).rstrip())


def has_a_screen() -> bool:
    """Is there a screen on which a browser could open?"""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("darwin", "win32") or bool(named)


def open_in_browser(file: Path) -> bool:
    """Opens a file where there is a screen to see it on."""
    return has_a_screen() and webbrowser.open(file.absolute().as_uri())
