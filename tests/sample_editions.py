"""Editions as composing leaves them, for tests of what is rendered from them. Pure, and the same every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from digest.model import Article, Edition, Rank, Section, Source, Story
from digest.render.letterhead import Letterhead

AT = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)  # a Tuesday
HEAD = Letterhead(
    sender_name=None,
    sender="news@tideline.example",
    reply_to="editor@tideline.example",
    timezone=ZoneInfo("Europe/Berlin"),
)
OUTLETS = ("Northern Post", "Wire Service", "The Ledger", "Grid Weekly", "Valley Echo", "Harbour Times", "Web Monitor")
HEADLINES = (
    "Ferry company orders its first ship without a funnel",
    "A valley votes to keep the last of its night trains",
    "Bakers find the yeast that survived two hundred winters",
    "Port cranes learn to wait for the wind",
    "How one archive saved every letter it was ever sent",
    "Mountain huts will share a single kitchen from next summer",
    "The bridge that was built twice and opened once",
    "Small printers are winning back the school book",
)
SUMMARY = (
    "Ninety homes now draw winter heat from a gravel pit warmed all summer by rooftop panels. "
    "First bills are due in February, and the council expects them to be lower than last year’s."
)


def story(
    title: str,
    *,
    number: int = 1,
    source: str = "Northern Post",
    topic: str | None = "Energy & climate",
    summary: str = SUMMARY,
    author: str | None = None,
    minutes: int | None = 4,
    published: datetime | None = AT - timedelta(hours=3),
    also: tuple[str, ...] = (),
    score: float = 1.0,
    image: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Story:
    """A story whose lead stands in `source`, and which the outlets `also` tell too."""
    articles = tuple(
        Article(
            id=100 * number + n,
            url=url if url and not n else f"https://example.com/2026/11/24/a-story-of-that-day-{number}-{n}",
            canonical_url=f"https://example.com/{number}/{n}",
            title=title,
            author=author,
            published=published,
            first_seen=AT,
            backlog=False,
            sources=(Source(feed="https://example.com/feed", name=name, url=f"https://example.com/{number}/{n}"),),
            image=image,
            language=language,
        )
        for n, name in enumerate((source, *also))
    )
    return Story(articles, topic, Rank(score, 0, 0, 0), summary, minutes)


def edition(*sections: Section, title: str = "Tideline", **fields: object) -> Edition:
    base = Edition(digest="morning", title=title, number=118, at=AT, slot=AT, sections=sections)
    return replace(base, **fields)


def filled(topics: dict[str, int], **fields: object) -> Edition:
    """An edition with so many stories under each topic, the first of all with a picture and the highest in rank."""
    sections, number = [], 0
    for topic, count in topics.items():
        stories = []
        for _ in range(count):
            stories.append(_ordinary(number, topic))
            number += 1
        sections.append(Section(topic, tuple(stories)))
    return edition(*sections, next_slot=AT + timedelta(days=1), **fields)


def _ordinary(number: int, topic: str) -> Story:
    outlet = OUTLETS[number % len(OUTLETS)]
    others = tuple(f"{name}" for name in OUTLETS if name != outlet)[: (number * 5) % 7]
    title = HEADLINES[number % len(HEADLINES)] + (
        f", part {number // len(HEADLINES)}" if number >= len(HEADLINES) else ""
    )
    return story(
        title,
        number=number,
        source=outlet,
        topic=topic,
        author="Ada Marchetti" if number % 3 == 0 else None,
        minutes=None if number % 4 == 3 else 2 + number % 6,
        published=AT - timedelta(hours=5 + 9 * (number % 4)),
        also=others,
        score=9 if number == 0 else 1,
        image="https://example.com/lead.jpg" if number == 0 else None,
    )


def three() -> Edition:
    return filled({"World": 3})


def thirteen() -> Edition:
    return filled({"Energy & climate": 5, "Chips & software": 4, "Culture": 4})


def sixty() -> Edition:
    return filled({"World": 20, "Technology": 20, "Science": 12, "More stories": 8})


def hostile(title: str) -> Edition:
    """Every name that a feed chooses is this one; a summary is never longer than composing makes it."""
    said = title[:320]
    bad = [story(title, number=n, source=title, author=title, summary=said, also=(f"{n} {title}",)) for n in range(3)]
    return edition(Section("World", tuple(bad)), next_slot=AT)


HOSTILE_TITLES = {
    "script": "<script>alert(1)</script> wins <img src=x onerror=alert(1)> the prize",
    "template": "{{ 7*7 }} {% include '/etc/passwd' %} {# gone #} ${7*7}",
    "header": "Good news\r\nBcc: everyone@example.com\r\n\r\nand a body",
    "bidi": "Invoice \u202egpj.exe\u202c and \u2066hidden\u2069 \u200bwords\x00",
    "endless": "x" * 20_000,
    "endless address": "https://example.com/" + "a-very/long/path." * 60,
    "arabic": "أوروبا تتفق على من يدفع عندما تبقى البطاريات معطلة",
    "japanese": "北海最大の風力発電所が予定より一年早く稼働、送電網の規則づくりが急がれる",
    "quotes": '"He said \\"no\\"" \'; DROP TABLE stories; -- & < >',
    "encoded": "=?utf-8?q?Bcc:_everyone=40example.com?= &lt;b&gt; &amp;amp;",
    "emoji": "👩‍👩‍👧‍👦 " * 30,
    "lone surrogate": "half \ud83d of a pair \udfff\ufffe",
    "empty": "",
}
