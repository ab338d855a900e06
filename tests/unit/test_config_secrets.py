"""No password is in an error message or in what `repr` shows."""

from pathlib import Path

import pytest
from config_cases import DIGESTS, FEEDS, SMALLEST, loaded, mistakes

from digest.config.values import without_password

SECRET = "correct-horse"

MISTAKEN = [
    SMALLEST + f"mail: {{transport: 'smtp://me:{SECRET}@mail.example.org:port'}}",
    SMALLEST + f"mail: {{transport: 'smpt://me:{SECRET}@mail.example.org'}}",
    SMALLEST + f"mail: {{transport: 'smtp://me:{SECRET}'}}",
    SMALLEST + f"mail: {{transport: ['smtp://me:{SECRET}@mail.example.org']}}",
    SMALLEST + f"store: postgres://me:{SECRET}@db.example.org/news",
    SMALLEST + f"store: [{SECRET}]",
    DIGESTS + f"feeds: ['htps://me:{SECRET}@example.org/']",
    DIGESTS + f"feeds: ['https://me:{SECRET}@example.org:port/']",
    DIGESTS + f"feeds: ['me:{SECRET}@example.org/']",
    DIGESTS + f"feeds: ['https://me:{SECRET}@a.example/', 'https://me:{SECRET}@a.example/']",
    DIGESTS + f"feeds: [{{url: 'https://a.example/', auth: {{user: me, password: [{SECRET}]}}}}]",
    DIGESTS + f'feeds: [{{url: "https://a.example/", headers: {{Cookie: "{SECRET}\\n"}}}}]',
    DIGESTS + f"feeds: [{{url: 'https://a.example/', auth: 'me:{SECRET}'}}]",
    DIGESTS + f"feeds: [{{url: 'https://a.example/', headers: 'Cookie: {SECRET}'}}]",
    DIGESTS + f"feeds: ['https:/me:{SECRET}@a.example/']",
    DIGESTS + f"feeds: ['https://{SECRET}@a.example:port/']",
    DIGESTS + f"feeds: ['https://me:a/@{SECRET}@a.example:port/']",
    SMALLEST + f"summaries: {{url: 'http://a.example', model: m, api_key: [{SECRET}]}}",
    SMALLEST + f'summaries: {{url: "http://a.example", model: m, api_key: "{SECRET}\\n"}}',
    SMALLEST + f"summaries: {{url: 'htp://me:{SECRET}@a.example', model: m}}",
    SMALLEST + f"mail: {{dkim: {{selector: s, domain: a.example, key: '{SECRET}'}}}}",
    SMALLEST + f"mail: {{dkim: {{selector: s, domain: a.example, key: '-----BEGIN PRIVATE KEY----- {SECRET}'}}}}",
    SMALLEST + f"mail: {{dkim: {{selector: s, domain: a.example, key: [{SECRET}]}}}}",
    SMALLEST + "mail: {retry: '${SECRET}'}",
    SMALLEST + "mail: {from: 'me at ${SECRET}'}",
    SMALLEST + "mail: {connections: '${SECRET}'}",
    SMALLEST + "timezone: ${SECRET}",
    SMALLEST + "templates: ${SECRET}",
    DIGESTS + "feeds: ['${SECRET}', 'https://${SECRET}', 'htps://a.example/${SECRET}', 'a.example/${SECRET}']",
    DIGESTS + f"feeds: ['htps://a.b:{SECRET}@a.example/']",
    SMALLEST + "mail: {from: 'me@.${SECRET}'}",
    FEEDS + "digests: {m: {topics: ['${SECRET}'], to: ['${SECRET}', '${SECRET}']}}",
]


@pytest.mark.parametrize("text", MISTAKEN)
def test_no_message_holds_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SECRET", SECRET)
    assert not [mistake for mistake in mistakes(tmp_path, text) if SECRET in mistake]


def test_nothing_that_is_shown_of_a_configuration_holds_a_password(tmp_path: Path) -> None:
    config = loaded(
        tmp_path,
        DIGESTS
        + f"store: postgresql://me:{SECRET}@db.example.org/news\n"
        + f"mail: {{transport: 'smtp://me:{SECRET}@mail.example.org'}}\n"
        + f"summaries: {{url: 'http://me:{SECRET}@a.example', model: m, api_key: {SECRET}}}\n"
        + "feeds:\n"
        + f"  - https://me:{SECRET}@example.org/@user/feed\n"
        + "  - url: https://a.example/@user\n"
        + f"    auth: {{user: me, password: {SECRET}}}\n    headers: {{Cookie: {SECRET}}}\n",
    )
    for shown in (
        repr(config),
        str(config),
        repr(config.feeds[1].auth),
        repr(config.transport),
        repr(config.mail),
        repr(config.summaries),
    ):
        assert SECRET not in shown
    assert "https://a.example/@user" in repr(config)
    assert config.feeds[0].url == f"https://me:{SECRET}@example.org/@user/feed"


def test_a_long_text_is_searched_in_no_time() -> None:
    for long in ("9" * 200_000, "a:/" * 70_000, "@" + "a:/" * 70_000, "://a" * 50_000, "a:@" * 70_000):
        assert without_password(long)
