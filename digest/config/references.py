"""What one key of the configuration says of another: topics that exist, feeds and recipients named once.

It looks at the plain data, so that these mistakes are told together with those that the schema finds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.config.keys import nearest
from digest.config.values import parse_mailbox
from digest.signing_key import read_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.config.document import Where


class Contradiction(NamedTuple):
    """A value that is right by itself and wrong beside others."""

    where: Where
    value: str
    error: str  # what follows the value in a sentence


def contradictions(data: dict[str, Any], folder: Path) -> Iterator[Contradiction]:
    """All of them; `folder` is the one that paths are relative to."""
    topics = list(_mapping(data.get("topics")))
    yield from _repeated_feeds(data)
    for where, topic in _named_topics(data):
        if topic not in topics:
            yield Contradiction(where, topic, _no_topic(topic, topics))
    for name, digest in _mapping(data.get("digests")).items():
        yield from _repeated(("digests", name, "topics"), _mapping(digest).get("topics"), str)
        yield from _repeated(("digests", name, "to"), _mapping(digest).get("to"), _bare)
        yield from _same_for_all(name, _mapping(digest))
    yield from _unusable_key(_mapping(data.get("mail")), folder)
    templates = data.get("templates")
    if isinstance(templates, str) and not _is_folder(folder, templates):
        yield Contradiction(("templates",), templates, f"is no folder in {folder}")


def _same_for_all(name: str, digest: dict[str, Any]) -> Iterator[Contradiction]:
    """A page that cannot know who leaves (RFC 8058 §3.1)."""
    page = digest.get("unsubscribe")
    if isinstance(page, str) and "{address}" not in page and len(_list(digest.get("to"))) > 1:
        error = "is the same for every reader, so it cannot tell who leaves; write {address} where theirs belongs"
        yield Contradiction(("digests", name, "unsubscribe"), page, error)


def _unusable_key(mail: dict[str, Any], folder: Path) -> Iterator[Contradiction]:
    key = _mapping(mail.get("dkim")).get("key")
    if not isinstance(key, str):
        return
    try:
        read_key(key, folder)
    except ValueError as error:
        yield Contradiction(("mail", "dkim", "key"), key, str(error))


def _repeated_feeds(data: dict[str, Any]) -> Iterator[Contradiction]:
    first: dict[str, int] = {}
    for index, feed in enumerate(_list(data.get("feeds"))):
        url = feed if isinstance(feed, str) else _mapping(feed).get("url")
        if isinstance(url, str) and first.setdefault(url, index) != index:
            yield Contradiction(("feeds", index, "url"), url, f"is already the address of feeds[{first[url]}]")


def _named_topics(data: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    for index, feed in enumerate(_list(data.get("feeds"))):
        topic = _mapping(feed).get("topic")
        if isinstance(topic, str):
            yield ("feeds", index, "topic"), topic
    for name, digest in _mapping(data.get("digests")).items():
        topics = _mapping(digest).get("topics")
        if isinstance(topics, str):
            yield ("digests", name, "topics"), topics
        for index, topic in enumerate(_list(topics)):
            if isinstance(topic, str):
                yield ("digests", name, "topics", index), topic


def _no_topic(topic: str, topics: list[str]) -> str:
    if not topics:
        return "is no topic: there is none under `topics`"
    near = nearest(topic, topics)
    return f"is no topic; did you mean {near!r}?" if near else f"is no topic; there are {', '.join(map(repr, topics))}"


def _repeated(where: Where, entries: Any, identity: Callable[[str], str]) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, entry in enumerate(_list(entries)):
        if isinstance(entry, str):
            if identity(entry) in seen:
                yield Contradiction((*where, index), entry, "is already in this list")
            seen.add(identity(entry))


def _bare(recipient: str) -> str:
    """The address alone, by which one person is told from another."""
    try:
        return parse_mailbox(recipient)[1].casefold()
    except ValueError:  # the schema tells of it
        return recipient


def _is_folder(folder: Path, text: str) -> bool:
    try:
        return (folder / Path(text).expanduser()).is_dir()
    except RuntimeError:  # no such user, of which the schema tells
        return True
    except OSError:  # a name longer than any can be
        return False


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
