"""`digest gather`: fetches what is due now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from digest.cli import output

if TYPE_CHECKING:
    import threading
    from pathlib import Path

    from digest.harvest import GatherReport
    from digest.pipeline import Pipeline


@click.command("gather")
@output.json_option
@click.pass_obj
def command(file: Path, as_json: bool) -> None:
    """Fetch what is due now."""
    from digest.cli.opened import pipeline

    with pipeline(file) as line:
        report = gather(line)
    if as_json:
        output.document(as_document(report))
    else:
        print(output.gathered_in_words(report))
    output.tell_gathering(report, summary=False)
    if report.asked and not report.fetched + report.unchanged:
        raise click.exceptions.Exit(1)


def gather(line: Pipeline, stop: threading.Event | None = None) -> GatherReport:
    """Gathers with a progress bar, until `stop` is set."""
    with output.progress(len(line.config.feeds), "Gathering") as told:
        return line.gather(datetime.now(UTC), told, stop)


def as_document(report: GatherReport) -> dict[str, Any]:
    return {
        "feeds": report.feeds,
        "fetched": report.fetched,
        "unchanged": report.unchanged,
        "waiting": report.waiting,
        "failed": [{"url": url, "error": error} for url, error in report.failed],
        "new_articles": report.new_articles,
        "seconds": round(report.seconds, 3),
    }
