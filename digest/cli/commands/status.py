"""`digest status`: next slots, last editions and their deliveries, health of every feed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from digest.cli import output

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from digest.status import DigestStatus, FeedStatus


@click.command("status")
@output.json_option
@click.pass_obj
def command(file: Path, as_json: bool) -> None:
    """Show next slots, last editions and the health of every feed."""
    from digest import status
    from digest.cli.opened import pipeline

    with pipeline(file) as line:
        now = datetime.now(UTC)
        digests = status.of_digests(line, now)
        feeds = status.of_feeds(line)
        zone = line.config.timezone
    if as_json:
        output.document({"digests": [_digest(d) for d in digests], "feeds": [_feed(f) for f in feeds]})
        return
    output.table(("DIGEST", "NEXT", "LAST", "DELIVERIES"), [_digest_row(d, zone) for d in digests])
    print()
    output.table(("FEED", "STATE", "NEXT TRY", "ADDRESS"), [_feed_row(f, zone, now) for f in feeds])


def _digest(status: DigestStatus) -> dict[str, Any]:
    last = status.last and {
        "number": status.last.number,
        "slot": output.iso(status.last.slot),
        "at": output.iso(status.last.at),
        "subject": status.last.subject,
        "sent": status.sent,
        "pending": status.pending,
        "failed": status.failed,
    }
    return {"name": status.name, "next": output.iso(status.next), "last": last}


def _feed(status: FeedStatus) -> dict[str, Any]:
    record = status.record
    return {
        "url": status.url,
        "name": status.name,
        "ok": status.ok,
        "error": record.error if record else None,
        "failures": record.failures if record else 0,
        "next_try": output.iso(record.next_try) if record else None,
        "last_success": output.iso(record.last_success) if record else None,
        "moved_to": record.moved_to if record else None,
    }


def _digest_row(status: DigestStatus, zone: ZoneInfo) -> tuple[str, ...]:
    last = f"{status.last.number}, {_clock(status.last.at, zone)}" if status.last else "none yet"
    counts = ((status.sent, "sent"), (status.pending, "pending"), (status.failed, "failed"))
    done = ", ".join(f"{count} {state}" for count, state in counts if count)
    return status.name, _clock(status.next, zone) if status.next else "no schedule", last, done or "-"


def _feed_row(status: FeedStatus, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    record = status.record
    error = (record and record.error) or ""
    state = {None: "never asked", True: f"ok, but {error}" if error else "ok", False: error}[status.ok]
    waits = record.next_try if record else None
    next_try = "never" if record and record.gone else _clock(waits, zone) if waits and waits > now else "now"
    moved = f" (moved to {record.moved_to})" if record and record.moved_to else ""
    return status.name or "-", state, next_try, status.url + moved


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%a %Y-%m-%d %H:%M")
