"""`digest check`: is all of it right, and does everybody answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest.cli import output

if TYPE_CHECKING:
    from pathlib import Path

    from digest.check import Finding


@click.command("check")
@click.option("--offline", is_flag=True, help="Only what can be told without the network.")
@output.json_option
@click.pass_obj
def command(file: Path, offline: bool, as_json: bool) -> None:
    """Validate the configuration, try every feed, greet the mail server."""
    from digest.errors import ConfigError, StoreError

    try:
        findings = _findings(file, offline=offline, quiet=as_json)
    except StoreError as error:
        if not as_json:
            raise
        output.document({"problems": [{"where": "store", "what": str(error)}]})
        raise click.exceptions.Exit(error.exit_status) from None
    except ConfigError as error:
        if not as_json:
            raise
        rows = [(f"{p.file}:{p.line}:{p.column}" if p.line else str(p.file), p.message) for p in error.problems]
        output.document({"problems": [{"where": where, "what": what} for where, what in rows]})
        raise click.exceptions.Exit(error.exit_status) from None
    if as_json:
        output.document({"problems": [{"where": f.where, "what": f.what} for f in findings]})
    elif findings:
        print()
        output.table(("WHERE", "WHAT"), [(finding.where, finding.what) for finding in findings])
    else:
        print("Nothing is wrong.")
    if findings:
        raise click.exceptions.Exit(1)


def _findings(file: Path, *, offline: bool, quiet: bool) -> list[Finding]:
    from digest import check
    from digest.cli.opened import pipeline

    def say(text: str) -> None:
        if not quiet:
            print(text)

    with pipeline(file) as line:
        config = line.config
        digests = output.counted(len(config.digests), "digest")
        topics = output.counted(len(config.topics), "topic")
        say(f"Configuration  {file}: {output.counted(len(config.feeds), 'feed')}, {topics}, {digests}")
        findings = [*check.of_configuration(config), *check.of_templates(line)]
        say(f"Store          {line.store.name}")
        if offline:
            return findings
        with output.progress(len(config.feeds), "Asking the feeds") as told:
            wrong = check.of_feeds(line, told)
        say(f"Feeds          {len(config.feeds) - len(wrong)} of {len(config.feeds)} answer as they should")
        said, refused = check.of_transport(config)
        say(f"Mail           {said or 'cannot be sent'}")
        return [*findings, *wrong, *refused]
