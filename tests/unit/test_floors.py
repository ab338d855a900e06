"""An arrow of import points down the floors of the house, never up, and never across."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "digest"
# The highest floor first. What stands on one floor does not know each other.
FLOORS = (
    {"__main__"},
    {"cli"},
    {"preview", "schedule", "check", "status", "explain", "demo", "opml"},
    {"pipeline"},
    {"material"},
    {"settings"},
    {"outbox", "harvest", "summarise", "envelope"},
    {"intake"},
    {"gather", "compose", "render", "deliver", "store"},
    {"config", "slots"},
    {"transport_url", "resources", "signing_key", "subject_line"},
    {"model"},
    {"errors"},
)
FLOOR_OF = {name: level for level, names in enumerate(FLOORS) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    """The top-level parts of the package that a module imports, `from digest import x` included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "digest":
                names = [f"digest.{alias.name}" for alias in node.names]
        found.update(name.split(".")[1] for name in names if name.startswith("digest."))
    return found - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = part_of(path)
    if here == "__init__":
        assert not imported_parts(path)
        return
    upwards = {part for part in imported_parts(path) - {here} if FLOOR_OF[part] <= FLOOR_OF[here]}
    assert not upwards, f"{here} imports {upwards}"


def test_every_part_stands_on_a_floor() -> None:
    assert {part_of(path) for path in MODULES} - {"__init__"} == set(FLOOR_OF)


@pytest.mark.parametrize("path", [p for p in MODULES if part_of(p) not in ("cli", "__main__")], ids=str)
def test_only_the_commands_print(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
