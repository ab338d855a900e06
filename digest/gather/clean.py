"""HTML to blocks of text, with nothing left that runs, hides or frames.

One pass of nh3, which reads HTML as a browser does (a browser's parser, in Rust, 0.02 ms for 3 KB), leaves a regular
language of a few tags; reading its blocks off that takes no second parser.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import nh3

from digest.gather.text import plain
from digest.gather.titles import ENTITY, title
from digest.model import Block, BlockKind

__all__ = ["Content", "Picture", "blocks", "read", "title"]

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ITEMS = {"li", "dt", "dd"}
BOLD = {"b", "strong"}
# Where one of these begins or ends, so does a block.
STRUCTURE = HEADINGS | ITEMS | {
    "address", "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figure", "footer",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}  # fmt: skip
BOUNDARIES = STRUCTURE | {f"/{tag}" for tag in STRUCTURE}
# What text is while one of these is open.
MEANING = {
    **dict.fromkeys(HEADINGS, "heading"), **dict.fromkeys(ITEMS, "item"), **dict.fromkeys(BOLD, "bold"),
    "a": "link", "blockquote": "quote", "pre": "code",
}  # fmt: skip
STEPS = {tag: (meaning, 1) for tag, meaning in MEANING.items()} | {
    f"/{tag}": (meaning, -1) for tag, meaning in MEANING.items()
}
KINDS: tuple[BlockKind, ...] = ("code", "heading", "item", "quote")  # the first that is open
# Gone together with what stands in them: what runs, what frames, what asks, what stands in for something missing, and
# captions, which speak of a picture that is not there.
DROPPED = {
    "applet", "audio", "button", "canvas", "datalist", "embed", "figcaption", "form", "frameset", "iframe", "math",
    "noembed", "noframes", "noscript", "object", "optgroup", "option", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
}  # fmt: skip
CLEANER = nh3.Cleaner(
    tags=STRUCTURE | BOLD | {"a", "br", "img"},
    clean_content_tags=DROPPED,
    attributes={"img": {"src", "data-src", "width", "height"}},
    link_rel=None,
    url_schemes={"http", "https"},
)
# All that nh3 writes: a tag, its attributes in double quotes.
TAG = re.compile(r'<(/?[a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
MARKUP = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*[\s/>]|!--)")
KNOWN = r"/?(?:p|br|div|a|img|ul|ol|li|b|i|em|strong|span|h[1-6]|blockquote|table|figure|script|style|iframe)\b"
KNOWN_MARKUP = re.compile(f"<{KNOWN}[^<>]*>", re.IGNORECASE)
ESCAPED_MARKUP = re.compile(f"&lt;{KNOWN}[^<>]{{0,300}}?&gt;", re.IGNORECASE)
PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
LONGEST = 500_000  # characters of one article that are read: a book
NESTED = 20_000  # tags: beyond, the time of reading them would grow with their square


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that an article shows, as its HTML gives it."""

    src: str
    width: str | None = None
    height: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What is left of an article's HTML."""

    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...] = ()


def blocks(markup: str) -> tuple[Block, ...]:
    """The text of HTML, or of plain text, in blocks."""
    return read(markup).blocks


def read(markup: str, *, declared_text: bool = False) -> Content:
    """The text and the pictures of HTML. Text without any tag is read as paragraphs between blank lines.

    `declared_text`: its feed says that it is no HTML; it is believed unless a tag of HTML stands in it.
    """
    markup = markup[:LONGEST]
    if not (KNOWN_MARKUP if declared_text else MARKUP).search(markup):
        if not ESCAPED_MARKUP.search(markup):
            return Content(of_plain_text(html.unescape(markup)))
        markup = html.unescape(markup)  # escaped once too often
    if markup.count("<") > NESTED:
        markup = _cut_after(markup, NESTED)
    reader = _Reader()
    pieces = TAG.split(CLEANER.clean(markup))
    reader.text(pieces[0])
    for tag, attributes, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        reader.tag(tag, attributes)
        if text:
            reader.text(text)
    reader.end_block()
    return Content(tuple(reader.blocks), tuple(reader.pictures))


def of_plain_text(text: str) -> tuple[Block, ...]:
    """A paragraph between each two blank lines."""
    paragraphs = (_decoded(plain(paragraph)) for paragraph in PARAGRAPHS.split(text[:LONGEST].replace("\r\n", "\n")))
    return tuple(Block(paragraph) for paragraph in paragraphs if paragraph)


class _Reader:
    """Walks over tags and text, and collects blocks. Called a million times in a large gathering, so it is plain."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self._open = dict.fromkeys(("code", "heading", "item", "quote", "link", "bold"), 0)  # tags, by their meaning
        self._pieces: list[str] = []  # of the block that is being read
        self._linked = 0  # characters of it in links
        self._bold = True  # all of it so far is bold
        self._breaks = 0  # line breaks since the last text

    def tag(self, name: str, attributes: str) -> None:
        if name in BOUNDARIES and self._pieces:
            self.end_block()
        step = STEPS.get(name)
        if step is not None:
            self._open[step[0]] += step[1]
        elif name == "br":
            self._line_break()
        elif name == "img":
            self._picture(dict(ATTRIBUTE.findall(attributes)))

    def text(self, text: str) -> None:
        if text.isspace():
            if self._pieces:
                self._pieces.append(text)
            return
        if "&" in text:
            text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        self._pieces.append(text)
        self._breaks = 0
        if self._open["link"]:
            self._linked += len(text)
        if not self._open["bold"]:
            self._bold = False

    def end_block(self) -> None:
        raw = "".join(self._pieces)
        line = plain(raw)
        kind: BlockKind = next((kind for kind in KINDS if self._open[kind]), "paragraph")
        if kind != "code":
            line = _decoded(line)
        if line:
            linked = min(1.0, self._linked / len(raw.strip())) if self._linked else 0.0
            self.blocks.append(Block(line, kind, linked, self._bold))
        self._pieces.clear()
        self._linked = self._breaks = 0
        self._bold = True

    def _line_break(self) -> None:
        self._breaks += 1
        if self._breaks == 2 and not self._open["code"]:
            self.end_block()
        else:
            self._pieces.append("\n")

    def _picture(self, attributes: dict[str, str]) -> None:
        src = attributes.get("data-src") or attributes.get("src")
        if src:
            self.pictures.append(Picture(html.unescape(src), attributes.get("width"), attributes.get("height")))


def _decoded(line: str) -> str:
    """Entities that were escaped once too often: `&amp;#8217;` is an apostrophe to everyone but the software."""
    return plain(ENTITY.sub(lambda found: html.unescape(found[0]), line)) if "&" in line else line


def _cut_after(markup: str, tags: int) -> str:
    """The markup before its tag of that number."""
    position = -1
    for _ in range(tags + 1):
        position = markup.find("<", position + 1)
    return markup[:position]
