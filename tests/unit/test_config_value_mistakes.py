"""A value that cannot be what it stands for is told with its place, what is wrong, and how it is written."""

from pathlib import Path

import pytest
from config_cases import DIGESTS, FEEDS, SMALLEST, mistakes

VALUES = [  # text after two good lines, what is said
    ("timezone: Berlin", "3:11: timezone: 'Berlin' is no time zone; did you mean Europe/Berlin?"),
    ("timezone: europe/berlin", "3:11: timezone: 'europe/berlin' is no time zone; did you mean Europe/Berlin?"),
    (
        "timezone: America/New York",
        "3:11: timezone: 'America/New York' is no time zone; did you mean America/New_York?",
    ),
    ("timezone: GMT+2", "3:11: timezone: 'GMT+2' is no time zone; write an IANA name, as Europe/Berlin or UTC"),
    ("timezone: ../../etc/passwd", "3:11: timezone: '../../etc/passwd' is no time zone; write an IANA name"),
    ("timezone: [UTC]", "3:11: timezone: needs a single text, not a list"),
    ("store: digest.db", "3:8: store: a store is sqlite:///digest.db (three slashes), or postgresql://user@host/name"),
    ("store: sqlite://digest.db", "3:8: store: a store is sqlite:///digest.db (three slashes)"),
    ("templates: missing", "3:12: templates: 'missing' is no folder in "),
    ("templates: ~nobody-of-this-name/x", "3:12: templates: '~nobody-of-this-name/x' is no folder"),
    ("mail: {from: me}", "3:14: mail.from: 'me' is no mail address; write me@example.org or Name <me@example.org>"),
    ("mail: {from: me@@example.org}", "3:14: mail.from: 'me@@example.org' is no mail address"),
    ("mail: {from: Name <me@example.org}", "3:14: mail.from: 'Name <me@example.org' is no mail address"),
    ("mail: {from: 'me@-'}", "3:14: mail.from: 'me@-' is no mail address: what follows the @ is no domain name"),
    ("mail: {reply_to: 'Doe, J <j@example.org>'}", "3:18: mail.reply_to: 'Doe, J <j@example.org>' is no mail address"),
    (
        'mail: {reply_to: "a@example.org\\nb@example.org"}',
        "3:18: mail.reply_to: 'a@example.org\\nb@example.org'",
    ),
    (
        "mail: {transport: mail.example.org}",
        "3:19: mail.transport: a transport begins with smtp://, smtps:// or maildir:",
    ),
    ("mail: {transport: smtp://mail.example.org:port}", "3:19: mail.transport: the transport's port is no number"),
    ("mail: {connections: four}", "3:21: mail.connections: needs a whole number, not 'four'"),
    ("mail: {connections: 0}", "3:21: mail.connections: needs a number of at least 1, not '0'"),
    ("mail: {connections: 101}", "3:21: mail.connections: needs a number of at most 100, not '101'"),
    ("mail: {rate: 600}", "3:14: mail.rate: '600' is no rate; write a number and a period, as 600/minute"),
    ("mail: {rate: 0/minute}", "3:14: mail.rate: '0/minute' is no rate"),
    ("mail: {retry: 48}", "3:15: mail.retry: '48' is no duration; write a number and a unit, as 90s, 30m, 48h or 7d"),
    ("mail: {retry: 2 days}", "3:15: mail.retry: '2 days' is no duration"),
    ("mail: {retry: 900000d}", "3:15: mail.retry: '900000d' is longer than a hundred years"),
    ("mail: {lease: 0s}", "3:15: mail.lease: '0s' is too short; it must be longer than nothing"),
    ("mail: smtp://mail.example.org", "3:7: mail: needs keys below it, not 'smtp://mail.example.org'"),
    ("gather: {concurrency: 4.5}", "3:23: gather.concurrency: needs a whole number, not '4.5'"),
    ("gather: {max_size: big}", "3:20: gather.max_size: 'big' is no size; write a number and a unit, as 500KB or 10MB"),
    ("gather: {max_size: 0}", "3:20: gather.max_size: '0' is too small; it must be more than nothing"),
    ("gather: [30m]", "3:9: gather: needs keys below it, not a list"),
    ("topics: [World]", "3:9: topics: needs keys below it, not a list"),
    (
        "topics:\n  World:",
        "4:3: topics.World: a topic needs words to look for, as [ceasefire, diplomat*]",
    ),
    ("topics: {World: []}", "3:17: topics.World: needs at least one entry"),
    ("topics: {World: {}}", "3:10: topics.World: a topic needs words to look for"),
    ("topics: {World: {match: []}}", "3:25: topics.World.match: needs at least one entry"),
    (
        "topics: {World: [a, chip*set]}",
        "3:21: topics.World[1]: 'chip*set' is no word to look for; a * stands at the end",
    ),
    ("topics: {World: [a, '*']}", "3:21: topics.World[1]: '*' is no word to look for"),
    ("topics: {World: [a, '!?']}", "3:21: topics.World[1]: '!?' is no word to look for: it has no letter and no digit"),
    ("topics: {World: [a, {b: c}]}", "3:21: topics.World[1]: needs a single text, not a group of keys"),
    ("topics: {World: {match: [a, [b]]}}", "3:29: topics.World.match[1]: needs a single text, not a list"),
    ("topics: {World: {match: a, limit: none}}", "3:35: topics.World.limit: needs a whole number, not 'none'"),
    ("topics: {'': [a]}", "3:10: topics: '' is no text that can be shown"),
    (
        "topics:\n  World: ceasefire, truce",
        "4:10: topics.World: 'ceasefire, truce' is no list; put it in brackets, as [one, two]",
    ),
    (
        "topics:\n  World:\n    ceasefire\n    truce",
        "5:5: topics.World: 'ceasefire truce' is no list; each entry of one",
    ),
    (
        "topics:\n  World:\n    -ceasefire\n    -truce",
        "5:5: topics.World: '-ceasefire -truce' is no list; each entry of one",
    ),
    ("topics:\n  World: [ceasefire\n    truce]", "4:11: topics.World[0]: 'ceasefire truce' goes over several lines"),
    (
        "topics:\n  World:\n    - a\n      b",
        "5:7: topics.World[0]: 'a b' goes over several lines; a phrase that does so",
    ),
]


