"""What is no YAML, or no sensible YAML, is told at its line and column in words that help to mend it."""

from pathlib import Path

import pytest
from config_cases import FEEDS, SMALLEST, mistakes

CASES = [
    # text after two good lines, place, what is said
    ("topics: {T: [*chip]}", "3:14", "a text that begins with * must stand in quotes"),
    ("topics: {T: [*]}", "3:14", "a text that begins with * must stand in quotes"),
    ("schedule: * 7 * * *", "3:11", 'must stand in quotes, as "*/15 7 * * *"'),
    ("schedule: */5 * * * *", "3:11", "in a word to look for, the * stands at the end, as chip*"),
    ("topics: {T: [@home]}", "3:14", "a text that begins with @ must stand in quotes"),
    ("title: %name", "3:8", "a text that begins with % must stand in quotes"),
    ("title: `x`", "3:8", "a text that begins with ` must stand in quotes"),
    ("title: > x", "3:8", "a text that begins with > must stand in quotes"),
    ("title: &/x", "3:8", "a text that begins with & must stand in quotes"),
    ("mail:\n\tretry: 1h", "4:1", "a tab stands here; YAML indents with spaces alone"),
    ("mail:\n  retry: 1h\n\tlease: 1m", "5:1", "a tab stands here"),
    ("title: News: the digest", "3:12", "a text with a colon and a space in it must stand in quotes"),
    ("mail:\n  retry: 1h\n   lease: 1m", "5:9", "its line must be indented as the other keys beside it"),
    ("topics:\n  T:\n    - a\n    b", "6:5", "nor an entry of a list, which begins with `- `"),
    ("topics:\n  T:\n    - a\n    b: c", "6:5", "an entry of the list above begins with `- `"),
    ("mail:\n  retry: 1h\n lease: 1m", "5:2", "this belongs to nothing above it"),
    ("topics: {T: [a, b}", "3:13", "the [ here is not closed, or a comma is missing, by line 3"),
    ("topics: {T: [a, b]\nmail: {}", "3:9", "the { here is not closed, or a comma is missing, by line 4"),
    ("topics: {T: [a, , b]}", "3:17", "no , may stand here"),
    ('title: "News', "3:8", "the quote that begins here is not closed"),
    ("title: 'it's'", "3:12", "(a ' in single quotes is written '')"),
    (r'title: "C:\qux"', "3:11", r"write \\ for the sign itself, or use single quotes"),
    ("title: - a", "3:8", "a - begins a line of its own"),
    ("mail: {transport: ${SMTP_URL}}", "3:19", 'within { } or [ ] a variable must stand in quotes, as "${NAME}"'),
    ("topics: {T: [a, ${WORD}]}", "3:17", "within { } or [ ] a variable must stand in quotes"),
    ("---\nfeeds: []", "3:1", "a second document begins here"),
    ("title: a\x07b", "3:9", "the control character U+0007 stands here; delete it"),
    ("title: a\0b", "3:9", "the control character U+0000 stands here; delete it"),
    ("x: " + "[" * 2000, "3:1003", "this is nested too deeply"),
]


@pytest.mark.parametrize("text, place, said", CASES)
def test_what_is_no_yaml_is_told_where_it_stands(tmp_path: Path, text: str, place: str, said: str) -> None:
    (mistake,) = mistakes(tmp_path, SMALLEST + text)
    assert mistake.startswith(f"{place}: ")
    assert said in mistake


PLAIN_MISTAKES = [
    ("mail: {}\nmail: {}", "4:1", "the key 'mail' stands here a second time; the first is in line 3"),
    ("mail: {retry: 1h, lease: 1m, retry: 2h}", "3:30", "the key 'retry' stands here a second time"),
    ("topics: {T: [a, !important]}", "3:17", "a text that begins with ! must stand in quotes"),
    ("topics: {T: [a, &co]}", "3:17", "this entry is empty; a text that begins with #, & or ! must stand in quotes"),
    ("topics:\n  T:\n    - a\n    - #x", "6:6", "this entry is empty"),
    ("? [mail]\n: x", "3:3", "a key is one word or text, no list and no group of keys"),
    ("mail:\n  <<: 3", "4:7", "after << stands an alias of a group of keys, as *morning"),
]


@pytest.mark.parametrize("text, place, said", PLAIN_MISTAKES)
def test_what_makes_no_sense_is_told_where_it_stands(tmp_path: Path, text: str, place: str, said: str) -> None:
    (mistake,) = mistakes(tmp_path, SMALLEST + text)
    assert mistake.startswith(f"{place}: ")
    assert said in mistake


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "~", "\ufeff"])
def test_an_empty_file_is_told_so(tmp_path: Path, text: str) -> None:
    (mistake,) = mistakes(tmp_path, text)
    assert mistake == "1:1: is empty; `digest init` writes one to start from"


@pytest.mark.parametrize(
    "text, place, instead",
    [
        ("- https://example.org/feed.xml", "1:1", "a list"),
        ("# mine\n\nhttps://example.org/", "3:1", "'https://example.org/'"),
    ],
)
def test_the_top_holds_keys(tmp_path: Path, text: str, place: str, instead: str) -> None:
    assert mistakes(tmp_path, text) == [f"{place}: needs keys at its top, as feeds: and digests:, not {instead}"]


def test_aliases_of_aliases_end(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (mistake,) = mistakes(tmp_path, "\n".join(lines))
    assert "repeats itself without end through its aliases" in mistake


def test_merges_of_merges_end(tmp_path: Path) -> None:
    lines = ["a0: &a0 {limit: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 40)]
    assert len(mistakes(tmp_path, SMALLEST + "\n".join(lines))) == 40


@pytest.mark.parametrize("text", ["x: &a [*a]", "x: &a {b: *a}", "x: &a {<<: *a}"])
def test_an_alias_within_itself_ends(tmp_path: Path, text: str) -> None:
    assert mistakes(tmp_path, SMALLEST + text)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        "timezone: Mars/Olympus\n"
        'mail: {retry: soon, connections: "${UNSET_HERE}", conections: 3}\n'
        + FEEDS
        + "digests:\n  m: {topics: [None], limit: 0}\n  m: {}\n"
    )
    places = [mistake.split(": ")[0] for mistake in mistakes(tmp_path, text)]
    assert places == ["1:11", "2:15", "2:34", "2:51", "5:16", "5:30", "6:3"]
