"""Every key of config.yaml: its type, its default and what it is for. The JSON Schema for editors is made from this."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveFloat, PositiveInt, model_validator

from digest.config.values import (
    Duration,
    Heading,
    Mailbox,
    Mailboxes,
    PositiveDuration,
    RateLimit,
    Schedule,
    Size,
    Transport,
    WebAddress,
    Words,
    Zone,
    several,
)
from digest.transport_url import Address, parse_address


class Section(BaseModel):
    """A mapping of the file. A key without a value is a key left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


class Mail(Section):
    from_: Mailbox | None = Field(default=None, alias="from")
    """The sender, as `The Morning Digest <digest@example.org>`; by default the transport's user, where that is an address"""
    reply_to: Mailbox | None = None
    """Where answers go, and requests to unsubscribe"""
    transport: Transport = parse_address("maildir:outbox")
    """smtp://user:${SMTP_PASSWORD}@host:587, smtps://…:465, or maildir:FOLDER, which writes instead of sending"""
    connections: Annotated[PositiveInt, Field(le=100)] = 4
    """Connections to the mail server at once"""
    rate: RateLimit | None = None
    """The most that the mail server allows, as 600/minute; no limit by default"""
    retry: Duration = timedelta(hours=48)
    """How long temporary failures are tried again"""
    lease: PositiveDuration = timedelta(seconds=60)
    """After how long a delivery whose sender died is taken up again"""


class Gather(Section):
    every: PositiveDuration = timedelta(minutes=30)
    """How often `digest run` looks; a feed's own cache headers and failures may ask for longer"""
    concurrency: Annotated[PositiveInt, Field(le=1000)] = 64
    """Feeds fetched at once"""
    timeout: PositiveDuration = timedelta(seconds=30)
    """For a whole feed, from the moment its turn has come"""
    max_size: Size = 10_000_000
    """The largest feed, after decompression"""
    per_host: PositiveInt = 2
    """Connections to one host at once"""


class Login(Section):
    user: str
    password: str = Field(repr=False)


class Feed(Section):
    url: WebAddress
    name: str | None = None
    """Shown as the source; by default the feed's own title"""
    topic: str | None = None
    """A topic that all of this feed goes to"""
    weight: PositiveFloat = 1.0
    """In ranking: 2 counts twice as much"""
    full_text: bool = False
    """Read the article's page where the feed gives only a teaser (needs the extra `full-text`)"""
    auth: Login | None = None
    """User and password of a feed behind a login"""
    headers: dict[str, str] = Field(default={}, repr=False)
    """Headers that this feed's server asks for"""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"url": data} if isinstance(data, str) else data


class Topic(Section):
    match: Words = Field(min_length=1)
    """Words, phrases and prefixes with *; an article that has one may belong here"""
    exclude: Words = ()
    """An article that has one of these never does"""
    limit: PositiveInt | None = None
    """Stories of this topic in an edition; by default as many as the digest's own limit allows"""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        if data is None:
            raise ValueError("a topic needs words to look for, as [ceasefire, diplomat*]")
        return {"match": data} if isinstance(data, (list, str)) else data


class Digest(Section):
    title: str | None = None
    """The name at the top of the mail; by default the digest's key"""
    schedule: Schedule | None = None
    """Cron, in the timezone above; without one only `digest send` makes editions"""
    topics: Annotated[tuple[str, ...], BeforeValidator(several)] | None = None
    """Which topics, in which order; by default all, as they stand above"""
    other: Heading = "More stories"
    """The heading for what fits no topic; false leaves it out"""
    to: Mailboxes = ()
    """The recipients"""
    limit: PositiveInt = 40
    """Stories in an edition"""
    max_age: PositiveDuration = timedelta(hours=48)
    """Older articles are never news"""
    catch_up: Duration = timedelta(hours=6)
    """After downtime a missed edition is still sent so long, the latest one only"""
    send_empty: bool = False
    """Send an edition although there is nothing new"""
    language: str = "en"
    """Of what the program itself writes in the mail"""


class Config(Section):
    """The whole configuration. Paths in it are relative to the file."""

    timezone: Zone = ZoneInfo("UTC")
    """IANA name: schedules, and the dates in the mail"""
    store: str = "sqlite:///digest.db"
    """Where articles and deliveries are remembered"""
    templates: str | None = None
    """A folder of your own templates; a file in it replaces the built-in of that name"""
    user_agent: str | None = None
    """How the program names itself to feeds; by default its name, version and home page"""
    mail: Mail = Mail()
    gather: Gather = Gather()
    feeds: tuple[Feed, ...] = Field(min_length=1)
    topics: dict[str, Topic] = {}
    digests: dict[str, Digest] = Field(min_length=1)

    folder: Path = Field(default=Path(), exclude=True)  # where the file lies; set by `load`, no key of the file

    def titled(self, name: str) -> str:
        return self.digests[name].title or name.replace("-", " ").replace("_", " ").title()

    def topics_of(self, name: str) -> tuple[str, ...]:
        """The topics of a digest, in the order of its sections."""
        chosen = self.digests[name].topics
        return tuple(self.topics) if chosen is None else chosen

    @property
    def transport(self) -> Address:
        address = self.mail.transport
        return address if address.path is None else replace(address, path=self.folder / address.path)

    @property
    def sender(self) -> tuple[str | None, str]:
        """Name, where one is set, and bare address from which mail comes."""
        user = self.mail.transport.user
        name, address = parseaddr(self.mail.from_ or (user if user and "@" in user else "digest@localhost"))
        return name or None, address

    @property
    def reply_to_address(self) -> str | None:
        """The bare address that answers go to, where one is set."""
        return parseaddr(self.mail.reply_to)[1] if self.mail.reply_to else None

    @property
    def templates_folder(self) -> Path | None:
        return self.folder / self.templates if self.templates else None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of config.yaml (draft 2020-12)."""
    schema = Config.model_json_schema(by_alias=True)
    del schema["properties"]["folder"]
    short = {"Feed": {"type": "string"}, "Topic": {"anyOf": [{"type": "string"}, {"type": "array"}]}}
    for name, form in short.items():
        schema["$defs"][name] = {"anyOf": [form, schema["$defs"][name]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "config.yaml of digest", **schema}
