"""What `digest explain` tells: which article is meant, and why it is, or was, where it is in each digest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest import settings
from digest.errors import DigestError, StoreError
from digest.gather.identity import canonical_url
from digest.store import articles, verdicts
from digest.store.mentions import addresses_with, mentions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from digest.model import Account
    from digest.pipeline import Pipeline
    from digest.store.mentions import Mention


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article is where it is in one digest."""

    digest: str
    edition: int  # its number
    at: datetime  # when it was composed
    considered: bool  # by this edition, which is recorded; else this is what the next one would do
    article: Mention
    account: Account
    story: tuple[Mention, ...]  # the lead first; empty where no story was made of it


def find(line: Pipeline, url: str) -> Mention:
    """The gathered article at this address, however it is decorated. Raises DigestError, with the nearest one."""
    url = url.encode("utf-8", "replace").decode()  # a terminal of another encoding may give what is no text
    address = canonical_url(url if "://" in url else f"https://{url}")
    with line.store.reading() as connection:
        id = articles.find(connection, address, url)
        found = [] if id is None else mentions(connection, [id], settings.sources(line.config))
        if found:
            return found[0]
        segment = _host_and_path(address)[1].rpartition("/")[2]
        near = nearest(address, addresses_with(connection, segment)) if segment else None
    hint = f"did you mean {near}?" if near else "`digest gather` fetches what is new"
    raise DigestError(f"no gathered article has the address {url}; {hint}")


def nearest(address: str, known: Iterable[str]) -> str | None:
    """The known address that was probably meant by one that nobody knows. `address` is canonical.

    One of the same path, with other parameters or on another host, or else of the same last segment; none where
    several are as near.
    """
    meant_host, meant_path = _host_and_path(address)
    near: dict[tuple[bool, bool], set[str]] = {}
    for url in known:
        host, path = _host_and_path(canonical_url(url))
        if path.rpartition("/")[2] == meant_path.rpartition("/")[2]:
            near.setdefault((path == meant_path, host == meant_host), set()).add(url)
    best = near[max(near)] if near else set()
    return best.pop() if len(best) == 1 else None


def _host_and_path(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:  # no web address
        return "", ""
    return parts.netloc, parts.path


def explain(line: Pipeline, digest: str, article: Mention, now: datetime) -> Explanation:
    """Why the article is where it is: in the edition that has considered it, else in the next one.

    Raises StoreError.
    """
    with line.store.reading() as connection:
        past = verdicts.past(connection, digest, article.id)
    sources = settings.sources(line.config)
    number, at, account = (past.edition, past.at, past.account) if past else _to_come(line, digest, article, now)
    with line.store.reading() as connection:
        lead, others = account.story[:1], account.story[1:]
        story = mentions(connection, lead, sources)
        story += sorted(mentions(connection, others, sources), key=lambda one: (one.date, one.id))
    return Explanation(digest, number, at, past is not None, article, account, tuple(story))


def _to_come(line: Pipeline, digest: str, article: Mention, now: datetime) -> tuple[int, datetime, Account]:
    edition = line.outline(digest, now)
    for account in verdicts.accounts(edition):
        if account.verdict.article == article.id:
            return edition.number, edition.at, account
    raise StoreError(f"{digest}: another program has just published an edition; try again")
