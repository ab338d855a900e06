"""`digest preview --serve`: the next edition on a local page, made anew whenever what it is made of changes."""

from __future__ import annotations

import webbrowser
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.cli import output
from digest.cli.commands.gather import gather
from digest.cli.commands.preview import NOBODY, when
from digest.cli.commands.run import stopped_by_signals
from digest.cli.opened import chosen, pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from digest.pipeline import Pipeline
    from digest.preview.state import Shown


def serve(file: Path, digest: str | None, at: str | None, port: int, *, no_gather: bool, no_open: bool) -> None:
    """Gathers once, then serves until SIGTERM or SIGINT. The address is the first line of standard output."""
    from digest import resources
    from digest.errors import DigestError, UsageError
    from digest.preview import server

    stop = stopped_by_signals()
    own_templates: list[Path] = []  # those of the last configuration that could be read
    try:
        with pipeline(file) as line:
            chosen(line.config, digest)  # a mistake of the call is told here, not on the page
            when(at, line.config.timezone, datetime.now(UTC))
            if not no_gather:
                output.tell_gathering(gather(line, stop))
    except UsageError:
        raise
    except DigestError as error:  # the page tells it, and mends itself when the file is mended
        output.note(str(error))
    if stop.is_set():
        return

    def build() -> list[Shown]:
        with pipeline(file) as line:
            own_templates[:] = filter(None, [line.config.templates_folder])
            moment = when(at, line.config.timezone, datetime.now(UTC)) or datetime.now(UTC)
            return [_shown(line, name, moment) for name in chosen(line.config, digest)]

    def announce(url: str) -> None:
        print(url, flush=True)
        if not no_open and output.has_a_screen():
            webbrowser.open(url)

    try:
        server.serve(
            build,
            lambda: [file, resources.folder("templates"), *own_templates],
            port=port,
            announce=announce,
            stop=stop,
        )
    except OSError as error:
        raise UsageError(f"cannot listen at port {port}: {error.strerror}; choose another by --port") from error


def _shown(line: Pipeline, name: str, moment: datetime) -> Shown:
    from digest.preview.state import Shown
    from digest.render.message import as_read_by

    edition = line.compose(name, moment)
    rendered = line.render(edition)
    recipient = next(iter(line.recipients(name)), NOBODY)
    message = line.envelope_for(edition, rendered, recipient).content
    seen = as_read_by(recipient, rendered)
    return Shown(name, edition.title, seen.subject, seen.html, seen.text, message)
