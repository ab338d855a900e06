"""A configured newsletter for tests: its file, its pipeline, and the program run on it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from digest.cli import main
from digest.config import load
from digest.pipeline import Pipeline
from digest.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest.model import Edition

NOW = datetime(2031, 11, 25, 7, 0, 30, tzinfo=UTC)  # a Tuesday
ADA, GRACE = "ada@example.org", "grace@example.org"


def configure(
    folder: Path,
    feeds: Sequence[Any],
    *,
    port: int | None = None,
    to: Sequence[str] = (ADA, GRACE),
    mail: dict[str, Any] | None = None,
    gather: dict[str, Any] | None = None,
    topics: dict[str, Any] | None = None,
    digests: dict[str, Any] | None = None,
    **digest: Any,
) -> Path:
    """Writes a config.yaml (JSON is YAML) with one digest `daily`, unless `digests` gives others. Returns it.

    Mail goes to the SMTP server at `port`, without one to a Maildir. What else is named belongs to the digest.
    """
    transport = f"smtp://127.0.0.1:{port}" if port else "maildir:outbox"
    content = {
        "mail": {"from": "Harbour <harbour@example.org>", "transport": transport, **(mail or {})},
        "gather": gather or {},
        "feeds": list(feeds),
        "topics": topics or {},
        "digests": digests or {"daily": {"to": list(to), **digest}},
    }
    file = folder / "config.yaml"
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")
    return file


@contextmanager
def pipeline(file: Path) -> Iterator[Pipeline]:
    config = load(file)
    store = open_store(config.store, config.folder)
    try:
        yield Pipeline(config, store)
    finally:
        store.close()


def told(edition: Edition) -> list[str]:
    """The titles of an edition's stories."""
    return [story.lead.title for story in edition.stories]


def command(file: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "digest", "-c", str(file), *arguments]


def environment(**more: str) -> dict[str, str]:
    """No screen on which a browser could open."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "DIGEST_CONFIG")
    return {key: value for key, value in os.environ.items() if key not in hidden} | more


def run(file: Path, *arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """`digest -c file arguments…`, in the file's folder, to its end."""
    return subprocess.run(
        command(file, *arguments),
        cwd=file.parent,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def call(file: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As `run`, but within this process: what a start costs is not paid."""
    output, errors = io.StringIO(), io.StringIO()
    argv, sys.argv = sys.argv, ["digest", "-c", str(file), *arguments]
    status: object = 0
    try:
        with chdir(file.parent), redirect_stdout(output), redirect_stderr(errors):
            main()
    except SystemExit as end:
        status = end.code or 0
    finally:
        sys.argv = argv
    assert isinstance(status, int)
    return subprocess.CompletedProcess(arguments, status, output.getvalue(), errors.getvalue())


def document(done: subprocess.CompletedProcess[str]) -> Any:
    """The one JSON document that stands on standard output."""
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout)
