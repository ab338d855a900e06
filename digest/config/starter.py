"""The first config.yaml, which `digest init` writes, and the JSON Schema that it names for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from digest import resources
from digest.config.schema import json_schema
from digest.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def schema_text() -> str:
    """What config.schema.json holds."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Writes config.yaml, and config.schema.json where there is none, into `folder`, which is made if missing.

    Returns what was written. Raises UsageError where config.yaml exists or the folder cannot be written to: nothing is
    ever overwritten.
    """
    configuration, schema = folder / "config.yaml", folder / "config.schema.json"
    starter = resources.file("config.yaml").read_text(encoding="utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _create(configuration, starter)
        written = [configuration]
        if not schema.exists():
            _create(schema, schema_text())
            written.append(schema)
    except FileExistsError as error:
        if folder.is_dir():
            raise UsageError(
                f"{error.filename} exists; it stays as it is. Name another folder, or move it away"
            ) from None
        raise UsageError(f"{error.filename} is a file; name a folder") from None
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
    return written


def _create(file: Path, text: str) -> None:
    with file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(text)
