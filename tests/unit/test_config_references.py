"""What one key says of another is checked: topics that exist, and feeds and recipients that are named once."""

from pathlib import Path

import pytest
from config_cases import DIGESTS, FEEDS, SMALLEST, loaded, mistakes

CASES = [
    (
        FEEDS + "topics: {Technology: [a]}\ndigests: {m: {topics: [Tecnology]}}",
        "3:24: digests.m.topics[0]: 'Tecnology' is no topic; did you mean 'Technology'?",
    ),
    (
        FEEDS + "topics: {Technology: [a], World: [b]}\ndigests: {m: {topics: [Technology, Sport]}}",
        "3:36: digests.m.topics[1]: 'Sport' is no topic; there are 'Technology', 'World'",
    ),
    (
        FEEDS + "topics: {World: [b]}\ndigests: {m: {topics: world}}",
        "3:23: digests.m.topics: 'world' is no topic; did you mean 'World'?",
    ),
    (
        FEEDS + "digests: {m: {topics: [World]}}",
        "2:24: digests.m.topics[0]: 'World' is no topic: there is none under `topics`",
    ),
    (
        FEEDS + "topics: {World: [b]}\ndigests: {m: {topics: [World, World]}}",
        "3:31: digests.m.topics[1]: 'World' is already in this list",
    ),
    (
        DIGESTS + "topics: {World: [b]}\nfeeds:\n  - {url: https://a.example/, topic: Wrold}",
        "4:38: feeds[0].topic: 'Wrold' is no topic; did you mean 'World'?",
    ),
    (
        DIGESTS + "feeds:\n  - https://a.example/\n  - https://b.example/\n  - url: https://a.example/",
        "5:10: feeds[2].url: 'https://a.example/' is already the address of feeds[0]",
    ),
    (
        FEEDS + "digests: {m: {to: [a@example.org, b@example.org, Ada <A@example.org>]}}",
        "2:50: digests.m.to[2]: 'Ada <A@example.org>' is already in this list",
    ),
]


@pytest.mark.parametrize("text, said", CASES)
def test_a_contradiction_is_told_where_it_stands(tmp_path: Path, text: str, said: str) -> None:
    assert mistakes(tmp_path, text) == [said]


def test_contradictions_are_told_together_with_other_mistakes(tmp_path: Path) -> None:
    text = FEEDS + "digests: {m: {topics: [World], limit: none}}\nmail: {retry: 5}"
    assert [mistake.split(": ")[0] for mistake in mistakes(tmp_path, text)] == ["2:24", "2:39", "3:15"]


def test_two_digests_may_have_the_same_reader(tmp_path: Path) -> None:
    config = loaded(tmp_path, FEEDS + "digests: {m: {to: a@example.org}, n: {to: a@example.org}}")
    assert config.digests["m"].to == config.digests["n"].to


def test_the_folder_of_templates_is_there(tmp_path: Path) -> None:
    text = SMALLEST + "templates: house"
    assert mistakes(tmp_path, text) == [f"3:12: templates: 'house' is no folder in {tmp_path}"]
    (tmp_path / "house").mkdir()
    assert loaded(tmp_path, text).templates_folder == tmp_path / "house"
