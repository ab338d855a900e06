"""What YAML 1.1 would make numbers, dates and truth values of stays what its writer meant."""

from pathlib import Path

import pytest
from config_cases import FEEDS, SMALLEST, loaded


@pytest.mark.parametrize(
    "word",
    [
        "22:15",
        "no",
        "NO",
        "on",
        "yes",
        "off",
        "y",
        "0755",
        "0x1F",
        "1_000",
        "1984",
        "2024-01-01",
        "1e3",
        ".5",
        "3.10",
        "a=b",
        "true",
    ],
)
def test_a_word_to_look_for_stays_a_word(tmp_path: Path, word: str) -> None:
    assert loaded(tmp_path, SMALLEST + f"topics: {{T: [{word}]}}").topics["T"].match == (word,)


@pytest.mark.parametrize("name", ["no", "on", "1984", "2024-01-01", "22:15"])
def test_a_topic_may_be_called_so(tmp_path: Path, name: str) -> None:
    config = loaded(tmp_path, FEEDS + f"topics: {{{name}: [a]}}\ndigests: {{m: {{topics: [{name}]}}}}")
    assert list(config.topics) == [name]
    assert config.topics_of("m") == (name,)


def test_norwegian_is_a_language(tmp_path: Path) -> None:
    assert loaded(tmp_path, FEEDS + "digests: {m: {language: no}}").digests["m"].language == "no"


def test_a_number_with_a_leading_zero_is_not_octal(tmp_path: Path) -> None:
    assert loaded(tmp_path, FEEDS + "digests: {m: {limit: 010}}").digests["m"].limit == 10


@pytest.mark.parametrize("written, meant", [("yes", True), ("on", True), ("True", True), ("no", False), ("off", False)])
def test_truth_may_be_written_in_many_ways(tmp_path: Path, written: str, meant: bool) -> None:
    assert loaded(tmp_path, FEEDS + f"digests: {{m: {{send_empty: {written}}}}}").digests["m"].send_empty is meant


def test_a_title_may_be_a_number(tmp_path: Path) -> None:
    assert loaded(tmp_path, FEEDS + "digests: {2024: {title: 007}}").titled("2024") == "007"