@pytest.mark.parametrize("text, said", VALUES)
def test_a_value_that_does_not_fit_its_key(tmp_path: Path, text: str, said: str) -> None:
    (mistake,) = mistakes(tmp_path, SMALLEST + text)
    assert mistake.startswith(said)


FEED_CASES = [
    ("example.org:8080", "'example.org:8080' is no web address; put https:// in front of it"),
    ("htps://example.org/a", "'htps://example.org/a' is no web address; it begins with https:// or http://"),
    ("http:/example.org/a", "'http:/example.org/a' is no web address; it begins with https:// or http://"),
    ("https:example.org/a", "'https:example.org/a' is no web address"),
    ("example.org/a", "'example.org/a' is no web address; put https:// in front of it"),
    ("feed://example.org/a", "'feed://example.org/a' is no web address; it begins with https:// or http://"),
    ("ftp://example.org/a", "'ftp://example.org/a' is no web address; it begins with https:// or http://"),
    ("news", "'news' is no web address; it begins with https:// or http://, as https://example.org/feed.xml"),
    ("file:///etc/passwd", "'file:///etc/passwd' is no web address; it begins with https:// or http://"),
    ("https://", "'https://' is no web address; it begins with https:// or http://"),
    ("https://example.org:99999/", "'https://example.org:99999/' is no web address: its host or port cannot be read"),
    ("'https://[::1/'", "'https://[::1/' is no web address: its host or port cannot be read"),
    ("https://exa mple.org/", "'https://exa mple.org/' is no web address: a space"),
    ("https://a..b/", "'https://a..b/' is no web address: what stands for its host is no name of a machine"),
    ("[https://example.org/]", "needs keys below it, not a list"),
]


@pytest.mark.parametrize("url, said", FEED_CASES)
def test_a_feed_that_is_no_web_address(tmp_path: Path, url: str, said: str) -> None:
    (mistake,) = mistakes(tmp_path, DIGESTS + f"feeds:\n  - {url}\n")
    assert mistake.startswith("3:5: feeds[0]")
    assert said in mistake


LISTS_OF_FEEDS = [
    ("feeds:\n", "2:1: feeds: nothing stands here, and there is no default"),
    ("feeds: []\n", "2:8: feeds: needs at least one entry"),
    ("feeds: https://example.org/\n", "2:8: feeds: needs a list, as [one, two] or lines that each begin with `- `"),
    ("feeds: {url: https://example.org/}\n", "2:8: feeds: needs a list"),
    ("feeds:\n  https://a.example/\n  https://b.example/\n", "3:3: feeds: needs a list"),
    ("feeds:\n  -https://a.example/\n", "3:3: feeds: needs a list"),
    ("feeds:\n  - https://a.example/\n    https://b.example/\n", "3:5: feeds[0].url: 'https://a.example/ https://b"),
    ("feeds:\n  - name: A\n", "3:5: the key 'feeds[0].url' is missing; it has no default"),
    ("feeds:\n  - {url: https://a.example/, weight: -1}\n", "3:39: feeds[0].weight: needs a number greater than 0"),
    ("feeds:\n  - {url: https://a.example/, weight: .nan}\n", "3:39: feeds[0].weight: needs a number, not '.nan'"),
    ("feeds:\n  - {url: https://a.example/, weight: inf}\n", "3:39: feeds[0].weight: needs a number, not 'inf'"),
    ("feeds:\n  - {url: https://a.example/, full_text: perhaps}\n", "3:42: feeds[0].full_text: needs true or false"),
    ("feeds:\n  - {url: https://a.example/, auth: {user: 'a:b', password: c}}\n", "3:44: feeds[0].auth.user: 'a:b' is"),
    ("feeds:\n  - {url: https://a.example/, auth: {user: a}}\n", "3:31: the key 'feeds[0].auth.password' is missing"),
    (
        "feeds:\n  - {url: https://a.example/, headers: {a b: c}}\n",
        "3:41: feeds[0].headers: 'a b' is no name of a header",
    ),
]


