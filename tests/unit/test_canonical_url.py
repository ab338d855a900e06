"""When two addresses lead to the same article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.identity import canonical_url

PLAIN = "https://example.org/news/a-story"
SAME = [
    "http://example.org/news/a-story",
    "https://EXAMPLE.org/news/a-story",
    "https://example.org./news/a-story",
    "https://example.org:443/news/a-story",
    "http://example.org:80/news/a-story",
    "https://www.example.org/news/a-story",
    "https://m.example.org/news/a-story",
    "https://mobile.example.org/news/a-story",
    "https://amp.example.org/news/a-story",
    "//m.example.org/news/a-story",
    "https://example.org/news/a-story/",
    "https://example.org/news/a-story#comments",
    "https://example.org/news/a-story?",
    "https://reader:secret@example.org/news/a-story",
    "  https://example.org/news/a-story\n",
    "https://example.org/news/%61-story",
    "https://example.org/news/a-story/amp",
    "https://example.org/news/a-story/amp/",
    "https://example.org/amp/news/a-story",
    "https://example.org/news/a-story.amp",
    "https://example.org/news/a-story?amp=1",
    "https://example.org/news/a-story?amp",
    "https://example.org/news/a-story?outputType=amp",
    "https://example-org.cdn.ampproject.org/c/s/example.org/news/a-story",
    "https://example-org.cdn.ampproject.org/v/s/www.example.org/news/a-story?amp_js_v=0.1&usqp=mq331",
    "https://www.google.com/amp/s/amp.example.org/news/a-story",
    "https://example.org/news/a-story?utm_source=rss&utm_medium=feed&UTM_Campaign=x",
    "https://example.org/news/a-story?fbclid=IwAR0&gclid=1&msclkid=2",
    "https://example.org/news/a-story?mc_cid=1f&mc_eid=2e",
    "https://example.org/news/a-story?at_medium=RSS&at_campaign=KARANGA",
    "https://example.org/news/a-story?ref=rss&source=newsletter",
]
DIFFERENT = [
    "https://example.org/news/another-story",
    "https://example.com/news/a-story",
    "https://blog.example.org/news/a-story",
    "https://example.org:8080/news/a-story",
    "https://example.org/news/A-Story",
    "https://example.org/news/a-story?page=2",
    "https://example.org/news/a-story?ref=v2.1",
    "https://example.org/news",
]
OTHER = {
    "https://example.org/?p=12&utm_source=x": "https://example.org?p=12",
    "https://example.org/": "https://example.org",
    "https://en.m.wikipedia.org/wiki/News": "https://en.wikipedia.org/wiki/News",
    "https://m.me/someone": "https://m.me/someone",
    "https://bücher.example/ä": "https://xn--bcher-kva.example/%C3%A4",
    "https://xn--bcher-kva.example/%c3%a4": "https://xn--bcher-kva.example/%C3%A4",
    "http://127.0.0.1:8080/a": "https://127.0.0.1:8080/a",
    "http://[::1]:8080/a": "https://[::1]:8080/a",
    "https://example.org/a?b=2&a=1": "https://example.org/a?a=1&b=2",
    "https://example.org/a+b?q=a+b": "https://example.org/a+b?q=a%20b",
    "mailto:someone@example.org": "mailto:someone@example.org",
    "no address": "no address",
    "": "",
}
WRITTEN = """
http:// https:// // www. m. amp. example.org EXAMPLE.com :80 :443 :8080 / /amp /amp/ a b/ %2F %41 %zz ? utm_source=x &
amp=1 a=%26 + #x é ñ.com cdn.ampproject.org /c/s/ google.com/amp/s/ [::1] 127.0.0.1 user:pw@ %25 = ; .amp
"""
PARTS = WRITTEN.split()


@pytest.mark.parametrize("url", SAME)
def test_decoration_makes_no_other_article(url: str) -> None:
    assert canonical_url(url) == PLAIN


@pytest.mark.parametrize("url", DIFFERENT)
def test_what_is_no_decoration_makes_another_article(url: str) -> None:
    assert canonical_url(url) != PLAIN


@pytest.mark.parametrize(("url", "expected"), OTHER.items())
def test_the_canonical_form_is_stable(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("".join)))
def test_a_canonical_address_is_its_own_canonical_address(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


@given(st.text())
def test_a_canonical_address_can_be_stored(url: str) -> None:
    canonical_url(url).encode()
