"""Requests to outcomes, and the processes that parse in between."""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
import subprocess
import sys
import time
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
from gathered import NOW, SETTINGS, gathered
from web_server import rss, web_server

from digest.gather.gathering import gather_feeds
from digest.gather.outcome import Failed, FeedRequest, Fetched, Unchanged

CLIENT = """
import asyncio, sys
from contextlib import aclosing
from datetime import UTC, datetime
from digest.gather.gathering import gather_feeds
from digest.gather.outcome import FeedRequest, FetchSettings

async def run():
    settings = FetchSettings("newsdigest/0", named_hosts=frozenset({"127.0.0.1"}))
    requests = [FeedRequest(url) for url in sys.argv[1:]]
    async with aclosing(gather_feeds(requests, settings, datetime.now(UTC))) as outcomes:
        async for outcome in outcomes:
            print(type(outcome).__name__, flush=True)

try:
    asyncio.run(run())
except KeyboardInterrupt:
    sys.exit(130)
"""


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def ended(pids: list[int], within: float = 5.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not any(map(is_running, pids)):
            return True
        time.sleep(0.02)
    return False


def test_a_feed_is_fetched_and_read() -> None:
    body = rss("One", "Two")
    with web_server() as web:
        url = web.put("/feed", body, ETag='"1"', Cache_Control="max-age=60")
        outcome = gathered([url])[url]
    assert isinstance(outcome, Fetched)
    assert [entry.title for entry in outcome.feed.entries] == ["One", "Two"]
    assert (outcome.final_url, outcome.moved_to, outcome.etag, outcome.max_age) == (url, None, '"1"', 60.0)
    assert outcome.body_hash == hashlib.sha256(body).hexdigest()


@pytest.mark.parametrize("status", [200, 304])
def test_what_did_not_change_is_not_read_again(status: int) -> None:
    body = rss("One")
    body_hash = hashlib.sha256(body).hexdigest()
    with web_server() as web:
        url = web.put("/feed", body if status == 200 else b"", status=status, Cache_Control="max-age=60")
        request = FeedRequest(url, etag='"1"', last_modified="yesterday", body_hash=body_hash)
        before = len(children(os.getpid()))
        outcome = gathered([request])[url]
        assert len(children(os.getpid())) == before
    etag, last_modified = ('"1"', "yesterday") if status == 304 else (None, None)
    assert outcome == Unchanged(url, url, None, etag, last_modified, body_hash, 60.0)


def test_of_a_feed_that_broke_off_the_whole_is_asked_for_again() -> None:
    with web_server() as web:
        url = web.put("/feed", rss("One"), missing=9, ETag='"1"')
        outcome = gathered([url])[url]
    assert isinstance(outcome, Fetched)
    assert outcome.feed.warning == "the connection broke off before its end"
    assert (outcome.etag, outcome.body_hash) == (None, None)


def test_modules_of_the_folder_that_it_is_run_in_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("feedparser", "html", "calendar"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    with web_server() as web:
        url = web.put("/feed", rss("One"))
        assert isinstance(gathered([url])[url], Fetched)


def test_a_web_page_tells_where_its_feeds_are() -> None:
    with web_server() as web:
        page = '<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss.xml">'
        url = web.put("/", page, Content_Type="text/html")
        assert gathered([url])[url] == Failed(url, "answered with a web page, not a feed", feeds=(web.url("/rss.xml"),))


def test_feeds_are_read_by_processes_that_end_with_the_gathering() -> None:
    seen: set[int] = set()

    async def run(urls: list[str]) -> None:
        async with aclosing(gather_feeds([FeedRequest(url) for url in urls], SETTINGS, NOW)) as outcomes:
            async for outcome in outcomes:
                assert isinstance(outcome, Fetched)
                seen.update(children(os.getpid()))

    with web_server() as web:
        asyncio.run(run([web.put(f"/{number}", rss("One")) for number in range(30)]))
    assert seen
    assert ended(sorted(seen), within=0.5)


def test_whoever_leaves_early_leaves_nothing_behind() -> None:
    seen: set[int] = set()

    async def run(urls: list[str]) -> None:
        async with aclosing(gather_feeds([FeedRequest(url) for url in urls], SETTINGS, NOW)) as outcomes:
            async for _ in outcomes:
                seen.update(children(os.getpid()))
                break
        assert len(asyncio.all_tasks()) == 1

    with web_server() as web:
        urls = [web.put("/feed", rss("One"))] + [web.put(f"/{number}", rss("One"), after=9) for number in range(20)]
        started = time.monotonic()
        asyncio.run(run(urls))
        assert time.monotonic() - started < 5
    assert ended(sorted(seen), within=0.5)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_a_program_that_is_ended(end: signal.Signals) -> None:
    with web_server() as web:
        urls = [web.put("/feed", rss("One"))] + [web.put(f"/{number}", rss("One"), after=30) for number in range(20)]
        command = [sys.executable, "-c", CLIENT, *urls]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "Fetched\n"
            workers = children(program.pid)
            assert workers
            program.send_signal(end)
            _, told = program.communicate(timeout=10)
    assert ended(workers)
    assert told == ""
    assert program.returncode == (130 if end == signal.SIGINT else -end)


def test_many_slow_answers_keep_no_other_feed_waiting() -> None:
    with web_server() as web:
        slow = [web.put(f"/slow/{number}", rss("One") * 20, pace=0.2) for number in range(70)]
        good = [web.put(f"/{number}", rss("One")) for number in range(80)]
        told = list(
            gathered(slow + good, concurrency=100, per_host=100, timeout=4.0)
        )  # in the order in which they are done
    assert set(told[:80]) == set(good)


def hostile_categories(count: int) -> str:
    tags = "".join(f"<category>{number}</category>" for number in range(count))
    return f'<rss version="2.0"><channel><item>{tags}</item></channel></rss>'


def test_a_feed_made_to_keep_a_reader_busy_is_left_and_the_others_are_read() -> None:
    with web_server() as web, web_server("127.0.0.2") as others:
        hostile = [web.put(f"/hostile/{number}", hostile_categories(60_000 + number)) for number in range(2)]
        good = [others.put(f"/{number}", rss("One")) for number in range(20)]
        outcomes = gathered(hostile + good, named_hosts=frozenset({"127.0.0.1", "127.0.0.2"}))
    assert {outcomes[url] for url in hostile} == {Failed(url, "takes too long to read") for url in hostile}
    assert all(isinstance(outcomes[url], Fetched) for url in good)


def test_a_feed_made_to_fill_the_memory_is_left_and_the_others_are_read() -> None:
    attributes = " ".join(f'a{number}=""' for number in range(700_000))
    with web_server() as web:
        hostile = web.put("/hostile", f'<rss version="2.0"><channel><item {attributes}/></channel></rss>')
        good = [web.put(f"/{number}", rss("One")) for number in range(5)]
        outcomes = gathered([hostile, *good])
    assert outcomes[hostile] == Failed(hostile, "takes too much memory to read")
    assert all(isinstance(outcomes[url], Fetched) for url in good)


def test_more_large_feeds_than_are_held_at_once_are_all_read() -> None:
    body = rss("x" * 1_500_000)
    with web_server() as web:
        urls = [web.put(f"/{number}", body + b" " * number) for number in range(6)]
        outcomes = gathered(urls, replace(SETTINGS, per_host=6))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes.values())


def test_nothing_asked_is_nothing_told() -> None:
    assert gathered([]) == {}
