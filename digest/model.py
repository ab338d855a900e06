"""The data that flow through the program, from a feed's entry to an edition. Frozen, and free of effects.

Every time is an aware datetime in UTC; the reader's zone appears in rendering alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

BlockKind = Literal["paragraph", "heading", "item", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an article, as plain text: no markup, white space folded, never empty."""

    text: str
    kind: BlockKind = "paragraph"
    linked: float = 0.0  # how much of the text stands in links, 0 to 1: a line that is all link is navigation
    bold: bool = False  # all of it stands in <strong> or <b>: often a label, not a sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """What one feed says of one article, safe and readable, before the store has seen it."""

    guid: str | None  # as the feed gives it; means something within that feed only
    url: str | None  # absolute, http(s), as the feed gives it; None where there is no usable link
    title: str  # plain text, one line, at most 300 characters; may be empty
    author: str | None
    published: datetime | None  # the feed's claim, UTC; None where absent or unreadable
    summary: tuple[Block, ...] = ()  # the feed's own summary or description
    body: tuple[Block, ...] = ()  # the content; empty where the feed gives only a summary
    image: str | None = None  # absolute address of its picture
    language: str | None = None  # BCP 47, as its text tells, or else as the entry or its feed declares it


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry on its way into the store, with what makes it the same as another."""

    entry: Entry
    canonical_url: str | None  # None where several entries of its feed share the address
    title_key: str  # equal for titles that differ in case, accents and punctuation only
    backlog: bool = False  # see Article.backlog


@dataclass(frozen=True, slots=True)
class Source:
    """One feed in which an article stood."""

    feed: str  # the feed's address, as configured
    name: str  # what the reader knows it by
    url: str  # the article's address in that feed
    weight: float = 1.0  # in ranking
    topic: str | None = None  # the topic that the configuration gives all of this feed


@dataclass(frozen=True, slots=True)
class Article:
    """One article as stored. The same article in two feeds is one article with two sources."""

    id: int
    url: str
    canonical_url: str | None  # without decoration, equal for the same article; None where it identifies nothing
    title: str
    author: str | None
    published: datetime | None  # the feed's claim, never later than first_seen
    first_seen: datetime  # when the program first met it: decides what is new
    backlog: bool  # an undated entry beyond the first five of its feed's first gathering: never news
    sources: tuple[Source, ...]  # in the order in which they were met; at least one
    summary: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    image: str | None = None
    language: str | None = None

    @property
    def date(self) -> datetime:
        """When it appeared, as far as is known."""
        return self.published or self.first_seen

    @property
    def source(self) -> Source:
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a topic found in an article."""

    word: str  # as the configuration writes it
    title: int  # how often it stands in the title
    text: int  # and in the summary and body
    score: float


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How well an article fits a topic, and why."""

    topic: str
    score: float
    matches: tuple[Match, ...] = ()
    excluded_by: str | None = None  # the exclude word that ruled the topic out
    by_feed: bool = False  # the configuration gives all of its feed to this topic
    fits: bool = False  # the article is about it; a word in passing is not enough
    like: int = 0  # so many other articles of the topic have taught that it is one of them
    alike_in: tuple[str, ...] = ()  # stems by which it is most


@dataclass(frozen=True, slots=True)
class Rank:
    """Why a story stands where it stands. The score is the sum of the parts."""

    coverage: float  # distinct sources
    freshness: float
    weight: float  # the heaviest of its feeds
    fit: float  # to its topic

    @property
    def score(self) -> float:
        return self.coverage + self.freshness + self.weight + self.fit


@dataclass(frozen=True, slots=True)
class Told:
    """An article that an earlier edition told."""

    article: Article
    number: int  # of the edition
    at: datetime  # when that was composed


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a story with news in it follows up: the story as an earlier edition told it."""

    number: int  # of that edition
    at: datetime  # when it was composed
    title: str  # of the article that led


@dataclass(frozen=True, slots=True)
class Story:
    """One or more articles about the same event."""

    articles: tuple[Article, ...]  # the lead first
    topic: str | None  # None: it fits none, and stands under the digest's `other`
    rank: Rank
    summary: str  # one to three whole sentences, at most 320 characters; empty where the article has none of its own
    minutes: int | None  # reading time of the lead; None where its text is too short to tell
    follow_up: FollowUp | None = None  # None where no edition of late has told of the event

    @property
    def lead(self) -> Article:
        return self.articles[0]


@dataclass(frozen=True, slots=True)
class Section:
    """A topic's stories in an edition, the highest rank first."""

    topic: str  # the heading
    stories: tuple[Story, ...]
    more: int = 0  # stories that a limit left out


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one article when an edition was composed, and why."""

    article: int  # id
    outcome: str  # "in", or the name of the rule that left it out, see compose.select.REASONS
    topics: tuple[TopicScore, ...] = ()  # every topic that it matched, the best first
    topic: str | None = None
    lead: int | None = None  # id of its story's lead
    position: tuple[int, int] | None = None  # its story's place: section and story, from 0
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A verdict, and what the rest of its edition adds: all that can be told of why an article is where it is."""

    verdict: Verdict
    heading: str | None = None  # of the section in which its story stands
    story: tuple[int, ...] = ()  # ids of its story's articles, the lead first
    follow_up: FollowUp | None = None  # what its story follows up, where that is told
    told: int = 0  # where a limit left it out: so many stories of its topic are told …
    least: float = 0.0  # … and this is the lowest score of their ranks


@dataclass(frozen=True, slots=True)
class FailingFeed:
    """A feed that an edition names at its foot."""

    name: str
    url: str
    error: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a digest, composed and not yet rendered."""

    digest: str  # the digest's name in the configuration
    title: str
    number: int  # from 1 in each digest
    at: datetime  # when it was composed
    slot: datetime | None  # when it was due; None beside the schedule
    sections: tuple[Section, ...]
    verdicts: tuple[Verdict, ...] = ()  # of every article that was considered, in the order of their ids
    left_out: Mapping[str, int] = field(default_factory=dict)  # reason: articles
    failing: tuple[FailingFeed, ...] = ()
    next_slot: datetime | None = None  # when the next edition is due, for the sign-off
    written_by: str | None = None  # the language model that wrote summaries in it

    @property
    def stories(self) -> tuple[Story, ...]:
        return tuple(story for section in self.sections for story in section.stories)


@dataclass(frozen=True, slots=True)
class Rendered:
    """An edition as it is sent. The bytes are stored, and a retry sends the same ones."""

    subject: str
    html: str
    text: str
    message: bytes  # the MIME message without what is personal: see render.message.personal


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message for one recipient, ready for a transport."""

    sender: str  # bare address
    recipient: str  # bare address
    content: bytes  # headers and body, lines ended by CRLF
