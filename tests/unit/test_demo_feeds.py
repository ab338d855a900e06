"""The sample feeds are valid, new, and as peculiar as the feeds of the world."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import feedparser
import pytest

from digest.config import load
from digest.demo.config import configuration
from digest.demo.samples import Sample, SampleFeed, sample_feeds
from digest.demo.syndicate import feed_xml

BASE = "http://127.0.0.1:8000"
NOW = datetime(2024, 3, 1, 7, 0, 0, 123456, tzinfo=UTC)
FEEDS = sample_feeds()
STUFFED = "bulletin-orbit"


def parsed(feed: SampleFeed) -> feedparser.FeedParserDict:
    return feedparser.parse(feed_xml(feed, BASE, NOW), sanitize_html=False, resolve_relative_uris=False)


def feed(name: str) -> SampleFeed:
    return next(feed for feed in FEEDS if feed.name == name)


def sample(slug: str) -> Sample:
    return next(sample for feed in FEEDS for sample in feed.samples if sample.slug == slug)


def words(html: str) -> int:
    return len(re.sub(r"<[^>]+>", " ", html).split())


def everything(sample: Sample) -> str:
    return " ".join(f"{sample.title} {sample.summary} {sample.body}".split())


every_feed = pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.name)


@every_feed
def test_a_feed_is_valid_and_keeps_all_of_its_entries(feed: SampleFeed) -> None:
    document = parsed(feed)
    assert document.bozo is False
    assert document.version == {"rss": "rss20", "atom": "atom10"}[feed.kind]
    assert document.feed.title == feed.title
    assert document.feed.language == feed.language
    assert [entry.author for entry in document.entries] == [sample.author for sample in feed.samples]
    assert len({entry.id for entry in document.entries}) == len(feed.samples)


@every_feed
def test_a_feed_has_about_eight_entries_unless_it_is_the_stuffed_one(feed: SampleFeed) -> None:
    assert len(feed.samples) == (1 if feed.name == STUFFED else 8)


@every_feed
def test_dates_are_relative_to_now_and_within_the_last_twenty_hours(feed: SampleFeed) -> None:
    dates = [datetime(*entry.published_parsed[:6], tzinfo=UTC) for entry in parsed(feed).entries]
    whole = NOW.replace(microsecond=0)
    assert dates == [whole - timedelta(minutes=sample.minutes_ago) for sample in feed.samples]
    assert all(whole - timedelta(hours=20) <= date < whole for date in dates)


@every_feed
def test_a_feed_gives_as_much_of_its_text_as_it_says(feed: SampleFeed) -> None:
    for entry, written in zip(parsed(feed).entries, feed.samples, strict=True):
        given = [part.value for part in entry.get("content", [])]
        assert given == ([written.body.strip()] if feed.gives == "content" else [])
        if feed.gives == "description":
            assert entry.summary == written.body.strip()
        elif written.summary:
            assert entry.summary == written.summary.strip()


@every_feed
def test_a_feed_shows_no_picture_of_its_own(feed: SampleFeed) -> None:
    assert not any(re.search(r"<img[^>]*src=.(?:https?:|/)", everything(sample)) for sample in feed.samples)


def test_both_kinds_of_feed_and_every_manner_of_giving_are_there() -> None:
    assert sum(feed.kind == "rss" for feed in FEEDS) >= 3
    assert sum(feed.kind == "atom" for feed in FEEDS) >= 3
    assert {feed.gives for feed in FEEDS} == {"content", "summary", "description"}


def test_a_third_of_the_entries_take_more_than_a_minute_to_read() -> None:
    samples = [sample for feed in FEEDS for sample in feed.samples]
    assert sum(words(sample.body) >= 300 for sample in samples) >= len(samples) / 3


@pytest.mark.parametrize(
    ("names", "feeds"),
    [
        (("Kessary", "Saltholm", "ceasefire"), 3),
        (("Wickfire", "libtallow"), 4),
        (("Thistledown", "Ambrel", "Brisling"), 4),
    ],
)
def test_an_event_is_told_by_several_feeds_in_words_of_their_own(names: tuple[str, ...], feeds: int) -> None:
    telling = [s for feed in FEEDS for s in feed.samples if all(name in everything(s) for name in names)]
    assert len(telling) == feeds
    assert len({sample.title for sample in telling}) == feeds
    assert len({" ".join(sample.body.split())[:60] for sample in telling}) == feeds


def test_one_article_stands_in_two_feeds_once_under_a_decorated_address() -> None:
    links = [entry.link for feed in FEEDS for entry in parsed(feed).entries]
    plain = f"{BASE}/story/interest-rates-held-after-seven-rises"
    twice = [link for link in links if link.startswith(plain)]
    assert twice[0] == plain
    assert twice[1].startswith(f"{plain}?utm_source=")
    assert len({link.partition("?")[0] for link in links}) == len(links) - 1


@pytest.mark.parametrize(
    "furniture",
    [
        "<strong>orbitwriter4471</strong>",
        "12 Min Read",
        "click on this link",
        "ALSO READ:-",
        "Share this Article",
        "Follow:",
        "Welcome to Bulletin Orbit, your go-to source",
        "Leave a comment",
        "The post <a",
        "appeared first on",
    ],
)
def test_the_stuffed_post_has_the_furniture_of_its_site(furniture: str) -> None:
    assert furniture in everything(feed(STUFFED).samples[0])


def test_the_stuffed_post_repeats_its_title_in_mid_sentence() -> None:
    post = " ".join(feed(STUFFED).samples[0].body.split())
    assert len(re.findall(r", Darro Helvane to Arrive in Quillon (?:[a-z]+) ", post)) >= 8


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>",
        "onerror=",
        "onclick=",
        'href="javascript:',
        "<style>",
        "<iframe",
        "<form",
        "<svg onload",
        "{{ 7*7 }}",
    ],
)
def test_one_story_is_hostile_in_every_way_that_html_allows(hostile: str) -> None:
    assert hostile in everything(sample("what-49-printed-on-the-boarding-passes"))


@pytest.mark.parametrize(
    ("name", "slug", "title"),
    [
        ("patch-panel", "what-49-printed-on-the-boarding-passes", "Passengers to {{ 7*7 }}: the gate"),
        ("patch-panel", "the-holiday-photo-that-ended-in-exe", "ended in \u202egpj.exe\u202c and"),
        ("copper-and-glass", "the-harbor-office-typed-one-line-too-many", "too many:\r\nBcc: everyone@example.org"),
    ],
)
def test_a_hostile_title_reaches_the_reader_of_the_feed_as_it_was_meant(name: str, slug: str, title: str) -> None:
    assert title in next(entry.title for entry in parsed(feed(name)).entries if entry.link.endswith(slug))


def test_the_configuration_is_one_that_the_program_takes(tmp_path) -> None:
    folder = tmp_path / "a folder: $HOME # ünd"
    folder.mkdir()
    file = folder / "config.yaml"
    file.write_text(configuration(BASE, 2525, folder), encoding="utf-8")
    config = load(file)
    assert config.store == f"sqlite:///{folder}/digest.db"
    assert (config.mail.transport.host, config.mail.transport.port) == ("127.0.0.1", 2525)
    assert list(config.digests) == ["demo"]
    assert config.digests["demo"].title == "The Morning Digest"
    assert len(config.digests["demo"].to) == 2
    assert all(10 <= len(topic.match) <= 15 for topic in config.topics.values())


def test_the_configuration_names_every_feed_and_the_broken_one(tmp_path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(configuration(BASE, 2525, tmp_path), encoding="utf-8")
    served = {f"{BASE}/feeds/{feed.name}.xml" for feed in FEEDS}
    assert {feed.url for feed in load(file).feeds} == served | {f"{BASE}/broken.xml"}
