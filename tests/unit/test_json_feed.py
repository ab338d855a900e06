"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from digest.errors import FeedError
from digest.gather.outcome import ParsedFeed
from digest.gather.parse import parse
from digest.model import Block, Entry

V11 = "https://jsonfeed.org/version/1.1"


def read(feed: object) -> ParsedFeed:
    return parse(json.dumps(feed).encode(), url="https://example.org/feed.json")


def item(**values: Any) -> Entry:
    return read({"version": V11, "items": [values]}).entries[0]


def test_an_item_becomes_an_entry() -> None:
    feed = read(
        {
            "version": V11,
            "title": "News",
            "home_page_url": "/",
            "language": "de-AT",
            "items": [
                {
                    "id": "1",
                    "url": "/a",
                    "title": "A &amp; B",
                    "content_html": "<p>One</p><p>Two</p>",
                    "summary": "Short.",
                    "date_published": "2002-09-07T02:00:01+02:00",
                    "authors": [{"name": "Jane"}, {"name": "John"}],
                    "image": "a.jpg",
                }
            ],
        }
    )
    entry = Entry(
        guid="1",
        url="https://example.org/a",
        title="A & B",
        author="Jane, John",
        published=datetime(2002, 9, 7, 0, 0, 1, tzinfo=UTC),
        summary=(Block("Short."),),
        body=(Block("One"), Block("Two")),
        image="https://example.org/a.jpg",
        language="de-AT",
    )
    assert feed == ParsedFeed(title="News", link="https://example.org/", entries=(entry,), format="json11")


def test_version_1_0_knows_one_author() -> None:
    feed = read({"version": "https://jsonfeed.org/version/1", "author": {"name": "Jane"}, "items": [{"id": 7}]})
    assert (feed.format, feed.entries[0].author, feed.entries[0].guid) == ("json1", "Jane", "7")


def test_plain_text_stands_in_for_html() -> None:
    assert item(content_text="One\n\nTwo < three").body == (Block("One"), Block("Two < three"))


def test_an_id_that_is_an_address_stands_in_for_it() -> None:
    assert item(id="https://example.org/a").url == "https://example.org/a"
    assert item(id="https://example.org/a", url="javascript:x", external_url="https://other.example/").url == (
        "https://other.example/"
    )


def test_an_attached_picture_is_the_picture() -> None:
    assert item(
        attachments=[{"url": "a.mp3", "mime_type": "audio/mpeg"}, {"url": "b.png", "mime_type": "image/png"}]
    ).image == ("https://example.org/b.png")


def test_modified_stands_in_for_published() -> None:
    assert item(date_modified="2002-09-07T00:00:00Z").published == datetime(2002, 9, 7, tzinfo=UTC)
    assert item(date_published=1732528800).published == datetime(2024, 11, 25, 10, tzinfo=UTC)


def test_a_feed_without_items_is_empty() -> None:
    assert read({"version": V11, "title": "New"}).entries == ()


ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)
KEYS = ("id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image")
MORE_KEYS = ("date_published", "date_modified", "authors", "author", "attachments", "language")


@given(st.dictionaries(st.sampled_from(KEYS + MORE_KEYS), ANY_JSON))
def test_any_item_becomes_an_entry_or_is_told(values: dict[str, object]) -> None:
    try:
        read({"version": V11, "items": [values, 7, None]})
    except FeedError as error:
        assert "\n" not in str(error)
