"""Every fault that a feed can have, and twenty good feeds beside it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from feed_farm import FAULTS, HOSTS, Farm, feed_farm
from gathered import SETTINGS, gathered

from digest.gather.outcome import Failed, Fetched, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.model import Entry

TIMEOUT = 2.0
MEMORY = 300_000_000  # bytes, of all processes together
NAMED = replace(SETTINGS, timeout=TIMEOUT, named_hosts=frozenset(f"127.0.0.{1 + number}" for number in range(HOSTS)))
TOLD = {
    "404": "has no feed at this address (404)",
    "410": "says that this feed is gone for good (410)",
    "429": "asks us to come back later (429)",
    "500": "answered with an error (500)",
    "503": "is not available just now (503)",
    "hang": "gave no answer within 2 s",
    "slowloris": "was not sent to its end within 2 s",
    "html": "answered with a web page, not a feed",
    "empty": "sent an empty answer",
    "login": "answered with a web page, not a feed",
    "loop": "redirects without end",
    "bomb": "is larger than 10 MB",
    "huge": "is larger than 10 MB",
    "to-file": "leads to an address that is not of the web (file:)",
    "to-meta": "leads to 169.254.169.254, which is not a public address",
}
WARNED = {
    "truncated": "the connection broke off before its end",
    "cut": "its XML is damaged",
    "entities": "it holds entities that were not followed",
    "xxe": "it holds entities that were not followed",
    "latin1": "its text is not in the encoding that it claims",
}
MEASURE = """
import asyncio, json, os, resource, sys, threading, time
from contextlib import aclosing
from datetime import UTC, datetime
from digest.gather.gathering import gather_feeds
from digest.gather.outcome import FeedRequest, FetchSettings

def rss(pid):
    try:
        return int(open(f"/proc/{pid}/statm").read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0

def all_processes():
    children = open(f"/proc/self/task/{os.getpid()}/children").read().split()
    return sum(map(rss, [os.getpid(), *children]))

peak = 0
def watch():
    global peak
    while True:
        peak = max(peak, all_processes())
        time.sleep(0.005)

async def run(urls, hosts):
    threading.Thread(target=watch, daemon=True).start()
    settings = FetchSettings("newsdigest/0", timeout=2.0, named_hosts=frozenset(hosts))
    async with aclosing(gather_feeds([FeedRequest(url) for url in urls], settings, datetime.now(UTC))) as outcomes:
        count = 0
        async for _ in outcomes:
            count += 1
    return count

asked = json.load(sys.stdin)
print(json.dumps([asyncio.run(run(*asked)), peak]))
"""


@pytest.fixture(scope="module")
def farm(shared: Path) -> Iterator[Farm]:
    with feed_farm(shared) as running:
        yield running


@pytest.fixture(scope="module")
def gathering(farm: Farm) -> tuple[dict[str, Outcome], float]:
    """The outcomes of all faults and of twenty good feeds, and how many seconds they took together."""
    started = time.monotonic()
    outcomes = gathered([farm.fault(kind) for kind in FAULTS.split()] + [farm.feed(n) for n in range(20)], NAMED)
    return outcomes, time.monotonic() - started


def entries(farm: Farm, gathering: tuple[dict[str, Outcome], float], kind: str) -> tuple[Entry, ...]:
    outcome = gathering[0][farm.fault(kind)]
    assert isinstance(outcome, Fetched)
    return outcome.feed.entries


def test_all_good_feeds_arrive(farm: Farm, gathering: tuple[dict[str, Outcome], float]) -> None:
    for number in range(20):
        outcome = gathering[0][farm.feed(number)]
        assert isinstance(outcome, Fetched)
        assert len(outcome.feed.entries) == 5


def test_the_run_ends_with_the_worst_feed(gathering: tuple[dict[str, Outcome], float]) -> None:
    # All faults are of one host, which is asked by two connections: what hangs keeps the others waiting once.
    assert gathering[1] < TIMEOUT + 4


@pytest.mark.parametrize("kind", FAULTS.split())
def test_every_fault_is_told_in_one_line(farm: Farm, gathering: tuple[dict[str, Outcome], float], kind: str) -> None:
    outcome = gathering[0][farm.fault(kind)]
    error = outcome.error if isinstance(outcome, Failed) else None
    warning = outcome.feed.warning if isinstance(outcome, Fetched) else None
    assert (error, warning) == (TOLD.get(kind), WARNED.get(kind))


def test_what_a_server_asks_for_is_told(farm: Farm, gathering: tuple[dict[str, Outcome], float]) -> None:
    outcomes = gathering[0]
    asked = {kind: outcomes[farm.fault(kind)] for kind in ("410", "429", "503", "500")}
    assert {kind: (o.gone, o.retry_after) for kind, o in asked.items() if isinstance(o, Failed)} == {
        "410": (True, None),
        "429": (False, 3600.0),
        "503": (False, 3600.0),
        "500": (False, None),
    }


def test_a_moved_feed_is_read_where_it_is(farm: Farm, gathering: tuple[dict[str, Outcome], float]) -> None:
    outcome = gathering[0][farm.fault("moved")]
    assert isinstance(outcome, Fetched)
    assert outcome.moved_to == f"http://127.0.0.1:{farm.port}/feed/0.xml"


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("truncated", ["One good entry"]),
        ("cut", ["First whole entry", "Second, cut off here"]),
        ("latin1", ["Café naïve - résumé"]),
        ("nul", ["Nullbyte and bell"]),
        ("nodates", ["Undated 0", "Undated 1", "Undated 2"]),
        ("dup", ["Same story 0"] * 2 + ["Same story 1"] * 2 + ["Same story 2"] * 2),
        ("entities", ["&l9;"]),
        ("xxe", ["Secret: &x;"]),
    ],
)
def test_what_can_be_read_is_read(
    farm: Farm, gathering: tuple[dict[str, Outcome], float], kind: str, titles: list[str]
) -> None:
    assert [entry.title for entry in entries(farm, gathering, kind)] == titles


def test_nothing_of_a_hostile_feed_is_left_but_its_words(
    farm: Farm, gathering: tuple[dict[str, Outcome], float]
) -> None:
    found = entries(farm, gathering, "evil")
    assert [entry.title for entry in found[:5]] == [
        "Script title",
        "Template {{ 7*7 }} {% raw %}",
        "Subject Bcc: victim@example.net",
        "Bad link",
        "Right-to-left txt.exe and zerowidth",
    ]
    assert len(found[5].title) == 300
    assert [block.text for block in found[0].summary] == ["kept words"]
    assert [block.text for block in found[6].summary] == ["over", "after"]
    assert found[3].url is None


def test_memory_stays_within_bounds(farm: Farm) -> None:
    urls = [farm.fault(kind) for kind in FAULTS.split()] + [farm.feed(number) for number in range(20)]
    asked = json.dumps([urls, sorted(NAMED.named_hosts)])
    run = subprocess.run(
        [sys.executable, "-c", MEASURE], input=asked, capture_output=True, text=True, timeout=60, check=True
    )
    count, peak = json.loads(run.stdout)
    assert count == len(urls)
    assert peak < MEMORY
