"""`full_text: true`: the article's own page, read once, where the feed gives only a teaser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from feed_server import WORDS, Item, feed_server
from newsletter import NOW, configure, pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from feed_server import Feeds

STORY = (
    "The keeper of the harbour has let the ferries wait for the tide since March, and the mole has never been so full. "
    "Skippers from three islands asked for the change after two boats ran aground in sight of the pier. "
)
PAGE = (
    "<!doctype html><html><head><title>Ferries wait</title></head>"
    "<body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav>"
    f"<article><h1>Ferries wait</h1>{''.join(f'<p>{STORY} Part {n} of the account.</p>' for n in range(9))}</article>"
    "<aside>ALSO READ: Ten harbours</aside><footer>Cookie policy</footer></body></html>"
)


@pytest.fixture
def feeds() -> Iterator[Feeds]:
    with feed_server() as running:
        running.pages["/story"] = PAGE.encode()
        running.put("feed", Item("Ferries wait for the tide", running.url("story"), "one", NOW, "A teaser of it."))
        yield running


def test_a_teaser_is_replaced_by_the_text_of_the_page_read_once(feeds: Feeds, tmp_path: Path) -> None:
    file = configure(tmp_path, [{"url": feeds.url("feed"), "full_text": True}])
    with pipeline(file) as line:
        line.gather(NOW)
        line.gather(NOW)
        (story,) = line.compose("daily", NOW).stories
    assert feeds.asked.count("/story") == 1
    assert story.lead.body[-1].text.endswith("Part 8 of the account.")
    assert story.minutes == 2
    assert "ALSO READ" not in " ".join(block.text for block in story.lead.body)


def test_without_it_no_page_is_asked_for(feeds: Feeds, tmp_path: Path) -> None:
    with pipeline(configure(tmp_path, [feeds.url("feed")])) as line:
        line.gather(NOW)
        (story,) = line.compose("daily", NOW).stories
    assert "/story" not in feeds.asked
    assert story.minutes is None


@pytest.mark.parametrize("page", [404, b"", b"<html><body>Please enable JavaScript</body></html>"])
def test_a_page_that_gives_nothing_leaves_what_the_feed_said(feeds: Feeds, tmp_path: Path, page: int | bytes) -> None:
    feeds.pages["/story"] = page
    feeds.put("feed", Item("Ferries wait for the tide", feeds.url("story"), "one", NOW, WORDS))
    with pipeline(configure(tmp_path, [{"url": feeds.url("feed"), "full_text": True}])) as line:
        report = line.gather(NOW)
        (story,) = line.compose("daily", NOW).stories
    assert not report.failed
    assert story.summary == WORDS
