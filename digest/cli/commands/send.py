"""`digest send`: finishes what is undelivered, then makes and sends an edition now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from digest.cli import output

if TYPE_CHECKING:
    from pathlib import Path

    from digest.pipeline import Pipeline


@click.command("send")
@click.argument("digest", required=False)
@click.option("--to", multiple=True, metavar="ADDRESS", help="A test copy to this address alone, recorded nowhere.")
@click.option("--no-gather", is_flag=True, help="From what the store has.")
@click.option("--dry-run", is_flag=True, help="Say what would go to whom, and send nothing.")
@output.json_option
@click.pass_obj
def command(file: Path, digest: str | None, to: tuple[str, ...], no_gather: bool, dry_run: bool, as_json: bool) -> None:
    """Make an edition and send it now."""
    from digest.cli.commands.gather import gather
    from digest.cli.opened import chosen, pipeline

    with pipeline(file) as line:
        names = chosen(line.config, digest)
        recipients = _checked(to)
        if not recipients:
            _need_recipients(line, names, file)
        if not no_gather:
            output.tell_gathering(gather(line))
        if dry_run:
            documents = [_rehearse(line, name, recipients or line.recipients(name)) for name in names]
        elif recipients:
            documents = [_test_copy(line, name, recipients) for name in names]
        else:
            documents = [_send(line, name) for name in names]
    for done in documents:
        trouble = done.pop("trouble", None)
        if trouble:
            output.note(trouble)
        if not as_json:
            _tell(done, dry_run=dry_run)
    if as_json:
        output.document(output.one_or_all(documents))
    if any(done["failed"] for done in documents):
        raise click.exceptions.Exit(1)


def _checked(to: tuple[str, ...]) -> list[str]:
    from digest.config.values import mailbox
    from digest.errors import UsageError

    for address in to:
        try:
            mailbox(address)
        except ValueError as error:
            raise UsageError(f"--to: {address!r} {error}") from None
    return list(to)


def _need_recipients(line: Pipeline, names: list[str], file: Path) -> None:
    from digest.errors import UsageError

    nobody = [name for name in names if not line.config.digests[name].to]
    if nobody:
        raise UsageError(f"{file}: digests.{nobody[0]} has no recipients; add `to: [you@example.org]`, or use --to")


def _send(line: Pipeline, name: str) -> dict[str, Any]:
    """What an earlier run left is finished first, so that nobody gets today's mail before yesterday's."""
    earlier = line.deliver([name], datetime.now(UTC))
    now = datetime.now(UTC)
    published = line.publish(name, now)
    tally = earlier
    if published:
        tally = line.deliver([name], datetime.now(UTC))
        tally.sent += earlier.sent
        tally.failed = earlier.failed + tally.failed
    return {
        "digest": name,
        "number": published.edition.number if published else None,
        "slot": None,
        "sent": tally.sent,
        "deferred": line.waiting(name),
        "failed": [{"to": to, "error": error} for to, error in tally.failed],
        "subject": published.rendered.subject if published else None,
        "stories": len(published.edition.stories) if published else 0,
        "trouble": tally.trouble,
    }


def _test_copy(line: Pipeline, name: str, recipients: list[str]) -> dict[str, Any]:
    from digest.deliver.transport import connect_to
    from digest.errors import DeliveryError

    edition = line.compose(name, datetime.now(UTC))
    rendered = line.render(edition)
    if not edition.stories:
        output.note(f"{name}: nothing new, so the test copy has no stories")
    sent, failed = 0, []
    with connect_to(line.config.transport) as transport:
        for recipient in recipients:
            try:
                transport.send(line.envelope_for(edition, rendered, recipient))
                sent += 1
            except DeliveryError as error:
                failed.append({"to": recipient, "error": str(error)})
    return {
        "digest": name,
        "number": edition.number,
        "slot": None,
        "sent": sent,
        "deferred": 0,
        "failed": failed,
        "subject": rendered.subject,
        "stories": len(edition.stories),
        "test": True,
    }


def _rehearse(line: Pipeline, name: str, recipients: list[str]) -> dict[str, Any]:
    edition = line.compose(name, datetime.now(UTC))
    news = line.is_news(edition)
    return {
        "digest": name,
        "number": edition.number if news else None,
        "slot": None,
        "sent": 0,
        "deferred": 0,
        "failed": [],
        "subject": line.render(edition).subject if news else None,
        "stories": len(edition.stories),
        "dry_run": True,
        "to": recipients if news else [],
        "waiting": line.waiting(name),
    }


def _tell(done: dict[str, Any], *, dry_run: bool) -> None:
    what = f"{done['digest']}, edition {done['number']}: {done['subject']!r}"
    if done["number"] is None:
        print(f"{done['digest']}: nothing new, nothing to send" if dry_run else f"{done['digest']}: nothing new")
    if dry_run:
        if done["to"]:
            stories = output.counted(done["stories"], "story", "stories")
            print(f"{what} with {stories} would go to {', '.join(done['to'])}")
        if done["waiting"]:
            print(f"{output.counted(done['waiting'], 'earlier delivery', 'earlier deliveries')} would be tried first")
        return
    if done["number"] is not None:
        print(what)
    if done["sent"]:
        print(f"Sent to {output.counted(done['sent'], 'recipient')}")
    if done["deferred"]:
        waits = output.counted(done["deferred"], "delivery waits", "deliveries wait")
        print(f"{waits} for another try: `digest run` or the next `digest send` sees to it")
    for failure in done["failed"]:
        output.note(f"{failure['to']}: {failure['error']}")
