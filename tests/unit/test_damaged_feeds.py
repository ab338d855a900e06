"""Feeds that break the rules of XML and of JSON: what can be read is read."""

from __future__ import annotations

import json

import pytest

from digest.errors import FeedError
from digest.gather.discover import WebPage
from digest.gather.parse import parse
from digest.gather.unescaped import escaped

DAMAGED = "its XML is damaged"
TWO = "<item><title>One</title><link>http://e.example/1</link></item><item><title>Two</title></item>"


def feed(items: str, before: str = "", attributes: str = "") -> str:
    return f'{before}<rss version="2.0" {attributes}><channel><title>News</title>{items}</channel></rss>'


def titled(title: str) -> str:
    return feed(f"<item><title>{title}</title></item><item><title>Last</title></item>")


def declared(encoding: str) -> str:
    return feed(TWO, f'<?xml version="1.0" encoding="{encoding}"?>')


def read(document: str | bytes) -> tuple[list[str], str | None]:
    """The titles, and the warning."""
    body = document if isinstance(document, bytes) else document.encode()
    found = parse(body, url="https://example.org/feed.xml")
    return [entry.title for entry in found.entries], found.warning


BOTH = ["One", "Two"]
XML: dict[str, tuple[str | bytes, list[str], str | None]] = {
    "UTF-16": (declared("UTF-16").encode("utf-16"), BOTH, None),
    "UTF-16 without mark": (declared("UTF-16").encode("utf-16-be"), BOTH, None),
    "UTF-16 that says UTF-8": (declared("UTF-8").encode("utf-16"), BOTH, None),
    "UTF-8 that says UTF-16": (declared("UTF-16"), BOTH, None),
    "UTF-32": (declared("UTF-32").encode("utf-32"), BOTH, None),
    "a mark and a lie": ("\ufeff" + declared("iso-8859-1"), BOTH, None),
    "two marks": ("\ufeff\ufeff" + feed(TWO), BOTH, None),
    "an encoding of no text": (declared("rot13"), BOTH, None),
    "an encoding unheard of": (declared("martian"), BOTH, None),
    "a version unheard of": (feed(TWO, '<?xml version="9.9"?>'), BOTH, None),
    "blank lines before": (feed(TWO, '\n\n <?xml version="1.0"?>'), BOTH, None),
    "a warning before": (feed(TWO, "<br />\n<b>Warning</b>: on line <b>3</b><br />\n"), BOTH, DAMAGED),
    "a script behind": (feed(TWO) + "<!-- 0.2 s --><script>x</script>", BOTH, DAMAGED),
    "a page around": (f"<html><body>{feed(TWO)}</body></html>", BOTH, None),
    "controls": (titled("O\x00n\x08e&#0;&#x1F;&#xD800;"), ["One", "Last"], None),
    "entities of HTML": (titled("caf&eacute;&nbsp;&hellip;"), ["café …", "Last"], DAMAGED),
    "entities of nobody": (titled("&bogus; x"), ["&bogus; x", "Last"], DAMAGED),
    "ampersands": (titled("R&D at AT&T & Co"), ["R&D at AT&T & Co", "Last"], DAMAGED),
    "less than": (titled("1 < 2 & 3 <4"), ["1 < 2 & 3 <4", "Last"], DAMAGED),
    "ampersands beside a section": (
        feed("<item><title>R&D</title><link><![CDATA[http://e.example/?a=1&b=2]]></link></item>"), ["R&D"], DAMAGED,
    ),
    "a section in a section": (titled("<![CDATA[a <![CDATA[b]]> c]]>"), ["a b c", "Last"], DAMAGED),
    "a prefix of nobody": (
        feed("<item><title>One</title><foo:bar>x</foo:bar><dc:creator>Ann</dc:creator></item>"), ["One"], DAMAGED,
    ),
    "an attribute twice": (
        feed("<item><title>One</title><enclosure url='a' url='b'/></item>" + TWO), ["One", *BOTH], DAMAGED,
    ),
    "tags that cross": (feed("<item><title>One</item></title><item><title>Two</title></item>"), BOTH, DAMAGED),
    "capitals": (feed(TWO).upper(), ["ONE", "TWO"], None),
    "no channel": (f"<rss>{TWO}</rss>", BOTH, None),
    "items alone": (TWO, BOTH, DAMAGED),
    "Atom of no namespace": ("<feed><entry><title>One</title></entry></feed>", ["One"], None),
    "an unused type": ('<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd">' + feed(TWO), BOTH, None),
    "instructions without number": (feed("<?x y?>" * 50_000 + TWO, "<?x y?>" * 50_000), BOTH, None),
    "20,000 levels": (feed("<a>" * 20_000 + "</a>" * 20_000 + TWO), BOTH, None),
    "a title of 1 MB": (titled("x" * 1_000_000), ["x" * 299 + "…", "Last"], None),
    "a title of markup alone": (titled("&lt;p&gt;&lt;/p&gt;"), ["", "Last"], None),
    "a title escaped twice": (titled("&amp;lt;b&amp;gt;A &amp;amp;amp; B&amp;lt;/b&amp;gt;"), ["A & B", "Last"], None),
    "no entries": (feed(""), [], None),
}  # fmt: skip


@pytest.mark.parametrize(("document", "titles", "warning"), XML.values(), ids=XML)
def test_of_damaged_xml_what_can_be_read_is_read(document: str | bytes, titles: list[str], warning: str | None) -> None:
    assert read(document) == (titles, warning)


