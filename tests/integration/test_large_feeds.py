"""Many large feeds at once, whole and broken off: all are read, and what they held is let go."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from web_server import web_server

if TYPE_CHECKING:
    from collections.abc import Iterator

FEEDS = 24
SIZE = 8_000_000  # bytes of each
MEMORY = 300_000_000
GATHER = """
import gc, json, sys
from digest.__main__ import YOUNG
gc.set_threshold(YOUNG)  # as the program itself does
from gathered import gathered
from digest.gather.outcome import Fetched
outcomes = gathered(json.load(sys.stdin)).values()
read = sum(isinstance(outcome, Fetched) and len(outcome.feed.entries) for outcome in outcomes)
# Not ru_maxrss: it begins with what the parent had.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(json.dumps([read, int(peak) * 1024]))
"""


@pytest.fixture(scope="module")
def feeds() -> Iterator[dict[str, list[str]]]:
    item = b"<rss version='2.0'><channel><title>Boats</title><item><title>One</title></item><!-- "
    body = item + b"x" * SIZE + b" --></channel></rss>"
    with web_server() as web:
        yield {
            "whole": [web.put(f"/whole/{number}", body) for number in range(FEEDS)],
            "broken off": [web.put(f"/broken/{number}", body, missing=1000) for number in range(FEEDS)],
        }


@pytest.mark.parametrize("kind", ["whole", "broken off"])
def test_large_feeds_are_all_read_within_bounds(feeds: dict[str, list[str]], kind: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", GATHER],
        input=json.dumps(feeds[kind]),
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    read, peak = json.loads(run.stdout)
    assert read == FEEDS
    assert peak < MEMORY
