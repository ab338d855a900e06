"""A stuffed blog post as it comes from its feed, with all of its site's furniture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from summary_cases import article

from digest.compose import furniture, sentences
from digest.compose.summary import reading_minutes, summarise
from digest.gather.parse import parse

POST = Path(__file__).parents[2].parent / "shared" / "data" / "seed-article.xml"
FURNITURE = (
    "click on this link",
    "also read",
    "share this article",
    "leave a comment",
    "min read",
    "go-to source",
    "follow:",
)

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def post():
    feed = parse(POST.read_bytes(), url="https://feed.example/rss")
    entry = feed.entries[0]
    base = article(entry.title, site=feed.title, author=entry.author, language=entry.language)
    return replace(base, summary=entry.summary, body=entry.body)


def test_its_summary_is_one_to_three_clean_sentences_of_its_own(post):
    found = summarise(post)
    assert 80 < len(found) <= 320
    assert 1 <= len(list(sentences.split(found))) <= 3
    assert sentences.is_whole(found)
    assert not any(words in found.lower() for words in FURNITURE)
    assert post.author not in found
    assert stuffed_phrase(post) not in found


def test_it_begins_as_the_post_does_without_the_stuffing(post):
    first = next(block.text for block in furniture.own_blocks(post))
    assert first.startswith(stuffed_phrase(post))
    rest = first.removeprefix(stuffed_phrase(post)).lstrip()
    assert summarise(post)[1:] in rest


def test_its_teaser_alone_is_summed_up_too(post):
    found = summarise(replace(post, body=()))
    assert found.endswith("…")
    assert stuffed_phrase(post) not in found


def test_none_of_its_blocks_is_furniture_and_its_own_are_kept(post):
    own = furniture.own_blocks(post)
    assert not any(words in block.text.lower() for block in own for words in FURNITURE)
    assert sum(block.kind == "heading" for block in own) == sum(block.kind == "heading" for block in post.body)
    assert len(own) == len(post.body) - 8  # title twice, handle, time, share, follow, portrait, comment


def test_its_reading_time_is_its_own_not_what_the_site_claims(post):
    assert reading_minutes(post) == 8


def stuffed_phrase(post):
    """The longest beginning of the title with which at least ten sentences were stuffed."""
    words = post.title.split()
    text = " ".join(block.text for block in post.body)
    return next(phrase for length in range(len(words), 3, -1) if text.count(phrase := " ".join(words[:length])) >= 10)
