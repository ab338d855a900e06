"""The article's own page, where its feed gives only a teaser."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from feed_farm import feed_farm
from gathered import NOW, SETTINGS
from web_server import web_server

from digest.gather.fulltext import full_texts
from digest.gather.outcome import FetchSettings, FullText, Unread
from digest.gather.teaser import is_teaser
from digest.model import Block, Entry

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "The harbour office counted more boats this spring than in any year since the mole was built. "


def read(*urls: str, settings: FetchSettings = SETTINGS) -> dict[str, FullText | Unread]:
    async def run() -> dict[str, FullText | Unread]:
        async with aclosing(full_texts(urls, settings, NOW)) as results:
            return {result.url: result async for result in results}

    return asyncio.run(run())


def test_an_article_is_read_without_what_stands_around_it(shared: Path) -> None:
    with feed_farm(shared, feeds=4) as farm:
        urls = [farm.article(feed, number) for feed in range(4) for number in range(3)]
        results = read(*urls)
    for url in urls:
        result = results[url]
        assert isinstance(result, FullText)
        text = " ".join(block.text for block in result.body)
        assert len(result.body) >= 3
        for furniture in ("ALSO READ", "Share this", "Leave a comment", "Cookie policy", "About"):
            assert furniture not in text


def test_the_picture_that_a_page_declares_is_its_picture() -> None:
    page = (
        '<!doctype html><html><head><meta property="og:image" content="/lead.jpg?a=1&amp;b=2"><title>x</title></head>'
        f"<body><article><h1>Boats</h1>{f'<p>{SENTENCE * 3}</p>' * 4}</article></body></html>"
    )
    with web_server() as web:
        url = web.put("/article", page, Content_Type="text/html")
        result = read(url)[url]
    assert isinstance(result, FullText)
    assert result.image == web.url("/lead.jpg?a=1&b=2")
    assert {block.kind for block in result.body} == {"paragraph"}


def test_pages_have_the_bounds_of_feeds() -> None:
    bounds = replace(SETTINGS, timeout=0.5, max_size=50_000)
    with web_server() as web, web_server("127.0.0.2") as private:
        pages = {
            web.put("/slow", b"x", after=3): "gave no answer within 0.5 s",
            web.put("/large", b"x" * 50_001): "is larger than 50 KB",
            web.put("/gone", status=410): "says that this feed is gone for good (410)",
            web.put("/private", status=302, Location=private.put("/secret", b"x")): (
                "leads to 127.0.0.2, which is not a public address"
            ),
            web.put("/empty", b"<html></html>"): "has no article that can be read",
        }
        results = read(*pages, settings=bounds)
    assert {url: getattr(result, "error", None) for url, result in results.items()} == pages
    assert private.asked == []


def test_a_teaser_is_worth_a_look_at_its_page() -> None:
    entry = Entry(guid=None, url=None, title="x", author=None, published=None, summary=(Block(SENTENCE),))
    assert is_teaser(entry)
    assert not is_teaser(replace(entry, body=(Block(SENTENCE * 20),)))
