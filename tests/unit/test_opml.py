"""OPML as other programs write it, and as an attacker would."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import UsageError
from digest.opml import Subscription, read, web_scheme, without_password, write


def outlines(inner: str) -> bytes:
    return f'<opml version="2.0"><head><title>x</title></head><body>{inner}</body></opml>'.encode()


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<outline text="A" xmlUrl="https://a/"/>', [Subscription("https://a/", "A")]),
        ('<outline title="A" xmlUrl=" https://a/ "/>', [Subscription("https://a/", "A")]),
        ('<outline text="Mine" title="Theirs" xmlUrl="https://a/"/>', [Subscription("https://a/", "Mine")]),
        ('<outline text="" title="A" XMLURL="https://a/"/>', [Subscription("https://a/", "A")]),
        ('<outline text="https://a/" xmlUrl="https://a/"/>', [Subscription("https://a/")]),
        ('<outline text=" a&#10;  b&#x85;c " xmlUrl="https://a/"/>', [Subscription("https://a/", "a b c")]),
        (
            '<outline text="F"><outline xmlUrl="https://a/"/></outline><outline xmlUrl="https://b/"/>',
            [Subscription("https://a/", topic="F"), Subscription("https://b/")],
        ),
        (
            '<outline text="F"><outline title="G"><outline xmlUrl="https://a/"/></outline><outline xmlUrl="https://b/"/></outline>',
            [Subscription("https://a/", topic="G"), Subscription("https://b/", topic="F")],
        ),
        (
            '<outline text="F"><outline><outline xmlUrl="https://a/"/></outline></outline>',
            [Subscription("https://a/", topic="F")],
        ),
        (
            '<outline text="F"><outline text="A" xmlUrl="https://a/"><outline text="B" xmlUrl="https://b/"/></outline></outline>',
            [Subscription("https://a/", "A", "F"), Subscription("https://b/", "B", "F")],
        ),
        ('<outline type="link" text="A" url="https://a/"/><!-- <outline xmlUrl="https://b/"/> --><?x y?>', []),
        (
            '<outline text="A" xmlUrl="feed://a/"/><outline xmlUrl="ftp://b/"/>',
            [Subscription("http://a/", "A"), Subscription("ftp://b/")],
        ),
        ("", []),
    ],
)
def test_outlines_become_subscriptions(inner, expected):
    assert read(outlines(inner), "x.opml") == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("feed://a.example/x", "http://a.example/x"),
        ("feed:https://a.example/x", "https://a.example/x"),
        ("feed:http://a.example/x", "http://a.example/x"),
        ("feed://https://a.example/x", "https://a.example/x"),
        ("FEED:HTTPS://a.example/x", "https://a.example/x"),
        ("https://a.example/feed:x", "https://a.example/feed:x"),
    ],
)
def test_feed_schemes_stand_for_the_web_s(url, expected):
    assert web_scheme(url) == expected


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("UTF-8", "日本"),
        ("UTF-16", "日本"),
        ("ISO-8859-1", "Zürich"),
        ("windows-1252", "Zürich – €"),
        ("KOI8-R", "Новости"),
        ("Shift_JIS", "日本"),
        ("GB18030", "新闻"),
        ("Big5", "新聞"),
        ("EUC-KR", "뉴스"),
    ],
)
def test_the_declared_encoding_is_read(encoding, name):
    text = f'<?xml version="1.0" encoding="{encoding}"?><opml><body><outline text="{name}" xmlUrl="https://a/"/></body></opml>'
    assert read(text.encode(encoding), "x.opml") == [Subscription("https://a/", name)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.opml:1:1: is not XML here: Document is empty"),
        (b"hello", "x.opml:1:1: is not XML here: Start tag expected"),
        (b'<opml><body>\n<outline text="a & b"/></body></opml>', "x.opml:2:19: is not XML here: "),
        (b"<opml>\n\n<body></opml>", "x.opml:3:14: is not XML here: "),
        (b'<opml><body>\n<outline text="\xe4"/></body></opml>', "x.opml:2:"),
        (b'<?xml version="1.0" encoding="nope"?><opml/>', "x.opml:1:"),
        (b"<opml>" * 1000, "x.opml:1:"),
        (b'<rss version="2.0"/>', "x.opml: is no OPML: its outermost element is <rss>"),
    ],
)
def test_what_is_no_opml_is_told_in_a_line_with_its_place(data, message):
    with pytest.raises(UsageError) as told:
        read(data, "x.opml")
    assert str(told.value).startswith(message)
    assert len(str(told.value).splitlines()) == 1


LAUGHS = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
FEED = '<outline text="A" xmlUrl="https://a/"/>'


@pytest.mark.parametrize(
    ("subset", "inner"),
    [
        (LAUGHS, f"&a11;{FEED}"),
        (LAUGHS, f'<outline text="&a11;"/>{FEED}'),
        (f'<!ENTITY a "{"x" * 50_000}">', '<outline text="&a;" xmlUrl="https://a/"/>' * 2000),
        ('<!ENTITY a "&b;"><!ENTITY b "&a;">', f'<outline text="&a;"/>{FEED}'),
        ('<!ENTITY a SYSTEM "FILE">', f"&a;{FEED}"),
        ('<!ENTITY a SYSTEM "FILE">', f'<outline text="&a;" xmlUrl="https://a/"/>{FEED}'),
        ('<!ENTITY % a SYSTEM "FILE"> %a;', FEED),
        ('<!ENTITY a SYSTEM "http://127.0.0.1:9/">', f"&a;{FEED}"),
    ],
    ids=[
        "laughs",
        "laughs in an attribute",
        "one repeated",
        "circle",
        "file",
        "file in an attribute",
        "DTD",
        "network",
    ],
)
def test_entities_neither_grow_nor_reach_out(tmp_path, subset, inner):
    secret = tmp_path / "secret"
    secret.write_text('<!ENTITY s "s3cret">', encoding="utf-8")
    document = f"<!DOCTYPE opml [{subset}]>".replace("FILE", secret.as_uri()).encode() + outlines(inner)
    started = monotonic()
    try:
        said = repr(read(document, "x.opml"))
    except UsageError as error:
        said = str(error)
    assert monotonic() - started < 2
    assert "s3cret" not in said
    assert len(said) < 1000


@given(st.binary(max_size=300) | st.text(max_size=300).map(outlines))
def test_no_bytes_crash_it(data):
    with suppress(UsageError):
        read(data, "x.opml")


PLAIN = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)
SUBSCRIPTION = st.builds(
    Subscription, PLAIN.map(lambda path: f"https://a.example/{path}"), st.none() | PLAIN, st.none() | PLAIN
)


@given(st.lists(SUBSCRIPTION, max_size=8))
def test_what_is_written_is_read_again(feeds):
    def order(feed):
        return feed.url, feed.name or "", feed.topic or ""

    assert sorted(read(write(feeds), "x.opml"), key=order) == sorted(feeds, key=order)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_can_be_written(name, topic):
    [feed] = read(write([Subscription("https://a/", name, topic)]), "x.opml")
    assert feed.url == "https://a/"


def test_a_list_is_opml_2_with_topics_as_folders():
    feeds = [Subscription("https://a/", "A", "F"), Subscription("https://b/?x&y"), Subscription("https://c/", "C", "F")]
    assert (
        write(feeds).decode()
        == """<?xml version='1.0' encoding='UTF-8'?>
<opml version="2.0">
  <head>
    <title>Feeds</title>
  </head>
  <body>
    <outline text="F" title="F">
      <outline type="rss" text="A" title="A" xmlUrl="https://a/"/>
      <outline type="rss" text="C" title="C" xmlUrl="https://c/"/>
    </outline>
    <outline type="rss" text="https://b/?x&amp;y" title="https://b/?x&amp;y" xmlUrl="https://b/?x&amp;y"/>
  </body>
</opml>
"""
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://me:pw@a.example:8443/x?y#z", "https://me@a.example:8443/x?y#z"),
        ("https://me:p@w:x@a.example/", "https://me@a.example/"),
        ("https://me@a.example/", "https://me@a.example/"),
        ("https://a.example/@b:c", "https://a.example/@b:c"),
    ],
)
def test_passwords_stay_at_home(url, expected):
    assert without_password(url) == expected
