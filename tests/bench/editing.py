"""How well, and how fast, articles become an edition: `python tests/bench/editing.py [--rounds 3]`.

Topics and stories are judged by articles that were labelled by hand, which lie beside the checkout; the speed of a
whole edition by articles drawn from words whose frequencies fall as those of real language do (Zipf). Goals that the
contract does not state are what was reached once and must not be lost.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from digest.compose.edition import Issue, Plan, compose
from digest.compose.stories import group
from digest.compose.summary import summarise
from digest.compose.topics import TopicRules, score_topics, topic_of
from digest.model import Article, Block, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DATA = Path(__file__).parents[2].parent / "shared" / "data"
NOW = datetime(2031, 11, 25, 7, tzinfo=UTC)
BRIEF = 40  # words of an article of which a feed gives the beginning alone

# As readers of different patience would write them, without a look at the articles.
LISTS = {
    "3 words": {
        "business": "economy, market*, profit*",
        "entertainment": "film*, music, actor*",
        "politics": "election*, minister*, parliament",
        "sport": "match*, coach, champion*",
        "tech": "software, internet, computer*",
    },
    "6 words": {
        "business": "bank*, compan*, stock*, trade, economy, invest*",
        "entertainment": "movie*, singer*, album*, theatre, award*, television",
        "politics": "government, vote*, labour, conservative*, policy, lawmaker*",
        "sport": "football, rugby, tennis, olympic*, cup, athlete*",
        "tech": "phone*, online, web, digital, users, technology",
    },
    "12 words": {
        "business": "economic, economy, shares, profit*, growth, sales, bank*, oil, firm, investor*, euro, dollar",
        "entertainment": "film*, band, singer, album, actor, actress, oscar*, music, show, comedy, festival, star",
        "politics": "election*, minister*, mps, party, tory, labour, lib dem*, blair, brown, commons, lords, tax*",
        "sport": "match, season, injury, coach, team, goal*, win, club, player*, cup, champion*, olympic*",
        "tech": "software, computer*, internet, mobile, broadband, microsoft, net, gadget*, pc, games, virus*, users",
    },
    "20 words": {
        "business": (
            "company, companies, market*, merger, takeover, shareholder*, earnings, revenue*, quarter, inflation, "
            "fund*, interest rate*, currency, export*, retailer*, airline*, manufacturer*, bankrupt*, jobs, deficit"
        ),
        "entertainment": (
            "film*, movie*, cinema, box office, director, hollywood, actor*, actress*, singer*, rapper*, album*, "
            "chart*, concert*, band*, theatre, musical, tv series, bbc one, nominated, celebrit*"
        ),
        "politics": (
            "government, prime minister, chancellor, home secretary, election*, manifesto, voters, poll*, parliament"
            ", mp, peers, legislation, tories, liberal democrat*, opposition, immigration, asylum, referendum, cabinet"
            ", spokesman"
        ),
        "sport": (
            "football, rugby, cricket, tennis, golf, athletics, marathon, world cup, premiership, striker, midfielder, "
            "referee, penalty, try, wimbledon, grand slam, doping, injured, squad, manager"
        ),
        "tech": (
            "technology, software, hardware, computer*, laptop*, internet, broadband, website*, search engine*, "
            "google, microsoft, apple, spam, hacker*, download*, mobile phone*, handset*, video game*, console*, chip*"
        ),
    },
}  # fmt: skip


def row(job: str, value: float, unit: str = "", *, least: float | None = None, most: float | None = None) -> str:
    """One line: a figure, and its goal where there is one."""
    shown = f"{job:62} {value:7.3f} {unit:4}"
    if least is None and most is None:
        return shown
    goal, met = (f">= {least}", value >= least) if least is not None else (f"<= {most}", value <= (most or 0.0))
    return f"{shown} goal {goal:7} {'met' if met else 'MISSED'}"


def labelled(file: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines()]


def article(number: int, title: str, text: str = "", feed: str = "") -> Article:
    url = f"https://x.example/{number}"
    source = Source(feed or f"https://{number % 200}.example/feed", feed or f"Source {number % 200}", url)
    body = (Block(text),) if text else ()
    return Article(number, url, url, title, None, NOW, NOW, False, (source,), body=body)


def seconds(job: Callable[[], object], rounds: int) -> float:
    """Of processor, the median."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        job()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


# -- topics ------------------------------------------------------------------------------------------------------------


def topics(rounds: int) -> Iterator[str]:
    rows = labelled("bbc.jsonl")
    labels = [row["topic"] for row in rows]
    full = [article(number, "", row["text"]) for number, row in enumerate(rows)]
    brief = [article(number, "", " ".join(row["text"].split()[:BRIEF])) for number, row in enumerate(rows)]
    for written, words in LISTS.items():
        rules = [TopicRules(topic, tuple(match.split(", "))) for topic, match in words.items()]
        yield row(f"topics, {written} each: whole articles sorted right", right(full, rules, labels), least=0.96)
        yield row(f"topics, {written} each: first {BRIEF} words", right(brief, rules, labels), least=0.91)
        yield row(f"topics, {written} each: left under other, of a topic held out", held_out(full, rules, labels))
        taken = seconds(partial(score_topics, full, rules), rounds)
        yield row(f"topics, {written} each: an article", 1000 * taken / len(full), "ms", most=3.0)


def right(articles: Sequence[Article], rules: Sequence[TopicRules], labels: Sequence[str]) -> float:
    scores = score_topics(articles, rules)
    return statistics.mean(topic_of(scores[one.id]) == label for one, label in zip(articles, labels, strict=True))


