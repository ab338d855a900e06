"""HTML to blocks of text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.clean import blocks, read
from digest.model import Block

TEXTS = {
    "": [],
    "   \n ": [],
    "Plain text.": ["Plain text."],
    "One paragraph\nin two lines.\n\nAnother.": ["One paragraph in two lines.", "Another."],
    "<p>One</p><p>Two</p>": ["One", "Two"],
    "<p>One<p>Two": ["One", "Two"],
    "Bare<p>One</p>tail": ["Bare", "One", "tail"],
    "One<br><br>Two<br/>\n<br/>Three": ["One", "Two", "Three"],
    "One<br>line": ["One line"],
    "<div>Outer<div>Inner</div>rest</div>": ["Outer", "Inner", "rest"],
    "<p>In<b>side</b> a wo<i>r</i>d</p>": ["Inside a word"],
    "<p>&eacute;t&eacute; &amp; &lt;tags&gt; &nbsp; &#8217;</p>": ["été & <tags> ’"],
    "<p>Escaped twice: it&amp;#8217;s &amp;amp; so</p>": ["Escaped twice: it’s & so"],
    "&lt;p&gt;Escaped&lt;/p&gt;&lt;p&gt;once too often&lt;/p&gt;": ["Escaped", "once too often"],
    "AT&T, 1 < 2 and R&amp;D": ["AT&T, 1 < 2 and R&D"],
    "<table><tr><td>A1</td><td>B1</td></tr></table>": ["A1", "B1"],
    "<p>Right-to-left \u202etxt.exe\u202c and \x07bell</p>": ["Right-to-left txt.exe and bell"],
    "<p>kept<script>alert('<p>no</p>')</script> words</p>": ["kept words"],
    "<style>p { color: red }</style><p>after</p>": ["after"],
    "<iframe src='http://x'>no</iframe><form>no<input value=no><button>no</button></form>after": ["after"],
    "<noscript>no</noscript><object>no</object><video>no</video><select><option>no</select>after": ["after"],
    "<svg><text>no</text></svg><math><mi>no</mi></math><template>no</template>after": ["after"],
    "<p>before</p><!-- <p>no</p> --><p>after</p>": ["before", "after"],
    "<figure><img src=a.jpg><figcaption>A caption</figcaption></figure><p>Text</p>": ["Text"],
    "<p onclick='x()'>kept</p><img src=x onerror=alert(1)>": ["kept"],
    "{{ 7 * 7 }} {% raw %}": ["{{ 7 * 7 }} {% raw %}"],
    "<p>unclosed <b>bold": ["unclosed bold"],
    "<unknown>kept</unknown>": ["kept"],
}
KINDS = {
    "<h2>Heading</h2>": Block("Heading", "heading"),
    "<ul><li>Item</li></ul>": Block("Item", "item"),
    "<ul><li><p>Item</p></li></ul>": Block("Item", "item"),
    "<dl><dt>Term</dt></dl>": Block("Term", "item"),
    "<blockquote><p>Quoted</p></blockquote>": Block("Quoted", "quote"),
    "<pre>a &amp;amp;  b\n  c</pre>": Block("a &amp; b c", "code"),
    "<p><strong>Label:</strong></p>": Block("Label:", "paragraph", 0.0, bold=True),
    "<p><b>Label</b> <strong>and more</strong></p>": Block("Label and more", "paragraph", 0.0, bold=True),
    "<p><b>Label</b> and text</p>": Block("Label and text"),
    "<p><a href='/'>All link</a></p>": Block("All link", "paragraph", 1.0),
    "<p><a href='/'>Half</a> link</p>": Block("Half link", "paragraph", 4 / 9),
}


@pytest.mark.parametrize(("html", "expected"), TEXTS.items())
def test_text_is_read_in_blocks(html: str, expected: list[str]) -> None:
    assert [block.text for block in blocks(html)] == expected


@pytest.mark.parametrize(("html", "expected"), KINDS.items())
def test_a_block_knows_what_it_is(html: str, expected: Block) -> None:
    assert blocks(html) == (expected,)


def test_what_a_feed_calls_text_is_text() -> None:
    assert read("Use List<String>, not List.", declared_text=True).blocks == (Block("Use List<String>, not List."),)


def test_what_a_feed_calls_text_is_html_where_it_holds_html() -> None:
    assert [block.text for block in read("<p>One</p><p>Two</p>", declared_text=True).blocks] == ["One", "Two"]


def test_pictures_are_told_in_their_order() -> None:
    content = read('<img src="a.jpg" width="640"><p>x<img data-src="b.jpg" src="data:image/gif;base64,x"></p><img>')
    assert [(picture.src, picture.width) for picture in content.pictures] == [("a.jpg", "640"), ("b.jpg", None)]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "p><b", "a", "script", "font"])
def test_depth_neither_crashes_nor_takes_long(tag: str) -> None:
    started = time.process_time()
    blocks(f"<{tag}>" * 10_000 + "deep")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("piece", ["&lt;p", "<!--", "<p", "<", "&", "&#", "<a href='", "]]>", "<br>", "\n\n", "é"])
def test_repetition_neither_crashes_nor_takes_long(piece: str) -> None:
    started = time.process_time()
    blocks(piece * 100_000)
    assert time.process_time() - started < 2


@given(st.text())
def test_any_text_becomes_blocks(html: str) -> None:
    for block in blocks(html):
        assert block.text
        assert block.text == " ".join(block.text.split())
        assert 0 <= block.linked <= 1
        block.text.encode()


PIECES = (
    '<p> </p> <div> <b> </b> <a href=x> </a> <script> </script> <style> <!-- --> <br> <pre> </pre> <li> &amp; " > <'
)


@given(st.lists(st.sampled_from([*PIECES.split(), "script", "alert(1)", " "])).map("".join))
def test_no_script_is_left_however_it_is_pieced_together(html: str) -> None:
    assert not any("<script>" in block.text for block in blocks(html))
