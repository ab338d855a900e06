"""How long grouping takes, and how that grows: `python tests/bench/compose.py`.

Titles are drawn from words whose frequencies fall as those of real language do (Zipf). All pairs would take four times
as long for twice as many articles.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime

from digest.compose.stories import group
from digest.model import Article, Block, Source

NOW = datetime(2031, 11, 25, 7, tzinfo=UTC)
WORDS = [f"w{chr(97 + number % 26)}{number}" for number in range(20_000)]
SHARES = [1 / (number + 20) for number in range(len(WORDS))]


def article(number: int, chance: random.Random, words: int) -> Article:
    title = " ".join(chance.choices(WORDS, SHARES, k=8))
    text = " ".join(chance.choices(WORDS, SHARES, k=words))
    source = Source(f"https://{number % 200}.example/feed", f"Source {number % 200}", f"https://x.example/{number}")
    body = (Block(text),) if text else ()
    return Article(number, source.url, source.url, title, None, NOW, NOW, False, (source,), body=body)


def seconds(number: int, words: int) -> float:
    chance = random.Random(1)
    articles = [article(n, chance, words) for n in range(number)]
    started = time.process_time()
    group(articles)
    return time.process_time() - started


if __name__ == "__main__":
    seconds(500, 0)
    for words in (0, 60):
        one, two = seconds(10_000, words), seconds(20_000, words)
        print(f"{words:>3} words of text: 10,000 in {one:.1f} s, 20,000 in {two:.1f} s, {two / one:.2f} times")
