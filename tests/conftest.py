"""What all tests may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data and tools that lies beside the checkout."""
    if not SHARED.is_dir():
        reason = f"{SHARED} lies beside the checkout and is absent"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED
