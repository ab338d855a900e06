"""Editions as JSON documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.cli.output import iso

if TYPE_CHECKING:
    from digest.model import Edition, FollowUp, Story


def of_edition(edition: Edition, subject: str) -> dict[str, Any]:
    """What `preview --json` prints of an edition."""
    return {
        "digest": edition.digest,
        "title": edition.title,
        "number": edition.number,
        "at": iso(edition.at),
        "subject": subject,
        "sections": [
            {"topic": section.topic, "stories": [of_story(story) for story in section.stories], "more": section.more}
            for section in edition.sections
        ],
        "left_out": dict(edition.left_out),
    }


def of_follow_up(follow_up: FollowUp) -> dict[str, Any]:
    return {"number": follow_up.number, "at": iso(follow_up.at), "title": follow_up.title}


def of_story(story: Story) -> dict[str, Any]:
    lead = story.lead
    return {
        "title": lead.title,
        "url": lead.url,
        "source": lead.source.name,
        "author": lead.author,
        "published": iso(lead.date),
        "summary": story.summary,
        "minutes": story.minutes,
        "image": lead.image,
        "score": round(story.rank.score, 3),
        "follow_up": of_follow_up(story.follow_up) if story.follow_up else None,
        "articles": [
            {
                "title": article.title,
                "url": article.url,
                "source": article.source.name,
                "published": iso(article.date),
                "sources": [source.name for source in article.sources],
            }
            for article in story.articles
        ],
    }
