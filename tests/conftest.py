"""What all tests may ask for, and what is left out where something outside the project is absent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data and tools that lies beside the checkout; only for tests marked `shared`."""
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves out what cannot be run here. In CI nothing is left out: there such a test fails."""
    if os.environ.get("CI") == "true":
        return
    no_data = pytest.mark.skip(reason=f"reads {SHARED}, which is absent")
    no_browser = pytest.mark.skip(reason="needs chromium (Debian: apt-get install chromium)")
    for item in items:
        if not SHARED.is_dir() and (item.get_closest_marker("shared") or "shared" in getattr(item, "fixturenames", ())):
            item.add_marker(no_data)
        if not shutil.which("chromium") and "browser" in item.path.parts:
            item.add_marker(no_browser)