def test_an_address_in_a_section_stays_as_it_is() -> None:
    document = XML["ampersands beside a section"][0]
    assert isinstance(document, str)
    assert parse(document.encode(), url="https://example.org/").entries[0].url == "http://e.example/?a=1&b=2"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("R&D &amp; &#8217; &#x2019; &eacute;", "R&amp;D &amp; &#8217; &#x2019; é"),
        ("a < b <c/> <!-- x --> <?y?>", "a &lt; b <c/> <!-- x --> <?y?>"),
        ("&<![CDATA[&]]>&<![CDATA[<", "&amp;<![CDATA[&]]>&amp;<![CDATA[&lt;"),
        ("&lt &; &#; &#x;", "&amp;lt &amp;; &amp;#; &amp;#x;"),
    ],
)
def test_what_stands_for_itself_is_escaped(document: str, expected: str) -> None:
    assert escaped(document) == expected


def test_an_episode_without_a_page_is_what_is_heard() -> None:
    item = "<item><title>One</title><enclosure url='/one.mp3' type='audio/mpeg' length='1'/></item>"
    assert parse(feed(item).encode(), url="https://example.org/feed").entries[0].url == "https://example.org/one.mp3"


@pytest.mark.parametrize(
    ("document", "seconds"),
    [
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        ("<sy:updatePeriod> Weekly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 302_400),
        ("<sy:updateFrequency>24</sy:updateFrequency>", 3600),  # of the day, which is the module's default
        ("<sy:updatePeriod>hourly</sy:updatePeriod><ttl>30</ttl>", 1800),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", None),
        ("<sy:updatePeriod>often</sy:updatePeriod>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>nan</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("", None),
    ],
)
def test_how_long_a_feed_says_it_stays_the_same(document: str, seconds: float | None) -> None:
    namespace = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    assert parse(feed(document, attributes=namespace).encode(), url="https://example.org/").ttl == seconds


ITEM = {"id": "1", "title": "One"}
LAST = {"id": "2", "title": "Two"}
JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": 'Ne"ws', "items": [ITEM, LAST],
}  # fmt: skip
WHOLE = json.dumps(JSON)
BROKEN: dict[str, tuple[str | bytes, list[str]]] = {
    "cut": (WHOLE[:-12], ["One"]),
    "a comma too many": (WHOLE.replace("]}", ",]}"), BOTH),
    "rubbish behind": (WHOLE + "rubbish", BOTH),
    "rubbish within": (WHOLE.replace("{", "{", 1).replace(', {"id": "2"', ', x {"id": "2"'), ["One"]),
}


@pytest.mark.parametrize(("document", "titles"), BROKEN.values(), ids=BROKEN)
def test_of_damaged_json_the_items_before_the_damage_are_read(document: str, titles: list[str]) -> None:
    found = parse(document.encode(), url="https://example.org/feed.json")
    assert ([entry.title for entry in found.entries], found.warning) == (titles, "its JSON is damaged")
    assert (found.title, found.format) == ('Ne"ws', "json11")


def test_damaged_words_before_the_items_cost_none_of_them() -> None:
    document = WHOLE[:-12].replace('"Ne\\"ws"', '"C:\\x"')
    assert '"C:\\x"' in document
    assert read(document) == (["One"], "its JSON is damaged")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_json_may_be_written_in_any_unicode(encoding: str) -> None:
    assert read(WHOLE.encode(encoding)) == (BOTH, None)


@pytest.mark.parametrize(
    "items",
    [
        '[null, 5, [], "x", {"id": "1", "title": "One"}]',
        '[{"id": ' + "9" * 100_000 + ', "title": "One"}]',
        '[{"id": NaN, "title": "One"}]',
        '[{"id": {}, "title": "One", "url": [], "authors": 5, "author": [], "attachments": {}, "date_published": []}]',
        '[{"title": "One", "authors": [null, {"name": {}}], "attachments": [5, {"mime_type": 5}], "image": true}]',
        '[{"title": "One", "x": "\\ud800", "url": "http://e.example/\\udfff"}]',
    ],
)
def test_an_item_of_wrong_kinds_loses_only_these(items: str) -> None:
    document = f'{{"version": "https://jsonfeed.org/version/1", "items": {items}}}'
    assert read(document) == (["One"], None)


NO_FEED = {
    '{"items": {"a": 1}, "version": "https://jsonfeed.org/version/1"}': "answered with JSON that is not a feed",
    '{"code": "no_route"}': "answered with JSON that is not a feed",
    "[1, 2]": "answered with JSON that is not a feed",
    '{"items": ' + "[" * 100_000: "answered with JSON that is damaged",
    '{"items": [': "answered with JSON that is damaged",
    "{": "answered with JSON that is damaged",
    '<opml version="1.0"><head/><body><outline/></body></opml>': "answered with XML that is not a feed",
    "<" * 100_000: "answered with XML that is not a feed",
    "null": "answered with something else than a feed",
}


@pytest.mark.parametrize(("document", "words"), NO_FEED.items(), ids=[text[:30] for text in NO_FEED])
def test_what_is_no_feed_is_told(document: str, words: str) -> None:
    with pytest.raises(FeedError) as caught:
        read(document)
    assert str(caught.value) == words


@pytest.mark.parametrize(
    "page",
    [
        '<HTML><HEAD><LINK REL="Alternate" TYPE="Application/RSS+XML" HREF="/a"></HEAD>',
        "<p>x</p><base href='/x/'><link rel='alternate' type='application/rss+xml' href='../a'>",
        "\n<!-- x --><!DOCTYPE HTML><link type=application/rss+xml rel='alternate home' href=//example.org/a>",
    ],
)
def test_a_page_tells_its_feed_however_it_is_written(page: str) -> None:
    with pytest.raises(WebPage) as caught:
        read(page)
    assert caught.value.feeds == ("https://example.org/a",)
