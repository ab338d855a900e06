"""What most commands begin with: the configuration, its store, and a digest's name."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest.config import load
from digest.config.keys import nearest
from digest.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.config import Config
    from digest.pipeline import Pipeline


@contextmanager
def pipeline(file: Path) -> Iterator[Pipeline]:
    """The pipeline of a configuration file. Raises ConfigError and StoreError."""
    from digest.pipeline import Pipeline
    from digest.store import open_store

    config = load(file)
    store = open_store(config.store, config.folder)
    try:
        yield Pipeline(config, store)
    finally:
        store.close()


def chosen(config: Config, name: str | None) -> list[str]:
    """The digests that a command is about: the named one, or all. Raises UsageError."""
    if name is None:
        return list(config.digests)
    if name not in config.digests:
        near = nearest(name, config.digests)
        hint = f"did you mean {near!r}?" if near else f"there are: {', '.join(config.digests)}"
        raise UsageError(f"there is no digest {name!r}; {hint}")
    return [name]
