"""The types of the schema's keys: how each is read, and what an editor is told of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticKnownError

from digest.config import sending, values
from digest.config.document import Spread
from digest.transport_url import Address

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def _read_by(parse: Callable[[str], T]) -> PlainValidator:
    def validate(value: Any) -> T:
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        return parse(value)

    return PlainValidator(validate)


def _several(value: Any) -> Any:
    """One text where a list is expected is a list of one."""
    if not isinstance(value, str):
        return value
    if isinstance(value, Spread) or value.startswith("-"):
        raise ValueError("is no list; each entry of one stands in a line that begins with `- `")
    if "," in value:
        raise ValueError("is no list; put it in brackets, as [one, two]")
    return [value]


def _text(example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": [example]})


def one_or_several(entry: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a list that may be written as its only entry."""
    return {"anyOf": [entry, {"type": "array", "items": entry}]}


ADDRESS = {"type": "string", "examples": ["https://example.org/feed.xml"]}
WORD = {"type": ["string", "number"], "examples": ["ceasefire", "diplomat*", "open source"]}
_MAILBOX = {"type": "string", "examples": ["me@example.org"]}

Duration = Annotated[timedelta, _read_by(values.duration), _text("48h")]
PositiveDuration = Annotated[timedelta, _read_by(values.positive_duration), _text("30m")]
Size = Annotated[int, _read_by(values.size), WithJsonSchema({"type": ["string", "integer"], "examples": ["10MB"]})]
RateLimit = Annotated[values.Rate, _read_by(values.rate), _text("600/minute")]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Weight = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
Zone = Annotated[ZoneInfo, _read_by(values.zone), _text("Europe/Berlin")]
Schedule = Annotated[str, _read_by(values.schedule), _text("0 7 * * mon-fri")]
Store = Annotated[str, _read_by(values.store), _text("sqlite:///digest.db")]
Folder = Annotated[Path, _read_by(values.folder), _text("my-templates")]
Transport = Annotated[Address, _read_by(values.transport), _text("smtp://user:${SMTP_PASSWORD}@mail.example.org:587")]
WebAddress = Annotated[str, _read_by(values.web_address), WithJsonSchema(ADDRESS)]
LeavingAddress = Annotated[str, _read_by(sending.leaving_address), _text("https://example.org/leave?to={address}")]
ReturnPath = Annotated[str, _read_by(sending.return_path), _text("bounces+{edition}-{recipient}@example.org")]
Selector = Annotated[str, _read_by(sending.selector), _text("digest2026")]
Domain = Annotated[str, _read_by(sending.domain), _text("example.org")]
Subject = Annotated[str, _read_by(sending.subject), _text("{{ headline }} ({{ title }})")]
Mailbox = Annotated[str, _read_by(values.mailbox), WithJsonSchema(_MAILBOX)]
Mailboxes = Annotated[tuple[Mailbox, ...], BeforeValidator(_several), WithJsonSchema(one_or_several(_MAILBOX))]
Word = Annotated[str, _read_by(values.word), WithJsonSchema(WORD)]
Words = Annotated[tuple[Word, ...], BeforeValidator(_several), WithJsonSchema(one_or_several(WORD))]
Line = Annotated[str, _read_by(values.one_line), _text("The Morning Digest")]
Heading = Annotated[
    str | None,
    _read_by(values.heading),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"const": False}]}),
]
Language = Annotated[str, _read_by(values.language), _text("en")]
TopicName = Annotated[str, _read_by(values.topic_name), _text("World")]
TopicNames = Annotated[
    tuple[TopicName, ...], BeforeValidator(_several), WithJsonSchema(one_or_several({"type": "string"}))
]
DigestName = Annotated[str, _read_by(values.digest_name), _text("morning")]
UserName = Annotated[str, _read_by(values.user_name), _text("user")]
Secret = Annotated[str, _read_by(str), _text("${FEED_PASSWORD}")]
HeaderName = Annotated[str, _read_by(values.header_name), _text("X-Api-Key")]
HeaderValue = Annotated[str, _read_by(values.header_value), _text("${API_KEY}")]
