"""One job done. Imported where feeds are parsed, and nowhere else: it brings feedparser along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import FeedError
from digest.gather.discover import WebPage
from digest.gather.jobs import ArticleJob, Unreadable
from digest.gather.parse import parse

if TYPE_CHECKING:
    from digest.gather.jobs import Job
    from digest.gather.outcome import FullText, ParsedFeed


def perform(job: Job) -> ParsedFeed | FullText | Unreadable:
    """The feed, or the article, in a job's body."""
    try:
        if isinstance(job, ArticleJob):
            from digest.gather.article import article  # an extra; 0.1 s, which feeds need not pay

            return article(job.body, url=job.url, content_type=job.content_type)
        return parse(job.body, url=job.url, content_type=job.content_type)
    except WebPage as page:
        return Unreadable(str(page), page.feeds)
    except FeedError as error:
        return Unreadable(str(error))
    except MemoryError:
        raise  # the process ends over it
    except Exception:  # whatever a hostile feed makes somebody stumble over
        return Unreadable("is damaged beyond reading")