@pytest.mark.parametrize("text, said", LISTS_OF_FEEDS)
def test_a_list_of_feeds_that_is_none(tmp_path: Path, text: str, said: str) -> None:
    (mistake,) = mistakes(tmp_path, DIGESTS + text)
    assert mistake.startswith(said)


def test_a_missing_dash_is_guessed(tmp_path: Path) -> None:
    text = DIGESTS + "feeds:\n  - https://a.example/\n    https://b.example/\n"
    (mistake,) = mistakes(tmp_path, text)
    assert mistake.endswith("; is a `- ` missing before one of its lines?")


DIGEST_CASES = [
    ("schedule: 22:15", "'22:15' is a time, no schedule; write '15 22 * * *' for every day at that time"),
    ("schedule: 7:05", "'7:05' is a time, no schedule; write '5 7 * * *' for every day at that time"),
    ("schedule: 0 7 * *", "'0 7 * *' is no schedule; cron has five fields"),
    ("schedule: '@daily'", "'@daily' is no schedule; cron has five fields"),
    ("schedule: 0 0 7 * * mon", "'0 0 7 * * mon' is no schedule; cron has five fields"),
    ("schedule: 60 7 * * *", "'60 7 * * *' is no schedule: its first field, the minute, is no number from 0 to 59"),
    ("schedule: 0 24 * * *", "'0 24 * * *' is no schedule: its second field, the hour, is no number from 0 to 23"),
    ("schedule: 0 7 32 * *", "'0 7 32 * *' is no schedule: its third field, the day,"),
    ("schedule: 0 7 31 2 *", "'0 7 31 2 *' is no schedule: its third field, the day, is none that the months of"),
    ("schedule: 0 7 * 13 *", "'0 7 * 13 *' is no schedule: its fourth field, the month,"),
    ("schedule: 0 7 * * mun", "'0 7 * * mun' is no schedule: its fifth field, the day of the week,"),
    ("to: me", "'me' is no mail address; write me@example.org"),
    ("to: a@example.org, b@example.org", "'a@example.org, b@example.org' is no list; put it in brackets"),
    ("other: yes", "'yes' is no heading; write one, or false for none"),
    ("other: [a]", "needs a single text, not a list"),
    ("limit: -3", "needs a number of at least 1, not '-3'"),
    ("limit: all", "needs a whole number, not 'all'"),
    ("limit: 99999999999999999999", "needs a number of at most 1000000"),
    (f"limit: {'9' * 5000}", "needs a whole number of a few digits, not '999"),
    ("max_age: 0h", "'0h' is too short; it must be longer than nothing"),
    ("catch_up: never", "'never' is no duration"),
    ("send_empty: 2", "needs true or false, not '2'"),
    ("language: English", "'English' is no language; write its code, as en, de or pt-BR"),
    ("title: [a]", "needs a single text, not a list"),
    ("title: ''", "'' is no text that can be shown"),
    ("topics: {World: [a]}", "needs a list, as [one, two] or lines that each begin with `- `, not a group of keys"),
]


@pytest.mark.parametrize("text, said", DIGEST_CASES)
def test_a_digest_that_cannot_be(tmp_path: Path, text: str, said: str) -> None:
    (mistake,) = mistakes(tmp_path, FEEDS + f"digests:\n  morning:\n    {text}\n")
    column = 5 + text.index(" ") + 1
    assert mistake.startswith(f"4:{column}: digests.morning.{text.partition(':')[0]}")
    assert said in mistake


@pytest.mark.parametrize("name", ["a b", "../x", "-x", ".x", "ä", "a/b"])
def test_a_digest_that_can_name_no_file(tmp_path: Path, name: str) -> None:
    (mistake,) = mistakes(tmp_path, FEEDS + f"digests:\n  '{name}': {{}}\n")
    assert mistake.startswith(f"3:3: digests: '{name}' names files: use letters, digits, - and _ only")


@pytest.mark.parametrize(
    "text, said",
    [
        (FEEDS, "1:1: the key 'digests' is missing; it has no default"),
        (DIGESTS, "1:1: the key 'feeds' is missing; it has no default"),
        (FEEDS + "digests: {}", "2:10: digests: needs at least one entry"),
        (FEEDS + "digests: [morning]", "2:10: digests: needs keys below it, not a list"),
        (FEEDS + "digests: {morning: daily}", "2:20: digests.morning: needs keys below it, not 'daily'"),
    ],
)
def test_feeds_and_digests_are_needed(tmp_path: Path, text: str, said: str) -> None:
    assert mistakes(tmp_path, text) == [said]


def test_a_long_value_is_cut_and_stays_one_line(tmp_path: Path) -> None:
    (mistake,) = mistakes(tmp_path, SMALLEST + 'timezone: "' + "x\\n" * 500 + '"')
    assert len(mistake) < 350
