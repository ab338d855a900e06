"""RSS, RDF, Atom and what becomes of their entries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.errors import FeedError
from digest.gather.discover import WebPage
from digest.gather.outcome import MOST_ENTRIES, ParsedFeed
from digest.gather.parse import parse
from digest.model import Block, Entry

URL = "https://example.org/news/feed.xml"
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def read(document: str | bytes, url: str = URL) -> ParsedFeed:
    return parse(document if isinstance(document, bytes) else document.encode(), url=url)


def rss(item: str, channel: str = "") -> Entry:
    return read(f'<rss version="2.0" {NAMESPACES}><channel>{channel}<item>{item}</item></channel></rss>').entries[0]


def atom(entry: str, attributes: str = "", feed: str = "") -> Entry:
    xml = f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{feed}<entry>{entry}</entry></feed>'
    return read(xml).entries[0]


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def test_an_rss_item_becomes_an_entry() -> None:
    entry = rss(
        "<title>A &amp;amp; B</title><link>https://example.org/a</link><guid isPermaLink='false'>id-1</guid>"
        "<pubDate>Sat, 07 Sep 2002 00:00:01 GMT</pubDate><dc:creator>Jane Doe</dc:creator>"
        "<description>Short.</description><content:encoded><![CDATA[<p>One</p><p>Two</p>]]></content:encoded>",
        channel="<language>en-us</language>",
    )
    assert entry == Entry(
        guid="id-1",
        url="https://example.org/a",
        title="A & B",
        author="Jane Doe",
        published=datetime(2002, 9, 7, 0, 0, 1, tzinfo=UTC),
        summary=(Block("Short."),),
        body=(Block("One"), Block("Two")),
        image=None,
        language="en-US",
    )


def test_an_atom_entry_becomes_an_entry() -> None:
    entry = atom(
        '<title type="html">A &amp;amp; B</title><link href="/a"/><id>tag:example.org,2002:1</id>'
        "<updated>2002-09-07T00:00:01Z</updated><author><name>Jane Doe</name></author><summary>Short.</summary>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></div></content>',
        attributes='xml:lang="de"',
    )
    assert entry == Entry(
        guid="tag:example.org,2002:1",
        url="https://example.org/a",
        title="A & B",
        author="Jane Doe",
        published=datetime(2002, 9, 7, 0, 0, 1, tzinfo=UTC),
        summary=(Block("Short."),),
        body=(Block("One"), Block("Two")),
        image=None,
        language="de",
    )


def test_an_rdf_item_becomes_an_entry() -> None:
    feed = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f"{NAMESPACES}><channel><title>RDF</title></channel><item rdf:about='https://example.org/a'><title>A</title>"
        "<link>https://example.org/a</link><dc:date>2002-09-07</dc:date></item></rdf:RDF>"
    )
    (entry,) = feed.entries
    assert (feed.title, feed.format) == ("RDF", "rss10")
    assert (entry.guid, entry.url) == ("https://example.org/a", "https://example.org/a")
    assert entry.published == datetime(2002, 9, 7, tzinfo=UTC)


def test_a_feed_tells_its_title_page_and_time_to_live() -> None:
    feed = read("<rss version='2.0'><channel><title>News</title><link>/</link><ttl>60</ttl></channel></rss>")
    assert feed == ParsedFeed(title="News", link="https://example.org/", entries=(), format="rss20", ttl=3600.0)


LINKS = {
    "<link>https://example.org/a</link>": "https://example.org/a",
    "<link>  https://example.org/a\n</link>": "https://example.org/a",
    "<link>/a?b=1&amp;c=2</link>": "https://example.org/a?b=1&c=2",
    "<link>a</link>": "https://example.org/news/a",
    "<link>javascript:alert(1)</link>": None,
    "<link>data:text/html,x</link>": None,
    "<link>file:///etc/passwd</link>": None,
    "<link>mailto:x@example.org</link>": None,
    "<guid>https://example.org/a</guid>": "https://example.org/a",
    "<guid isPermaLink='true'>https://example.org/a</guid>": "https://example.org/a",
    "<guid isPermaLink='false'>https://example.org/a</guid>": None,
    "<guid>1234</guid>": None,
    "<link>https://example.org/a</link><guid>https://example.org/b</guid>": "https://example.org/a",
    "<link>https://feeds.example.org/~r/1</link><feedburner:origLink>https://example.org/a</feedburner:origLink>": (
        "https://example.org/a"
    ),
    "<link>https://example.org/ä b</link>": "https://example.org/ä%20b",
    "<link>https://example.org/\"onclick='x'</link>": "https://example.org/%22onclick='x'",
    "": None,
}


@pytest.mark.parametrize(("item", "url"), LINKS.items())
def test_the_link_of_an_rss_item(item: str, url: str | None) -> None:
    assert rss(f"<title>x</title>{item}").url == url


def test_the_alternate_link_of_an_atom_entry_is_its_page() -> None:
    entry = atom(
        '<link rel="self" href="/self"/><link rel="enclosure" href="/a.mp3"/>'
        '<link rel="alternate" type="application/json" href="/a.json"/>'
        '<link rel="alternate" type="text/html" href="/a"/>'
    )
    assert entry.url == "https://example.org/a"


def test_an_entry_with_no_link_but_to_itself_has_none() -> None:
    assert atom('<link rel="self" href="/self"/><id>urn:uuid:1</id>').url is None


def test_xml_base_is_followed() -> None:
    entry = atom(
        '<link href="a"/><content type="html" xml:base="/pictures/">&lt;img src="b.jpg"&gt;&lt;p&gt;x</content>',
        attributes='xml:base="https://cdn.example.org/blog/"',
    )
    assert (entry.url, entry.image) == ("https://cdn.example.org/blog/a", "https://cdn.example.org/pictures/b.jpg")


def test_without_xml_base_links_are_relative_to_where_the_feed_came_from_at_last() -> None:
    feed = read(
        "<rss version='2.0'><channel><item><link>a</link></item></channel></rss>", url="http://other.example/x/y"
    )
    assert feed.entries[0].url == "http://other.example/x/a"


IMAGES = {
    "<media:content url='a.jpg' medium='image'/>": "a.jpg",
    "<media:content url='a.mp4' medium='video'/>": None,
    "<media:content url='s.jpg' medium='image' width='140'/><media:content url='l.jpg' medium='image' width='700'/>": (
        "l.jpg"
    ),
    "<media:thumbnail url='t.jpg'/>": "t.jpg",
    "<media:group><media:content url='a.jpg' medium='image'/></media:group>": "a.jpg",
    "<enclosure url='e.jpg' type='image/jpeg' length='1'/>": "e.jpg",
    "<enclosure url='e.mp3' type='audio/mpeg' length='1'/>": None,
    "<itunes:image href='i.jpg'/>": "i.jpg",
    "<description>&lt;img src='c.jpg'&gt;</description>": "c.jpg",
    "<description>&lt;img src='p.gif' width='1' height='1'&gt;&lt;img src='c.jpg'&gt;</description>": "c.jpg",
    "<description>&lt;img src='/emoji/1.png'&gt;&lt;img src='c.jpg'&gt;</description>": "c.jpg",
    "<description>&lt;img src='data:image/gif;base64,x'&gt;</description>": None,
    "<description>&lt;img src='javascript:x'&gt;</description>": None,
    "<description>&lt;img src='small.png' width='16px'&gt;&lt;img src='c.jpg' width='100%'&gt;</description>": "c.jpg",
}


@pytest.mark.parametrize(("item", "name"), IMAGES.items())
def test_the_picture_of_an_entry(item: str, name: str | None) -> None:
    assert rss(item).image == (name and f"https://example.org/news/{name}")


AUTHORS = {
    "<author>jane@example.org (Jane Doe)</author>": "Jane Doe",
    "<author>Jane Doe &lt;jane@example.org&gt;</author>": "Jane Doe",
    "<author>jane@example.org</author>": None,
    "<author>noreply@example.org (Unknown)</author>": None,
    "<dc:creator>By Jane Doe</dc:creator>": "Jane Doe",
    "<dc:creator>wp_jane-7</dc:creator>": "wp_jane-7",
    "<dc:creator>&lt;a href='/jane'&gt;Jane&lt;/a&gt;</dc:creator>": "Jane",
    "<dc:creator>Jane</dc:creator><dc:creator>John</dc:creator>": "Jane, John",
    "<itunes:author>Jane</itunes:author>": "Jane",
    "": None,
}


@pytest.mark.parametrize(("item", "author"), AUTHORS.items())
def test_the_author_of_an_rss_item(item: str, author: str | None) -> None:
    assert rss(item).author == author


def test_an_entry_without_author_is_its_feeds() -> None:
    assert atom("<title>x</title>", feed="<author><name>Jane</name></author>").author == "Jane"


def test_one_text_given_twice_is_told_once() -> None:
    entry = rss(
        "<description>&lt;p&gt;Same&lt;/p&gt;</description><content:encoded>&lt;p&gt;Same &lt;/p&gt;</content:encoded>"
    )
    assert (entry.summary, texts(entry.body)) == ((), ["Same"])


def test_a_description_alone_is_a_summary() -> None:
    entry = rss("<description>One\n\nTwo</description>")
    assert (texts(entry.summary), entry.body) == (["One", "Two"], ())


def test_a_content_alone_is_a_body() -> None:
    entry = atom("<content>One</content>")
    assert (entry.summary, texts(entry.body)) == ((), ["One"])


def test_an_entry_with_nothing_in_it_is_kept() -> None:
    assert rss("") == Entry(guid=None, url=None, title="", author=None, published=None)


def test_entries_stay_as_often_as_the_feed_has_them_and_in_its_order() -> None:
    items = "".join(f"<item><title>{title}</title></item>" for title in "BAB")
    feed = read(f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert [entry.title for entry in feed.entries] == ["B", "A", "B"]


def test_of_a_feed_that_is_cut_off_is_read_what_came() -> None:
    feed = read("<rss version='2.0'><channel><item><title>One</title></item><item><title>Two</title><descr")
    assert [entry.title for entry in feed.entries] == ["One", "Two"]
    assert feed.warning == "its XML is damaged"


def test_tags_that_cross_each_other_are_sorted_out() -> None:
    crossed = "<item><title>One</title></item><item><title>Two</title></width></item>"  # a width that never began
    feed = read(f"<rss version='2.0'><channel>{crossed}</channel></rss>")
    assert [entry.title for entry in feed.entries] == ["One", "Two"]


def test_of_a_feed_with_forbidden_characters_is_read_all() -> None:
    feed = read(b"<rss version='2.0'><channel><item><title>Nu\0ll &#7;</title></item></channel></rss>")
    assert [entry.title for entry in feed.entries] == ["Null"]


def test_entities_of_html_are_understood_without_being_declared() -> None:
    assert rss("<title>caf&eacute;&nbsp;&mdash; here</title>").title == "café — here"


def test_a_feed_of_endless_entries_is_read_so_far() -> None:
    feed = read("<rss version='2.0'><channel>" + "<item/>" * (MOST_ENTRIES + 10) + "</channel></rss>")
    assert len(feed.entries) == MOST_ENTRIES
    assert feed.warning == f"only its first {MOST_ENTRIES} entries were read"


NO_FEEDS = {
    "": "sent an empty answer",
    " \n\0": "sent an empty answer",
    "<note>hello</note>": "answered with XML that is not a feed",
    "hello": "answered with something else than a feed",
    '{"a": 1}': "answered with JSON that is not a feed",
    '{"items": [': "answered with JSON that is damaged",
    "[" * 100_000: "answered with JSON that is damaged",
    "<!doctype html><p>Checking your browser": "answered with a web page, not a feed",
    "<html><head><title>x</title></head><body>x</body></html>": "answered with a web page, not a feed",
}


@pytest.mark.parametrize(("document", "words"), NO_FEEDS.items(), ids=range(len(NO_FEEDS)))
def test_what_is_no_feed_is_told_in_words(document: str, words: str) -> None:
    with pytest.raises(FeedError) as caught:
        read(document)
    assert str(caught.value) == words


def test_a_web_page_tells_the_feeds_that_it_declares() -> None:
    page = (
        "<!doctype html><html><head><link rel=stylesheet href=x.css>"
        '<link rel="alternate" type="application/rss+xml" title="News" href="/rss.xml?a=1&amp;b=2">'
        "<LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF=atom.xml>"
        '<link rel="alternate" type="application/feed+json" href="https://other.example/feed.json">'
        '<link rel="alternate" type="application/json+oembed" href="/oembed">'
        '<link rel="alternate" hreflang="de" href="/de">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">'
        "</head><body>x</body></html>"
    )
    with pytest.raises(WebPage) as caught:
        read(page)
    assert caught.value.feeds == (
        "https://example.org/rss.xml?a=1&b=2",
        "https://example.org/news/atom.xml",
        "https://other.example/feed.json",
    )