def held_out(articles: Sequence[Article], rules: Sequence[TopicRules], labels: Sequence[str]) -> float:
    """Each topic in turn is not asked for: the share of its articles that fit none of the others."""
    strays: list[bool] = []
    for missing in rules:
        scores = score_topics(articles, [topic for topic in rules if topic is not missing])
        strays += [
            topic_of(scores[one.id]) is None
            for one, label in zip(articles, labels, strict=True)
            if label == missing.name
        ]
    return statistics.mean(strays)


# -- stories -----------------------------------------------------------------------------------------------------------


def stories() -> Iterator[str]:
    rows = labelled("stories.jsonl")
    names = sorted({row["story"] for row in rows})
    parts = {"all": rows}
    for seed in range(3):
        kept = set(random.Random(seed).sample(names, len(names) // 2))
        parts[f"half of them, draw {seed + 1}"] = [row for row in rows if row["story"] in kept]
    chance = random.Random(9)
    parts["a tenth of the articles"] = [row for row in rows if chance.random() < 0.1]
    for name, part in parts.items():
        precision, recall = b_cubed(part)
        f1 = 2 * precision * recall / (precision + recall)
        yield row(f"stories by titles alone, {name}: precision", precision, least=0.90)
        yield row(f"stories by titles alone, {name}: recall", recall)
        yield row(f"stories by titles alone, {name}: F1", f1, least=0.75)
    drawn = [article(n, *words) for n, words in enumerate(few_words(200))]
    yield row("texts drawn from a hundred words: hidden in a story", 1 - len(group(drawn)) / len(drawn), most=0.03)


def b_cubed(rows: Sequence[dict[str, str]]) -> tuple[float, float]:
    """Precision and recall, the mean over all articles (Bagga and Baldwin 1998)."""
    found = group([article(number, row["title"], feed=row["publisher"]) for number, row in enumerate(rows)])
    labels = [[rows[one.id]["story"] for one in story] for story in found]
    sizes = Counter(chain(*labels))
    together = [(label, number, len(story)) for story in labels for label, number in Counter(story).items()]
    precision = sum(number**2 / size for _, number, size in together) / len(rows)
    return precision, sum(number**2 / sizes[label] for label, number, _ in together) / len(rows)


def few_words(number: int) -> Iterator[tuple[str, str]]:
    """Titles and texts of five topics, each of fourteen words, and of thirty words of the language."""
    chance = random.Random(2)
    words = [f"{first}a{second}o" for first in "bdgklmnprs" for second in "bdgklmnprs"]
    for _ in range(number):
        topic = 14 * chance.randrange(5)
        pool = words[topic : topic + 14] * 2 + words[70:]
        yield " ".join(chance.choices(pool, k=9)), " ".join(chance.choices(pool, k=45))


# -- a whole edition ---------------------------------------------------------------------------------------------------

WORDS = [f"w{chr(97 + number % 26)}{number}" for number in range(20_000)]
SHARES = [1 / (number + 20) for number in range(len(WORDS))]


def editions(rounds: int) -> Iterator[str]:
    rules = tuple(TopicRules(f"Topic {n}", tuple(WORDS[200 + n : 1400 : 40])) for n in range(5))
    plan = Plan("daily", "Daily", rules, tuple(topic.name for topic in rules))
    compose(plan, Issue(1, NOW), drawn(500, 60), {})  # what is read once is read before
    for words in (0, 60):
        articles = drawn(20_000, words)
        one, two = (
            seconds(partial(compose, plan, Issue(1, NOW), articles[:number], {}), rounds) for number in (10_000, 20_000)
        )
        yield row(f"an edition of 10,000 articles with {words} words of text", one, "s", most=2.0)
        yield row(f"an edition of 20,000 articles with {words} words of text", two, "s")
        yield row("  times as long for twice as many", two / one, most=2.5)


def drawn(number: int, words: int) -> list[Article]:
    """Sentences of twelve words. All pairs of them would take four times as long for twice as many."""
    chance = random.Random(1)
    return [
        article(
            n,
            sentence(chance, 8).rstrip("."),
            " ".join(sentence(chance, 12) for _ in range(words // 12)),
        )
        for n in range(number)
    ]


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, SHARES, k=words)).capitalize() + "."


# -- summaries ---------------------------------------------------------------------------------------------------------


def summaries(rounds: int) -> Iterator[str]:
    texts = [capitals(row["text"]) for row in labelled("bbc.jsonl")]
    own = [article(number, "", text) for number, text in enumerate(texts)]
    empty = statistics.mean(not summarise(one) for one in own)
    yield row("summaries of reports: empty", empty, most=0.02)
    joined = [f"{one} {other}"[:4096] for one, other in pairwise(texts) if len(one) + len(other) >= 4096]
    long = [article(number, "", text) for number, text in enumerate(joined)]
    taken = seconds(lambda: [summarise(one) for one in long], rounds)
    yield row(f"summaries of {len(long)} articles of 4 KB: an article", 1000 * taken / len(long), "ms", most=2.0)


def capitals(text: str) -> str:
    """The reports are in lower case: no sentence of theirs could be told from the next."""
    return re.sub(r"(?:^|(?<=[.!?] ))[a-z]", lambda first: first[0].upper(), text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="of each measurement of time, of which the median counts")
    rounds = parser.parse_args().rounds
    for line in chain(topics(rounds), stories(), editions(rounds), summaries(rounds)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
