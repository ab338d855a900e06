"""An article's own page to blocks of text, by trafilatura (the extra `full-text`)."""

from __future__ import annotations

import re
from html import unescape

import nh3
import trafilatura

from digest.errors import FeedError
from digest.gather.clean import read
from digest.gather.encoding import decode
from digest.gather.images import first_picture
from digest.gather.links import web_address
from digest.gather.outcome import FullText

HEAD = 300_000  # characters of a page in which its head ends
META = re.compile(r'<meta((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
PICTURES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")


def article(body: bytes, *, url: str, content_type: str | None = None) -> FullText:
    """The text amid the navigation of a page. Raises FeedError where there is none."""
    page, _ = decode(body, content_type)
    found = trafilatura.extract(
        page, url=url, output_format="html", include_comments=False, include_links=True, include_images=True
    )
    content = read(found or "")
    blocks = content.blocks
    if blocks and blocks[0].kind == "heading":  # its title, which the feed has told already
        blocks = blocks[1:]
    if not blocks:
        raise FeedError("has no article that can be read")
    return FullText(url, blocks, declared_image(page, url) or first_picture(content.pictures, url))


def declared_image(page: str, url: str) -> str | None:
    """The picture that a page names for those who link to it (Open Graph)."""
    head = nh3.clean(page[:HEAD], tags={"meta"}, attributes={"meta": {"property", "name", "content"}}, link_rel=None)
    named: dict[str, str] = {}
    for attributes in META.findall(head):
        of = dict(ATTRIBUTE.findall(attributes))
        named.setdefault(of.get("property") or of.get("name") or "", unescape(of.get("content", "")))
    addresses = (web_address(named.get(name), url) for name in PICTURES)
    return next((address for address in addresses if address), None)
