"""Variables are expanded in values, after YAML has been read."""

from pathlib import Path

import pytest
from config_cases import DIGESTS, FEEDS, SMALLEST, loaded, mistakes


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAME", "Ada")
    monkeypatch.setenv("EMPTY", "")
    monkeypatch.setenv("YAML", "x: [y\n# z")
    monkeypatch.delenv("UNSET", raising=False)


@pytest.mark.parametrize(
    "written, read",
    [
        ("${NAME}", "Ada"),
        ("Hello ${NAME}, hello", "Hello Ada, hello"),
        ("${NAME}${NAME}", "AdaAda"),
        ("${NAME:-Grace}", "Ada"),
        ("${UNSET:-Grace}", "Grace"),
        ("${EMPTY:-Grace}", "Grace"),
        ("a${EMPTY}b${UNSET:-}", "ab"),
        ("$NAME costs 5$", "$NAME costs 5$"),
        ("$$ and $${NAME}", "$ and ${NAME}"),
        ("${YAML}", "x: [y # z"),
        ("${UNSET:-a:b-$}", "a:b-$"),
    ],
)
def test_a_variable_is_replaced(tmp_path: Path, written: str, read: str) -> None:
    assert loaded(tmp_path, FEEDS + f"digests:\n  m:\n    title: {written}\n").titled("m") == read


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_variable_in_quotes_is_replaced_too(tmp_path: Path, quote: str) -> None:
    assert loaded(tmp_path, FEEDS + f"digests: {{m: {{title: {quote}${{NAME}}{quote}}}}}").titled("m") == "Ada"


def test_a_variable_in_a_comment_is_none(tmp_path: Path) -> None:
    assert loaded(tmp_path, SMALLEST + "# ${UNSET}")


MISTAKES = [
    ("${UNSET}", "the environment variable UNSET is not set; set it, or write ${UNSET:-default}"),
    ("a ${} b", "a ${ begins a variable here, as ${NAME} or ${NAME:-default}; write $${ for the signs ${"),
    ("${NAME", "a ${ begins a variable here, as ${NAME} or ${NAME:-default}; write $${ for the signs ${"),
    ("${1NAME}", "a ${ begins a variable here, as ${NAME} or ${NAME:-default}; write $${ for the signs ${"),
]


@pytest.mark.parametrize("written, said", MISTAKES)
def test_a_variable_that_is_none_is_told_at_its_line(tmp_path: Path, written: str, said: str) -> None:
    assert mistakes(tmp_path, FEEDS + f"digests:\n  m:\n    title: {written}\n") == [f"4:12: {said}"]


def test_an_unset_variable_makes_no_further_mistake(tmp_path: Path) -> None:
    text = SMALLEST + "mail:\n  retry: ${UNSET}\n  transport: ${UNSET}\ntemplates: ${UNSET}\n"
    assert [mistake.split(": ")[0] for mistake in mistakes(tmp_path, text)] == ["4:10", "5:14", "6:12"]


def test_a_variable_that_is_no_text_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAME", "caf\udce9")
    text = FEEDS + "digests:\n  m:\n    title: ${NAME}\n"
    assert mistakes(tmp_path, text) == ["4:12: the environment variable NAME is not UTF-8"]


PASSWORDS = ["p%41ss", "100%", "a@b", "a:b", "a/b#c?d", "%", "%%", "$x", "a b", "pässwort", "[x]", "%2525"]


@pytest.mark.parametrize("password", PASSWORDS)
def test_a_password_reaches_the_transport_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", password)
    config = loaded(tmp_path, SMALLEST + "mail:\n  transport: smtp://me:${SMTP_PASSWORD}@mail.example.org\n")
    assert (config.transport.user, config.transport.password) == ("me", password)
    assert config.transport.host == "mail.example.org"


def test_a_whole_transport_in_a_variable_is_an_address_like_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_URL", "smtps://me:a%40b@mail.example.org")
    assert loaded(tmp_path, SMALLEST + "mail:\n  transport: ${SMTP_URL}\n").transport.password == "a@b"


def test_a_default_in_a_transport_is_part_of_the_address(tmp_path: Path) -> None:
    text = SMALLEST + "mail:\n  transport: smtp://me:${UNSET:-a%40b}@mail.example.org\n"
    assert loaded(tmp_path, text).transport.password == "a@b"


def test_a_percent_sign_elsewhere_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAME", "100%")
    text = DIGESTS + "feeds:\n  - {url: https://example.org/, auth: {user: me, password: 'is ${NAME}'}}\n"
    auth = loaded(tmp_path, text).feeds[0].auth
    assert auth is not None and auth.password == "is 100%"
