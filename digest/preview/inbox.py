"""What a list of mails shows of an edition before it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from email import policy
from email.headerregistry import AddressHeader
from email.parser import BytesHeaderParser
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.preview.state import Shown

SHOWN = 140  # characters after the subject, about what Gmail has room for on a wide screen
GMAIL = 102_000  # bytes after which Gmail cuts a message off ("[Message clipped]"); KB in its stricter reading
_UNSEEN = frozenset({"style", "script", "title", "head"})
_FILLER = dict.fromkeys(map(ord, "\u034f\u200b\u200c\u200d\u2060\ufeff\u00ad"))  # keeps the letter out of the row


@dataclass(frozen=True)
class Row:
    """One line in a list of mails."""

    sender: str  # the name, or the address where there is none; empty where the message has no From
    subject: str
    preheader: str
    size: int  # bytes of the whole message

    @property
    def kilobytes(self) -> str:
        return f"{self.size / 1000:.0f}" if self.size >= 10_000 else f"{self.size / 1000:.1f}"

    @property
    def is_cut_off(self) -> bool:
        return self.size > GMAIL


def row_of(shown: Shown) -> Row:
    """The row that a reader sees."""
    return Row(sender_of(shown.message), shown.subject, preheader_of(shown.html), len(shown.message))


def sender_of(message: bytes) -> str:
    """Who it is from, as the message's own header says it."""
    header = BytesHeaderParser(policy=policy.default).parsebytes(message)["From"]
    if not isinstance(header, AddressHeader) or not header.addresses:
        return ""
    first = header.addresses[0]
    return str(first.display_name or first.addr_spec)


def preheader_of(html: str) -> str:
    """The first words of a letter, hidden ones too: what programs put after the subject."""
    words = _Words()
    words.feed(html)
    text = " ".join(" ".join(words.found).split())
    return " ".join(text[:SHOWN].translate(_FILLER).split())


class _Words(HTMLParser):
    """The text of a page, without its head."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data)
