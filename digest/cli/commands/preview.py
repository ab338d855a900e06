"""`digest preview`: the next edition as it would be now, in files and in the browser."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli import output

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from digest.model import Edition, Rendered
    from digest.pipeline import Pipeline

LEFT_OUT = {
    "age": "too old",
    "backlog": "from the archive of a new feed",
    "feed": "from feeds taken out",
    "limit": "over the limit",
    "told": "told before",
    "topic": "off topic",
}
FORESEEN = timedelta(days=36525)  # a century: the calendar ends somewhere
NOBODY = "you@example.org"  # the To: of a preview of a digest without recipients


@click.command("preview")
@click.argument("digest", required=False)
@click.option("--at", metavar="TIME", help="As it would be then: 2026-11-25T07:00, '07:00' or 'tomorrow 07:00'.")
@click.option("--output", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("preview"))
@click.option("--no-gather", is_flag=True, help="From what the store has.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.option("--serve", is_flag=True, help="A local page that reloads when the configuration or a template changes.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="For --serve.")
@output.json_option
@click.pass_obj
def command(
    file: Path,
    digest: str | None,
    at: str | None,
    folder: Path,
    no_gather: bool,
    no_open: bool,
    serve: bool,
    port: int,
    as_json: bool,
) -> None:
    """Show the next edition as it would be now, changing nothing."""
    from digest.cli.commands.gather import gather
    from digest.cli.opened import chosen, pipeline

    if serve:
        from digest.cli.serving import serve as serve_until_stopped

        serve_until_stopped(file, digest, at, port, no_gather=no_gather, no_open=no_open)
        return
    with pipeline(file) as line:
        names = chosen(line.config, digest)
        moment = when(at, line.config.timezone, datetime.now(UTC))
        if not no_gather:
            output.tell_gathering(gather(line))
        moment = moment or datetime.now(UTC)
        editions = [line.compose(name, moment) for name in names]
        rendered = [line.render(edition) for edition in editions]
        pages = [write(line, e, r, folder) for e, r in zip(editions, rendered, strict=True)]
    _tell(editions, rendered, pages, as_json=as_json)
    if not no_open:
        for page in pages:
            output.open_in_browser(page)


def when(text: str | None, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The moment that --at names, in the configuration's time zone. Raises UsageError."""
    from digest.errors import UsageError

    if text is None:
        return None
    today = now.astimezone(zone)
    day, _, hour = text.strip().rpartition(" ")
    days = {"": 0, "today": 0, "tomorrow": 1}.get(day.lower())
    try:
        if days is not None and ":" in hour and "-" not in hour:
            clock = datetime.strptime(hour, "%H:%M").time()  # noqa: DTZ007 - its zone is put in below
            return datetime.combine(today.date() + timedelta(days=days), clock, zone).astimezone(UTC)
        moment = datetime.fromisoformat(text.strip())
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        if not abs(moment - now) < FORESEEN:
            raise ValueError(text)
    except (ValueError, OverflowError):
        raise UsageError(f"--at {text!r} is no time; write 2026-11-25T07:00, 07:00 or 'tomorrow 07:00'") from None
    return moment


def write(line: Pipeline, edition: Edition, rendered: Rendered, folder: Path) -> Path:
    """Writes DIGEST.html, .txt and .eml. Returns the page. Raises UsageError."""
    from digest.errors import UsageError
    from digest.render.message import as_read_by

    recipient = next(iter(line.recipients(edition.digest)), NOBODY)
    seen = as_read_by(recipient, rendered)
    page = folder / f"{edition.digest}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        page.write_text(seen.html, encoding="utf-8")
        page.with_name(f"{edition.digest}.txt").write_text(seen.text, encoding="utf-8")
        message = line.envelope_for(edition, rendered, recipient).content
        page.with_name(f"{edition.digest}.eml").write_bytes(message)
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}") from error
    return page


def _tell(editions: list[Edition], rendered: list[Rendered], pages: list[Path], *, as_json: bool) -> None:
    from digest.cli.documents import of_edition

    if as_json:
        documents = [
            of_edition(edition, r.subject) | {"files": [str(page.with_suffix(s)) for s in (".html", ".txt", ".eml")]}
            for edition, r, page in zip(editions, rendered, pages, strict=True)
        ]
        output.document(output.one_or_all(documents))
        return
    for edition, page in zip(editions, pages, strict=True):
        left_out = ", ".join(f"{count} {LEFT_OUT[reason]}" for reason, count in edition.left_out.items())
        told = output.counted(len(edition.stories), "story", "stories")
        print(f"{edition.title}, edition {edition.number}: {told}{f' (left out: {left_out})' if left_out else ''}")
        print(page)
