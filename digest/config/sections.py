"""The sections of config.yaml: every key below the top, its type, its default and what it is for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from digest.config.fields import (
    Count,
    Domain,
    Duration,
    HeaderName,
    HeaderValue,
    Heading,
    Language,
    LeavingAddress,
    Line,
    Mailbox,
    Mailboxes,
    PositiveDuration,
    RateLimit,
    ReturnPath,
    Schedule,
    Secret,
    Selector,
    Size,
    Subject,
    TopicName,
    TopicNames,
    Transport,
    UserName,
    WebAddress,
    Weight,
    Words,
)
from digest.config.values import without_password
from digest.transport_url import parse_address

if TYPE_CHECKING:
    from collections.abc import Iterator


class Section(BaseModel):
    """A mapping of the file. A key without a value is a key left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        known = cls.known_keys()
        return {key: value for key, value in data.items() if value is not None or key not in known}

    @classmethod
    def known_keys(cls) -> list[str]:
        """As the file writes them."""
        return [info.alias or name for name, info in cls.model_fields.items()]

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        for name, value in super().__repr_args__():
            yield name, without_password(value) if isinstance(value, str) else value


class Dkim(Section):
    """The signature under every mail (needs the extra `dkim`)."""

    selector: Selector
    """The public key stands in DNS at SELECTOR._domainkey.DOMAIN"""
    domain: Domain
    """Whose signature it is, best that of `from`"""
    key: Secret = Field(repr=False)
    """The private key, RSA or Ed25519: the path of a PEM file, or ${NAME} for a variable that holds it"""


class Mail(Section):
    """How mail is sent."""

    from_: Mailbox | None = Field(default=None, alias="from")
    """The sender, as The Morning Digest <digest@example.org>; by default the transport's user if that is an address"""
    reply_to: Mailbox | None = None
    """Where answers go, and requests to unsubscribe; by default to the sender"""
    transport: Transport = parse_address("maildir:outbox")
    """smtp://user:${SMTP_PASSWORD}@host:587, smtps://…:465, or maildir:FOLDER, which writes instead of sending"""
    connections: Annotated[int, Field(ge=1, le=100)] = 4
    """To the mail server, at once"""
    rate: RateLimit | None = None
    """The most that the mail server allows, as 600/minute; by default no limit"""
    retry: Duration = timedelta(hours=48)
    """How long temporary failures are tried again"""
    lease: PositiveDuration = timedelta(seconds=60)
    """After how long a delivery whose sender died is taken up again"""
    dkim: Dkim | None = None
    """The signature of the sender's domain; by default none, since many mail servers sign themselves"""
    verp: ReturnPath | None = None
    """Where bounces go, {edition} and {recipient} filled in; by default to the sender"""


class Gather(Section):
    """How feeds are read."""

    every: PositiveDuration = timedelta(minutes=30)
    """How often `digest run` looks; a feed's own cache headers and failures may ask for longer"""
    concurrency: Annotated[int, Field(ge=1, le=1000)] = 64
    """Feeds read at once"""
    timeout: PositiveDuration = timedelta(seconds=30)
    """For a whole feed, from the moment a connection is had"""
    max_size: Size = 10_000_000
    """The largest feed, after decompression"""
    per_host: Annotated[int, Field(ge=1, le=1000)] = 2
    """Connections to one host at once"""


class Login(Section):
    """User and password of a feed (HTTP Basic authentication)."""

    user: UserName
    password: Secret = Field(repr=False)


class Feed(Section):
    """A source of articles. Its address alone is the short form."""

    url: WebAddress
    name: Line | None = None
    """Shown as the source; by default the feed's own title"""
    topic: TopicName | None = None
    """Where all of this feed goes, whatever its words"""
    weight: Weight = 1.0
    """In ranking: 2 counts twice as much"""
    full_text: bool = False
    """Read the article's page where the feed gives only a teaser (needs the extra `full-text`)"""
    auth: Login | None = None
    """Of a feed behind a login"""
    headers: dict[HeaderName, HeaderValue] = Field(default={}, repr=False)
    """What else this feed's server wants to be sent"""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"url": data} if isinstance(data, str) else data


class Topic(Section):
    """An interest. The list of its words alone is the short form."""

    match: Words = Field(min_length=1)
    """Words, phrases, and prefixes with *: an article that has one may belong here"""
    exclude: Words = ()
    """An article that has one of these never does"""
    limit: Count | None = None
    """Stories of this topic in an edition; by default as many as the digest's own limit allows"""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"match": data} if data is None or isinstance(data, (list, str)) else data


class Utm(Section):
    """What the links to articles tell the statistics of their sites."""

    source: Line | None = None
    """utm_source, as morning-digest"""
    medium: Line | None = None
    """utm_medium, as email"""
    campaign: Line | None = None
    """utm_campaign"""


class Digest(Section):
    """A newsletter."""

    title: Line | None = None
    """At the top of the mail; by default the digest's key"""
    schedule: Schedule | None = None
    """Cron, in the timezone above; without one only `digest send` makes editions"""
    topics: TopicNames | None = None
    """Which topics, in which order; by default all, in the order above"""
    other: Heading = "More stories"
    """The heading for what fits no topic; false leaves it out"""
    to: Mailboxes = ()
    """The recipients"""
    limit: Count = 40
    """Stories in an edition"""
    max_age: PositiveDuration = timedelta(hours=48)
    """Older articles are never news"""
    catch_up: Duration = timedelta(hours=6)
    """After downtime a missed edition is still sent so long, the latest one only"""
    send_empty: bool = False
    """Send an edition although there is nothing new"""
    language: Language = "en"
    """Of what the program itself writes in the mail"""
    subject: Subject | None = None
    """A Jinja2 template of title, headline, date, number and stories; by default the lead's headline"""
    unsubscribe: LeavingAddress | None = None
    """A page that takes who leaves, and RFC 8058's POST; {address} is the reader's. By default they write a mail"""
    utm: Utm | None = None
    """Parameters for each link to an article; by default none"""

    @model_validator(mode="before")
    @classmethod
    def _all_by_default(cls, data: Any) -> Any:
        return {} if data is None else data


class Summaries(Section):
    """A language model that writes the summaries."""

    url: WebAddress
    """Of a server with the OpenAI chat interface, up to what stands before /chat/completions"""
    model: Line
    """As that server calls it"""
    api_key: HeaderValue | None = Field(default=None, repr=False)
    """Where the server wants one"""
    limit: Count = 20
    """Stories of an edition that are sent to it, the highest ranks; the others keep summaries in their own words"""
    timeout: PositiveDuration = timedelta(seconds=20)
    """For one summary; an edition waits for all of them six times as long at most"""
