"""`digest schema`: the JSON Schema of config.yaml, for editors."""

from __future__ import annotations

import click

from digest.cli import output


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of config.yaml."""
    from digest.config.schema import json_schema

    output.document(json_schema())
