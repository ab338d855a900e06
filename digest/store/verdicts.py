"""What an edition thought of each article, kept as long as the edition: the verdict as a row, its reasons as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from digest.model import Account, FollowUp, Match, Rank, TopicScore, Verdict
from digest.store.schema import editions, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from digest.model import Edition

_encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class PastAccount:
    """What a recorded edition thought of an article."""

    edition: int  # its number
    at: datetime
    account: Account  # the verdict alone, where an older program recorded it


def accounts(edition: Edition) -> Iterator[Account]:
    """All that can be told of each verdict, in their order."""
    stories: dict[int, list[int]] = {}
    for verdict in edition.verdicts:
        if verdict.lead is not None:
            members = stories.setdefault(verdict.lead, [verdict.lead])
            if verdict.article != verdict.lead:
                members.append(verdict.article)
    whole = {lead: tuple(members) for lead, members in stories.items()}
    told = Counter(story.topic for story in edition.stories)
    least: dict[str | None, float] = {}
    for story in edition.stories:
        least[story.topic] = min(story.rank.score, least.get(story.topic, story.rank.score))
    for verdict in edition.verdicts:
        articles = () if verdict.lead is None else whole[verdict.lead]
        if verdict.position:
            section = edition.sections[verdict.position[0]]
            yield Account(verdict, section.topic, articles, section.stories[verdict.position[1]].follow_up)
        elif verdict.outcome == "limit" and verdict.topic in least:
            yield Account(verdict, None, articles, told=told[verdict.topic], least=least[verdict.topic])
        else:
            yield Account(verdict, None, articles)


def record(connection: Connection, edition: Edition, edition_id: int) -> None:
    """Stores the verdicts of an edition."""
    rows = [
        {
            "digest": edition.digest,
            "article_id": account.verdict.article,
            "edition_id": edition_id,
            "outcome": account.verdict.outcome,
            "topic": account.verdict.topic,
            "score": account.verdict.rank.score if account.verdict.rank else None,
            "why": dumps(account),
        }
        for account in accounts(edition)
    ]
    if rows:
        connection.execute(insert(verdicts), rows)


def past(connection: Connection, digest: str, article: int) -> PastAccount | None:
    """What the edition of the digest that considered the article thought of it; None where none has."""
    columns = (editions.c.number, editions.c.at, verdicts.c.outcome, verdicts.c.topic, verdicts.c.why)
    query = select(*columns).join(editions).where(verdicts.c.digest == digest)
    row = connection.execute(query.where(verdicts.c.article_id == article)).first()
    if row is None:
        return None
    why = json.loads(row.why) if row.why else {}
    lead = why.get("lead")
    if lead not in (None, article):
        leads = connection.scalar(
            select(verdicts.c.why).where(verdicts.c.digest == digest, verdicts.c.article_id == lead)
        )
        why["story"] = (json.loads(leads) if leads else {}).get("story", [lead, article])
    return PastAccount(row.number, row.at, _account(Verdict(article, row.outcome, topic=row.topic), why))


def dumps(account: Account) -> str | None:
    """Why the verdict is as it is, without what has a column of its own; None where that is all.

    The articles of a story stand with its lead alone. Scores are whole thousandths: half the work of rounded ones.
    """
    verdict, rank = account.verdict, account.verdict.rank
    why: dict[str, Any] = {}
    if verdict.topics:
        why["topics"] = [_packed(score) for score in verdict.topics]
    if rank:
        why["lead"] = verdict.lead
        why["rank"] = list(map(_thousandths, (rank.coverage, rank.freshness, rank.weight, rank.fit)))
    if verdict.position:
        why["place"] = [*verdict.position, account.heading]
    if account.follow_up:
        why["follow_up"] = [account.follow_up.number, account.follow_up.at.isoformat(), account.follow_up.title]
    if verdict.lead == verdict.article and len(account.story) > 1:
        why["story"] = account.story
    if account.told:
        why["told"] = [account.told, _thousandths(account.least)]
    return _encoded(why) if why else None


def _packed(score: TopicScore) -> list[Any]:
    matches = [(match.word, match.title, match.text, _thousandths(match.score)) for match in score.matches]
    told = (score.excluded_by, score.by_feed, score.fits, score.like, score.alike_in)
    return [score.topic, _thousandths(score.score), matches, *told]


def _thousandths(score: float) -> int:
    return int(1000 * score + 0.5)


def _account(bare: Verdict, why: Mapping[str, Any]) -> Account:
    place = why.get("place")
    told, least = why.get("told", (0, 0))
    verdict = Verdict(
        bare.article,
        bare.outcome,
        topics=tuple(map(_unpacked, why.get("topics", ()))),
        topic=bare.topic,
        lead=why.get("lead"),
        position=(place[0], place[1]) if place else None,
        rank=Rank(*(part / 1000 for part in why["rank"])) if "rank" in why else None,
    )
    return Account(
        verdict,
        heading=place[2] if place else None,
        story=tuple(why.get("story", () if verdict.lead is None else (verdict.lead,))),
        follow_up=_follow_up(*why["follow_up"]) if "follow_up" in why else None,
        told=told,
        least=least / 1000,
    )


def _follow_up(number: int, at: str, title: str) -> FollowUp:
    return FollowUp(number, datetime.fromisoformat(at), title)


def _unpacked(packed: Sequence[Any]) -> TopicScore:
    topic, score, matches, excluded_by, by_feed, fits, like, alike_in = packed
    words = tuple(Match(word, title, text, worth / 1000) for word, title, text, worth in matches)
    return TopicScore(topic, score / 1000, words, excluded_by, by_feed, fits, like, tuple(alike_in))
