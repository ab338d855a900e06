"""The pages that the sample feeds link to, each an article amid what surrounds one on the web."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.demo.samples import Sample, SampleFeed

PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title} – {site}</title></head>
<body>
<header><nav><a href="/site/{name}">{site}</a> <a href="/feeds/{name}.xml">Feed</a></nav></header>
<main>
{main}
</main>
<footer><p>{site} is invented, and so is all that it reports.</p></footer>
</body>
</html>
"""


def story_page(feed: SampleFeed, sample: Sample) -> bytes:
    """One article, as it stands on its site."""
    head = f"<h1>{escape(sample.title)}</h1>\n<p>By {escape(sample.author)}</p>"
    return _page(feed, sample.title, f"<article>\n{head}\n{sample.body}\n</article>")


def front_page(feed: SampleFeed) -> bytes:
    """The front page of a feed's site: its headlines."""
    items = (f'<li><a href="/story/{sample.slug}">{escape(sample.title)}</a></li>' for sample in feed.samples)
    return _page(feed, "Latest", "<ul>\n{}\n</ul>".format("\n".join(items)))


def _page(feed: SampleFeed, title: str, main: str) -> bytes:
    return PAGE.format(
        language=feed.language, title=escape(title), site=escape(feed.title), name=feed.name, main=main
    ).encode()
