"""The JSON Schema tells editors what `load` will say."""

import json
import re
from pathlib import Path

import pytest
import yaml
from config_cases import SMALLEST
from jsonschema import Draft202012Validator
from test_config_keys import EVERYTHING

from digest.config import json_schema
from digest.config.keys import PLACES
from digest.config.starter import schema_text

ROOT = Path(__file__).parents[2]
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_beside_the_configuration_is_the_one_that_the_code_makes() -> None:
    """`digest schema > config.schema.json` mends it."""
    assert (ROOT / "config.schema.json").read_text(encoding="utf-8") == schema_text()


def test_it_is_of_draft_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)
    json.dumps(SCHEMA, allow_nan=False)


@pytest.mark.parametrize("text", [SMALLEST, EVERYTHING, (ROOT / "config.yaml").read_text(encoding="utf-8")])
def test_it_accepts_what_is_right(text: str) -> None:
    assert VALIDATOR.is_valid(yaml.safe_load(text))


@pytest.mark.parametrize(
    "addition",
    [
        "colour: red",
        "mail: {retyr: 4h}",
        "gather: {retry: 4h}",
        "mail: {connections: 0}",
        "mail: {connections: four}",
        "topics: {T: {words: [a]}}",
        "topics: {T: {}}",
        "feeds: []",
        "feeds: [{name: a}]",
        "digests: {}",
        "digests: {m: {other: true}}",
        "digests: {m: {limit: -1}}",
        "digests: {m: [a]}",
        "timezone: [a]",
    ],
)
def test_it_refuses_what_is_wrong(addition: str) -> None:
    assert not VALIDATOR.is_valid(yaml.safe_load(SMALLEST) | yaml.safe_load(addition))


def test_a_key_that_has_a_default_may_stand_without_a_value() -> None:
    text = "timezone:\nmail:\ngather: {every: }\ntopics:\nfeeds: [https://example.org/]\ndigests: {m: , n: {to: }}"
    assert VALIDATOR.is_valid(yaml.safe_load(text))


def test_it_knows_the_keys_of_every_place_and_tells_what_they_are_for() -> None:
    for model, _ in PLACES.values():
        name = model.__name__
        definition = SCHEMA if name == "Config" else SCHEMA["$defs"][name]
        properties = definition.get("anyOf", [definition])[-1]["properties"]
        assert list(properties) == model.known_keys()
        plain = {"mail", "gather", "feeds", "topics", "digests", "url", "user", "password"}
        assert all("description" in entry for key, entry in properties.items() if key not in plain)


def test_defaults_are_shown_as_they_are_written() -> None:
    defaults = {
        key: entry["default"]
        for name in ("Mail", "Gather")
        for key, entry in SCHEMA["$defs"][name]["properties"].items()
        if "default" in entry
    }
    assert defaults == {
        "transport": "maildir:outbox",
        "connections": 4,
        "retry": "48h",
        "lease": "1m",
        "every": "30m",
        "concurrency": 64,
        "timeout": "30s",
        "max_size": 10_000_000,
        "per_host": 2,
    }
    assert SCHEMA["properties"]["timezone"]["default"] == "UTC"
    assert not re.search(r'"default": "P', json.dumps(SCHEMA))
