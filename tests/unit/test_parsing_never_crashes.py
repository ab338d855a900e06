"""Any bytes as a feed."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from digest.gather.jobs import Job, Unreadable
from digest.gather.outcome import ParsedFeed
from digest.gather.work import perform

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WRITTEN = """
<rss> <rss_version="2.0"> </rss> <channel> </channel> <item> </item> <feed> <feed_xmlns="http://www.w3.org/2005/Atom">
</feed> <entry> </entry> <title> </title> <title_type="html"> <link> </link> <link_href="a"/> <guid> </guid> <pubDate>
</pubDate> <description> </description> <content_type="xhtml"> </content> <![CDATA[ ]]> <!-- --> <!DOCTYPE_rss_[
<!ENTITY_a_"b"> ]> <?xml_version="1.0"?> <?xml_version="1.0"_encoding="utf-16"?> &amp; &a; &#0; &#xD800; &#99999999;
&nbsp; < > & " <svg> </svg> <source> </source> <image> <author> </author> a@b.cd <category> <enclosure_url="x"/>
xml:base="//" {"items":[ <media:content_url="x"> <textinput> <name> <div> </div> <base64> mode="base64" 2002-09-07
javascript:x http://[ http://a:b/
"""
PIECES = [piece.replace("_", " ") for piece in WRITTEN.split()] + ["\x00", "\xe9"]


def survives(body: bytes) -> None:
    result = perform(Job(body, "https://example.org/feed.xml", None))
    assert isinstance(result, ParsedFeed | Unreadable)
    if isinstance(result, Unreadable):
        assert result.error
        assert "\n" not in result.error


@given(st.binary())
def test_any_bytes_are_a_feed_or_told(body: bytes) -> None:
    survives(body)


@given(st.lists(st.sampled_from(PIECES)))
def test_any_mixture_of_tags_is_a_feed_or_told(pieces: list[str]) -> None:
    survives("".join(pieces).encode("latin-1", "replace"))


@given(st.lists(st.sampled_from(PIECES)))
def test_any_content_of_an_item_becomes_an_entry(pieces: list[str]) -> None:
    survives(("<rss version='2.0'><channel><item>" + "".join(pieces) + "</item></channel></rss>").encode())
