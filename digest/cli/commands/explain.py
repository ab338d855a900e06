"""`digest explain URL`: why an article is in, or not in, the next edition."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from digest.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.model import Edition, TopicScore, Verdict
    from digest.pipeline import Pipeline


@click.command("explain")
@click.argument("url")
@click.option("--digest", "name", help="In this digest alone.")
@click.pass_obj
def command(file: Path, url: str, name: str | None) -> None:
    """Say why an article is in, or not in, the next edition."""
    from digest.cli.opened import chosen, pipeline
    from digest.errors import DigestError

    with pipeline(file) as line:
        names = chosen(line.config, name)
        article = line.find(url)
        if article is None:
            raise DigestError(f"no gathered article has the address {url}; `digest gather` fetches what is new")
        for digest in names:
            for text in _told(line, digest, article):
                print(text)


def _told(line: Pipeline, digest: str, article: int) -> Iterator[str]:
    from digest.compose.select import REASONS

    past = line.past_verdict(digest, article)
    if past:
        number, outcome, topic = past
        told = f"told under {topic or 'no topic'}" if outcome == "in" else f"left out: {REASONS[outcome]}"
        yield f"{digest}: edition {number} considered it; it was {told}. No later edition tells it again."
        return
    edition = line.compose(digest, datetime.now(UTC))
    verdict = next((v for v in edition.verdicts if v.article == article), None)
    if verdict is None:
        yield f"{digest}: it was not considered."
        return
    yield from _of_verdict(digest, edition, verdict, REASONS)


def _of_verdict(digest: str, edition: Edition, verdict: Verdict, reasons: dict[str, str]) -> Iterator[str]:
    if verdict.position:
        section, place = (number + 1 for number in verdict.position)
        heading = edition.sections[section - 1].topic
        yield f"{digest}: in edition {edition.number}, section {section} ({heading}), story {place}."
        story = edition.sections[section - 1].stories[place - 1]
        others = [f"{article.source.name}: {article.title}" for article in story.articles]
        if len(others) > 1:
            yield f"  Told once, with {output.counted(len(others), 'article')}, the first of them leads:"
            yield from (f"    {other}" for other in others)
    else:
        yield f"{digest}: not in edition {edition.number}: {reasons[verdict.outcome]}."
    for score in verdict.topics:
        yield f"  {_of_score(score)}"
    if not verdict.topics and verdict.rank:
        yield "  No topic has a word in it."
    if verdict.rank:
        rank = verdict.rank
        yield (
            f"  Rank {rank.score:.2f} = coverage {rank.coverage:.2f} + freshness {rank.freshness:.2f}"
            f" + feed weight {rank.weight:.2f} + fit to the topic {rank.fit:.2f}"
        )


def _of_score(score: TopicScore) -> str:
    if score.excluded_by:
        return f"{score.topic}: ruled out by the word {score.excluded_by!r}"
    if score.by_feed:
        return f"{score.topic}: the configuration gives all of its feed to this topic"
    words = ", ".join(
        f"{match.word} ({match.score:.2f}; {match.title} in the title, {match.text} in the text)"
        for match in score.matches
    )
    return f"{score.topic}: {score.score:.2f} for {words}"
