"""The commands; the only floor that prints. Each is a file under commands/, loaded when it is asked for."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from digest import __version__

# In the order in which a newcomer meets them.
COMMANDS = (
    "demo",
    "init",
    "check",
    "gather",
    "preview",
    "send",
    "run",
    "status",
    "explain",
    "feeds",
    "schema",
)


class Commands(click.Group):
    """Loads a command's module by its name: what one command needs, the others do not pay for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"digest.cli.commands.{cmd_name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-c",
    "--config",
    "file",
    type=click.Path(path_type=Path),
    help="The configuration; by default $DIGEST_CONFIG, then ./config.yaml.",
)
@click.version_option(__version__, prog_name="digest")
@click.pass_context
def digest(ctx: click.Context, file: Path | None) -> None:
    """Gathers feeds, tells each story once, and mails an edition every morning.

    `digest demo` shows it all with no set-up; `digest init` begins your own.
    """
    ctx.obj = file or Path(os.environ.get("DIGEST_CONFIG") or "config.yaml")


def main() -> None:
    """Runs a command. A user's mistake is told in a line, and ends with the status of its kind."""
    from digest.errors import DigestError

    try:
        status = digest.main(standalone_mode=False)  # what a command raised Exit with, or None
        if sys.stdout is not None:  # closed by whoever called
            sys.stdout.flush()  # here, where a reader that has gone is no error
        sys.exit(status)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:  # `digest status | head`
        sys.stdout = None  # or Python would complain again when it flushes
        sys.exit(0)
    except OSError as error:  # standard output on a full disk
        print(f"digest: cannot write: {error.strerror}", file=sys.stderr)
        sys.exit(1)
    except DigestError as error:
        for line in str(error).splitlines():
            print(f"digest: {line}" if error.exit_status != 2 else line, file=sys.stderr)
        sys.exit(error.exit_status)
