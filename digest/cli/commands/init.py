"""`digest init`: a first configuration."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=Path())
def command(folder: Path) -> None:
    """Write a commented config.yaml to start from; never overwrites."""
    from digest.config.starter import write

    for file in write(folder):
        print(f"Wrote {file}")
    config = folder / "config.yaml"
    option = "" if folder == Path() else f"-c {config} "
    print(f"\nWrite your feeds and topics into {config}, then:")
    print(f"  digest {option}check     is all of it right, and does every feed answer?")
    print(f"  digest {option}preview   the next edition, in your browser")
    print(f"  digest {option}send      an edition now; mail goes to the folder outbox/ until you name a mail server")
    print(f"  digest {option}run       every morning")
