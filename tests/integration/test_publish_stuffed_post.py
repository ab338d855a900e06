"""A real blog post, stuffed for search engines, from its feed to the mail."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from feed_server import feed_server
from newsletter import ADA, call, configure, document
from smtp_server import smtp_server

pytestmark = pytest.mark.shared
FURNITURE = ("click on this link", "also read", "share this article", "leave a comment", "appeared first on")
TOPICS = {
    "World": ["ceasefire", "diplomat*", "envoy", "negotiat*"],
    "Technology": ["compiler", "kernel", "chip*"],
}


@pytest.fixture
def sent(shared, tmp_path):
    """The preview's document, and the message that a reader gets."""
    published = datetime.now(UTC) - timedelta(hours=2)
    feed = (shared / "data" / "seed-article.xml").read_bytes()
    with feed_server() as feeds, smtp_server() as server:
        feeds.pages["/seed"] = feed.replace(b"PUBDATE", format_datetime(published).encode())
        file = configure(tmp_path, [feeds.url("seed")], port=server.port, to=[ADA], topics=TOPICS)
        edition = document(call(file, "preview", "--no-open", "--json"))
        assert document(call(file, "send", "--json"))["sent"] == 1
        [mail] = server.mail
    return edition, email.message_from_bytes(mail.content, policy=email.policy.default)


def test_it_stands_under_its_topic_with_all_that_is_known_of_it(sent):
    edition, _ = sent
    [section] = edition["sections"]
    assert section["topic"] == "World"
    [story] = section["stories"]
    assert story["title"] == "Antony Blinken to Arrive in Israel as U.S. Pushes for Gaza Ceasefire 2024"
    assert story["author"] == "rajeshpandey29833"
    assert story["source"] == "Bihane News"
    assert story["minutes"] >= 2


def test_its_summary_is_a_few_whole_sentences_without_the_site_s_furniture(sent):
    edition, _ = sent
    summary = edition["sections"][0]["stories"][0]["summary"]
    assert 40 < len(summary) <= 320
    assert summary[0].isupper()
    assert summary[-1] in ".!?”\"'"
    assert [words for words in FURNITURE if words in summary.lower()] == []
    assert "ceasefire 2024" not in summary.lower()
    for phrase in ("antony blinken to arrive in israel", "pushes for gaza ceasefire"):
        assert phrase not in summary.lower(), "no phrase of the title stands in mid-sentence"


def test_the_mail_tells_it_so_too(sent):
    edition, message = sent
    story = edition["sections"][0]["stories"][0]
    for kind in ("html", "plain"):
        part = message.get_body((kind,))
        assert part is not None
        content = re.sub(r"<[^>]+>|\s+", " ", part.get_content())
        assert [words for words in FURNITURE if words in content.lower()] == []
        for expected in ("World", "rajeshpandey29833", "Bihane News"):
            assert expected in content
        assert story["summary"][:30].split()[0] in content
