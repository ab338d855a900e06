"""Stores of every earlier version, opened by this one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from newsletter import configure, document, run
from sqlalchemy import select

from digest.store import open_store
from digest.store.schema import VERSION, deliveries, facts, feeds, metadata, verdicts

STORES = sorted(Path(__file__).with_name("stores").glob("*.sql"))


@pytest.fixture(params=STORES, ids=lambda file: f"version {file.stem}")
def old(request, tmp_path) -> Path:
    """The folder of a store as that version left it: one edition, sent to one recipient."""
    with closing(sqlite3.connect(tmp_path / "digest.db")) as connection:
        connection.executescript(request.param.read_text())
    return tmp_path


def test_each_earlier_version_is_tried():
    assert [file.stem for file in STORES] == [str(version) for version in range(1, VERSION)]


def test_its_tables_become_those_of_a_new_store(old):
    store = open_store("sqlite:///digest.db", old)
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.scalar(select(facts.c.value)) == str(VERSION)
    store.close()


def test_it_keeps_what_it_knew(old):
    for _ in range(2):  # and a second opening finds all as the first left it
        store = open_store("sqlite:///digest.db", old)
        with store.reading() as connection:
            assert connection.execute(select(feeds.c.url, feeds.c.etag)).all() == [("https://example.org/feed", '"v1"')]
            assert connection.scalar(select(verdicts.c.topic)) == "World"
            assert connection.scalar(select(deliveries.c.state)) == "sent"
        store.close()


def test_a_command_goes_on_with_it(old):
    file = configure(old, ["https://example.org/feed"])
    status = document(run(file, "status", "--json"))
    assert status["digests"][0]["last"]["sent"] == 1
    assert status["feeds"][0]["ok"] is True
    sent = document(run(file, "send", "--no-gather", "--json"))
    assert sent["number"] is None


def test_the_first_gathering_keeps_what_it_knew_of_the_feeds(old):
    with closing(sqlite3.connect(old / "digest.db")) as connection:
        connection.execute("UPDATE feeds SET next_try = '2099-01-01 00:00:00.000000', failures = 3")
        connection.commit()
    gathered = document(run(configure(old, ["https://example.org/feed"]), "gather", "--json"))
    assert (gathered["waiting"], gathered["failed"]) == (1, [])


def test_what_fails_halfway_leaves_the_old_store(old, monkeypatch):
    def broken(operations):
        operations.drop_table("verdicts")
        raise RuntimeError("halfway")

    monkeypatch.setattr("digest.store.migrations.STEPS", (broken,))
    with pytest.raises(RuntimeError, match="halfway"):
        open_store("sqlite:///digest.db", old)
    with closing(sqlite3.connect(old / "digest.db")) as connection:
        assert connection.execute("SELECT topic FROM verdicts").fetchall() == [("World",)]
        assert connection.execute("SELECT value FROM facts").fetchall() == [("1",)]
