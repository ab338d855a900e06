"""Whatever a file holds, it is a configuration or a list of mistakes with their places."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from config_cases import FEEDS, SMALLEST
from hypothesis import given, settings
from hypothesis import strategies as st
from test_config_keys import EVERYTHING

from digest.config import load, values
from digest.errors import ConfigError

# fmt: off
SIGNS = [
    *"\n\n\n   :::--[]{}&*!|>'\"%@`#,?$~\\\t\0\ufeff\x85\u2028",
    "${", "${A}", "<<: ", "- ", ": ", "\n  ", "é", "🐈",
]
KEYS = [
    "timezone", "store", "templates", "mail", "from", "transport", "retry", "connections", "gather", "every",
    "max_size", "feeds", "url", "weight", "full_text", "auth", "headers", "topics", "match", "digests", "to", "limit",
    "other", "schedule",
]
VALUES = [
    "22:15", "no", "~", "1e400", "9" * 400, "-1", "https://a.example/", "a@b.c", "0 7 31 2 *", "smtp://a:b@c",
    "٣h", "²",
]
# fmt: on


@pytest.fixture(scope="module")
def file() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder) / "config.yaml"


def told(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    try:
        load(file)
    except ConfigError as error:
        lines = content.count(b"\n") + content.count(b"\r") + 2
        assert error.problems
        for problem in error.problems:
            assert "\n" not in str(problem) and "\r" not in str(problem)
            assert 0 <= problem.line <= lines or "\x85".encode() in content or "\u2028".encode() in content
            assert problem.column >= (1 if problem.line else 0)


@given(text=st.text())
@settings(deadline=None)
def test_any_text(file: Path, text: str) -> None:
    told(file, text.encode(errors="surrogatepass"))


@given(content=st.binary())
@settings(deadline=None)
def test_any_bytes(file: Path, content: bytes) -> None:
    told(file, content)


@given(parts=st.lists(st.sampled_from(SIGNS + KEYS + VALUES)))
@settings(max_examples=500, deadline=None)
def test_any_heap_of_yaml(file: Path, parts: list[str]) -> None:
    told(file, "".join(parts).encode())


@given(
    place=st.integers(0, len(EVERYTHING)), cut=st.integers(0, 30), put=st.text(st.sampled_from(SIGNS[:30]), max_size=4)
)
@settings(max_examples=500, deadline=None)
def test_any_slip_in_a_sound_file(file: Path, place: int, cut: int, put: str) -> None:
    told(file, (EVERYTHING[:place] + put + EVERYTHING[place + cut :]).encode())


DATA = st.recursive(
    st.sampled_from([*VALUES, "", "null", '"\\0\\n"', "'*'", "'${PATH}'"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda values: f"[{', '.join(values)}]")
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=8,
)


@given(pairs=st.dictionaries(st.sampled_from(KEYS), DATA, max_size=6))
@settings(max_examples=500, deadline=None)
def test_any_data_under_known_keys(file: Path, pairs: dict[str, str]) -> None:
    told(file, "".join(f"{key}: {value}\n" for key, value in pairs.items()).encode())


PARSERS = [
    values.duration,
    values.positive_duration,
    values.size,
    values.rate,
    values.zone,
    values.schedule,
    values.mailbox,
    values.web_address,
    values.word,
    values.one_line,
    values.heading,
    values.topic_name,
    values.digest_name,
    values.language,
    values.folder,
    values.transport,
    values.store,
    values.header_name,
    values.header_value,
    values.user_name,
]
FRAGMENTS = st.lists(st.sampled_from([*VALUES, *SIGNS, *'0123456789.*/,LW#@<>"\\ '])).map("".join)


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.text() | FRAGMENTS)
@settings(deadline=None)
def test_any_value_is_read_or_refused(parse: Callable[[str], object], text: str) -> None:
    try:
        parse(text)
    except ValueError as error:
        assert str(error)


@given(fields=st.lists(st.text("0123456789*/,-LW#monjan", max_size=6), min_size=5, max_size=5))
@settings(max_examples=300, deadline=None)
def test_any_five_fields_are_a_schedule_or_none(fields: list[str]) -> None:
    try:
        values.schedule(" ".join(fields))
    except ValueError as error:
        assert str(error)


def test_a_great_number_of_mistakes_is_told_in_full(file: Path) -> None:
    file.write_text(SMALLEST.replace(FEEDS, "feeds: [" + ", ".join(["nowhere"] * 2000) + "]\n"))
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert len(caught.value.problems) == 2000 + 1999  # none is an address, and all but the first are repeated
