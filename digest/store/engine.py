"""Opening the store, and its transactions.

SQLite: WAL lets readers read while one writes; `synchronous=FULL` makes a committed delivery outlive a power cut; a
transaction that will write says so at its start (BEGIN IMMEDIATE), or two of them could deadlock when both turn from
reading to writing.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, insert, make_url, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from digest.errors import StoreError
from digest.store.schema import VERSION, facts, metadata

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine

BUSY_SECONDS = 30  # how long a writer waits for another


class Store:
    """An open store. Connections are per thread; transactions are short."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writing=True)
        self.name = name  # for messages

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store. Raises StoreError."""
        with self._said_plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed whole or not at all. Raises StoreError, and IntegrityError as it is."""
        with self._said_plainly(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _said_plainly(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:  # a unique key says that another program was first: whoever writes knows what that means
            raise
        except DBAPIError as error:
            raise StoreError(f"the store {self.name}: {_in_words(error)}") from error


def open_store(url: str, folder: Path) -> Store:
    """The store at `url`; a relative SQLite file lies in `folder`. Makes the tables of a new one.

    Raises StoreError where it cannot be opened, or was written by a newer program.
    """
    try:
        address = _absolute(make_url(url), folder)
    except ArgumentError as error:
        raise StoreError("the store's address cannot be read; write sqlite:///digest.db") from error
    name = address.render_as_string(hide_password=True).removeprefix("sqlite:///")
    try:
        engine = create_engine(address, pool_size=5, max_overflow=100, connect_args=_connect_args(address))
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(f"the store {name}: this kind of database needs a driver: {error}") from error
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    store = Store(engine, name)
    _make_tables(store)
    return store


def _absolute(url: URL, folder: Path) -> URL:
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return url
    return url.set(database=str(folder / Path(url.database).expanduser()))


def _connect_args(url: URL) -> dict[str, Any]:
    return {"timeout": BUSY_SECONDS} if url.get_backend_name() == "sqlite" else {}


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to say, see _begin
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _make_tables(store: Store) -> None:
    with store.reading() as connection:
        known = connection.dialect.has_table(connection, "facts")
        version = _version(connection) if known else None
    if version is None:
        with store.writing() as connection:
            metadata.create_all(connection)
            if _version(connection) is None:
                connection.execute(insert(facts).values(name="schema", value=str(VERSION)))
    elif int(version) < VERSION:
        _bring_up_to_date(store)
    elif int(version) > VERSION:
        raise StoreError(f"the store {store.name} was written by a newer digest (schema {version}): update this one")


def _version(connection: Connection) -> str | None:
    return connection.scalar(select(facts.c.value).where(facts.c.name == "schema"))


def _bring_up_to_date(store: Store) -> None:
    from digest.store.migrations import migrate  # 0.1 s, once in a store's life

    with store.writing() as connection:
        version = int(_version(connection) or VERSION)  # again: another program may have been first
        if version < VERSION:
            migrate(connection, version)
            connection.execute(update(facts).where(facts.c.name == "schema").values(value=str(VERSION)))


def _in_words(error: DBAPIError) -> str:
    text = str(error.orig).strip()
    if "unable to open database file" in text:
        return "cannot be opened: does its folder exist, and may it be written?"
    if "database is locked" in text:
        return f"is locked by another program for more than {BUSY_SECONDS} s"
    if "readonly" in text:
        return "may be read but not written: mend its permissions"
    if "disk is full" in text:
        return "cannot grow: the disk is full"
    if "malformed" in text or "not a database" in text:
        return "is damaged or no SQLite database: restore it from a backup, or move it away to begin anew"
    return text.splitlines()[0] if text else type(error).__name__
