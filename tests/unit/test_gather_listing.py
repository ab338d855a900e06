"""The listing of the folder that gathers tells all of it."""

from __future__ import annotations

from pathlib import Path

from digest import gather


def test_every_file_has_its_line() -> None:
    folder = Path(gather.__path__[0])
    told = [line.split()[0] for line in (gather.__doc__ or "").splitlines()[1:] if line.strip()]
    assert sorted(told) == sorted(file.stem for file in folder.glob("[!_]*.py"))
