"""Opening the store, and several programs on it at once."""

from __future__ import annotations

import multiprocessing
from datetime import timedelta

import pytest
from feed_server import Item, feed_server
from newsletter import NOW, configure, pipeline, told
from sqlalchemy import func, select, update

from digest.errors import StoreError
from digest.store import open_store
from digest.store.schema import articles, facts, feeds


def test_a_new_store_is_made_where_the_configuration_says(tmp_path):
    open_store("sqlite:///mine.db", tmp_path).close()
    assert (tmp_path / "mine.db").is_file()


def test_a_store_of_a_newer_program_is_refused(tmp_path):
    store = open_store("sqlite:///digest.db", tmp_path)
    with store.writing() as connection:
        connection.execute(update(facts).values(value="999"))
    store.close()
    with pytest.raises(StoreError, match="newer digest"):
        open_store("sqlite:///digest.db", tmp_path)


def test_a_transaction_that_fails_leaves_nothing(tmp_path):
    store = open_store("sqlite:///digest.db", tmp_path)

    def half() -> None:
        with store.writing() as connection:
            connection.execute(feeds.insert().values(url="http://example.org/", failures=0, gone=False))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(feeds)) == 0
    store.close()


def _gather(file, ready) -> None:
    ready.wait(20)
    with pipeline(file) as line:
        line.gather(NOW)


def test_programs_that_open_and_gather_at_once_know_each_article_once(tmp_path):
    """The first of them makes the tables."""
    with feed_server() as server:
        urls = [
            server.put(f"feed{n}", *(Item(f"Title {i}", f"http://example.org/{i}", f"{i}", NOW) for i in range(30)))
            for n in range(6)
        ]
        file = configure(tmp_path, urls)
        context = multiprocessing.get_context("spawn")
        ready = context.Barrier(3)
        programs = [context.Process(target=_gather, args=(file, ready)) for _ in range(3)]
        for program in programs:
            program.start()
        for program in programs:
            program.join(60)
            assert program.exitcode == 0
        with pipeline(file) as line, line.store.reading() as connection:
            assert connection.scalar(select(func.count()).select_from(articles)) == 30
            assert connection.scalar(select(func.count()).select_from(feeds)) == 6


@pytest.mark.parametrize(
    "strange", ["\U0001f6a2 Boats", "Ship\u200d", "\u202eevil", "Bo\x00ats", "'; drop table articles; --"]
)
def test_any_text_of_a_feed_can_be_stored(tmp_path, strange):
    with feed_server() as server:
        item = Item(strange, f"http://example.org/{strange}", strange, NOW - timedelta(hours=1), strange)
        with pipeline(configure(tmp_path, [server.put("feed", item)])) as line:
            assert line.gather(NOW).new_articles == 1
            assert len(told(line.compose("daily", NOW))) == 1


def test_half_a_character_in_a_json_feed_stops_nothing(tmp_path):
    half = b'"\\ud800 \\u0000 Boats"'
    feed = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": %b, "items": [{"id": %b, "title": %b,'
        b' "url": "http://example.org/\\udfff", "content_text": %b, "authors": [{"name": %b}], "language": %b}]}'
    )
    with feed_server() as server:
        server.pages["/feed"] = feed % ((half,) * 6)
        with pipeline(configure(tmp_path, [server.url("feed")])) as line:
            assert line.gather(NOW).new_articles == 1
            assert line.render(line.compose("daily", NOW)).message
