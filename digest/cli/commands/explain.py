"""`digest explain URL`: why an article is in, or not in, the next edition, or the one that has considered it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from digest.cli import output

if TYPE_CHECKING:
    from pathlib import Path

    from digest.explain import Explanation
    from digest.model import Rank, TopicScore
    from digest.store.mentions import Mention


@click.command("explain")
@click.argument("url")
@click.option("--digest", "name", help="In this digest alone.")
@output.json_option
@click.pass_obj
def command(file: Path, url: str, name: str | None, as_json: bool) -> None:
    """Say why an article is in, or not in, the next edition, or why it was in an earlier one."""
    from digest.cli.opened import chosen, pipeline
    from digest.cli.reasons import in_words
    from digest.explain import explain, find

    with pipeline(file) as line:
        names = chosen(line.config, name)
        article = find(line, url)
        now = datetime.now(UTC)
        explained = [explain(line, digest, article, now) for digest in names]
        zone = line.config.timezone
    if as_json:
        digests = [_digest(one) for one in explained]
        output.document({"url": article.url, "title": article.title, "digests": digests})
        return
    for one in explained:
        for text in in_words(one, zone):
            print(text)


def _digest(explained: Explanation) -> dict[str, Any]:
    from digest.cli.documents import of_follow_up
    from digest.cli.reasons import reason

    account, verdict = explained.account, explained.account.verdict
    story = [_mention(article) for article in explained.story]
    return {
        "digest": explained.digest,
        "edition": explained.edition,
        "at": output.iso(explained.at),
        "considered": explained.considered,
        "outcome": verdict.outcome,
        "reason": reason(explained),
        "section": account.heading,
        "place": verdict.position[1] + 1 if verdict.position else None,
        "topics": [_topic(score) for score in verdict.topics],
        "story": {"lead": story[0], "articles": story} if story else None,
        "follow_up": of_follow_up(account.follow_up) if account.follow_up else None,
        "rank": _rank(verdict.rank) if verdict.rank else None,
    }


def _mention(article: Mention) -> dict[str, Any]:
    return {"title": article.title, "url": article.url, "source": article.source, "published": output.iso(article.date)}


def _topic(score: TopicScore) -> dict[str, Any]:
    return {
        "topic": score.topic,
        "score": round(score.score, 3),
        "fits": score.fits,
        "words": [
            {"word": match.word, "score": round(match.score, 3), "title": match.title, "text": match.text}
            for match in score.matches
        ],
        "like": score.like,
        "alike_in": list(score.alike_in),
        "excluded_by": score.excluded_by,
        "by_feed": score.by_feed,
    }


def _rank(rank: Rank) -> dict[str, float]:
    return {
        "score": round(rank.score, 3),
        "coverage": round(rank.coverage, 3),
        "freshness": round(rank.freshness, 3),
        "weight": round(rank.weight, 3),
        "fit": round(rank.fit, 3),
    }
