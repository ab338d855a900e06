"""An unknown key is told where it stands, with the key that it was probably meant to be."""

from pathlib import Path

import pytest
from config_cases import DIGESTS, FEEDS, SMALLEST, mistakes

AT_THE_TOP = "timezone, store, templates, user_agent, mail, gather, summaries, feeds, topics, digests"
CASES = [
    # text after two good lines, what is said
    ("topcis: {}", "3:1: unknown key 'topcis'; did you mean 'topics'?"),
    ("Mail: {}", "3:1: unknown key 'Mail'; did you mean 'mail'?"),
    ("time-zone: UTC", "3:1: unknown key 'time-zone'; did you mean 'timezone'?"),
    ("colour: red", f"3:1: unknown key 'colour'; known here: {AT_THE_TOP}"),
    ("colour:", f"3:1: unknown key 'colour'; known here: {AT_THE_TOP}"),
    ('"a\\nb": 1', f"3:1: unknown key 'a\\nb'; known here: {AT_THE_TOP}"),
    ("folder: x", f"3:1: unknown key 'folder'; known here: {AT_THE_TOP}"),
    ("mail: {trasnport: x}", "3:8: unknown key 'trasnport'; did you mean 'transport'?"),
    ("mail: {reply-to: x@example.org}", "3:8: unknown key 'reply-to'; did you mean 'reply_to'?"),
    ("mail: {from_: x@example.org}", "3:8: unknown key 'from_'; did you mean 'from'?"),
    ("gather:\n  retry: 48h", "4:3: unknown key 'retry' here; it belongs under `mail`"),
    ("transport: x", "3:1: unknown key 'transport' here; it belongs under `mail`"),
    ("retyr: 48h", "3:1: unknown key 'retyr'; did you mean 'retry', which belongs under `mail`?"),
    ("schedule: x", "3:1: unknown key 'schedule' here; it belongs under a digest"),
    ("limit: 3", "3:1: unknown key 'limit' here; it belongs under a topic or under a digest or under `summaries`"),
    ("summaries: {url: http://a.example, model: m, apikey: x}", "3:46: unknown key 'apikey'; did you mean 'api_key'?"),
    ("mail:\n  gather: {}", "4:3: unknown key 'gather' here; it belongs at the top, not indented"),
    ("gather: {from: x}", "3:10: unknown key 'from' here; it belongs under `mail`"),
    ("topics: {T: {match: a, exlude: b}}", "3:24: unknown key 'exlude'; did you mean 'exclude'?"),
    ("topics: {T: {match: a, words: b}}", "3:24: unknown key 'words'; known here: match, exclude, limit"),
]


@pytest.mark.parametrize("text, said", CASES)
def test_an_unknown_key_names_the_known_one(tmp_path: Path, text: str, said: str) -> None:
    assert mistakes(tmp_path, SMALLEST + text) == [said]


def test_an_unknown_key_of_a_feed(tmp_path: Path) -> None:
    text = (
        DIGESTS
        + "feeds:\n  - url: https://example.org/\n    titel: x\n    wieght: 2\n"
        + "    auth: {user: a, password: b, pass: c}\n"
    )
    assert mistakes(tmp_path, text) == [
        "4:5: unknown key 'titel'; did you mean 'title', which belongs under a digest?",
        "5:5: unknown key 'wieght'; did you mean 'weight'?",
        "6:34: unknown key 'pass'; did you mean 'password'?",
    ]


def test_an_unknown_key_of_a_digest(tmp_path: Path) -> None:
    text = FEEDS + "digests:\n  m:\n    shedule: x\n    sendempty: true\n    timeout: 3s\n"
    assert mistakes(tmp_path, text) == [
        "4:5: unknown key 'shedule'; did you mean 'schedule'?",
        "5:5: unknown key 'sendempty'; did you mean 'send_empty'?",
        "6:5: unknown key 'timeout' here; it belongs under `gather` or under `summaries`",
    ]
