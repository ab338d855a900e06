"""Where the files lie that travel with the program: beside the package in a wheel, at the root in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE, _PACKAGE.parent)  # the package first: the folder above an installed one belongs to everybody


def folder(name: str) -> Path:
    """The folder of that name. Raises FileNotFoundError where the installation lacks it."""
    return _found(name, Path.is_dir)


def file(name: str) -> Path:
    """The file of that name. Raises FileNotFoundError where the installation lacks it."""
    return _found(name, Path.is_file)


def _found(name: str, exists: Callable[[Path], bool]) -> Path:
    for place in _PLACES:
        if exists(place / name):
            return place / name
    raise FileNotFoundError(f"{name} is neither in {_PLACES[0]} nor in {_PLACES[1]}")
