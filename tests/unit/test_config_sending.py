"""The keys that make mail trusted are read, and each mistake in them is told where it stands."""

from dataclasses import replace
from pathlib import Path

import pytest
from config_cases import FEEDS, SMALLEST, loaded, mistakes

from digest import settings
from digest.errors import ConfigError
from tests.signing_keys import ed25519_key, rsa

DIGEST = FEEDS + "digests:\n  m:\n    "
MAIL = SMALLEST + "mail:\n  "
KEY = "mail.dkim.key "

CASES = [
    (
        DIGEST + 'subject: "{{ titel }}"',
        "4:14: digests.m.subject: '{{ titel }}' is no subject: there is no titel; did you mean title?",
    ),
    (
        DIGEST + 'subject: "{{ zzz }}"',
        "4:14: digests.m.subject: '{{ zzz }}' is no subject: there is no zzz; "
        "there are title, headline, date, number, stories",
    ),
    (
        DIGEST + 'subject: "{{ title"',
        "4:14: digests.m.subject: '{{ title' is no template: unexpected end of template, "
        "expected 'end of print statement'",
    ),
    (
        DIGEST + "subject: '{{ headline|shout }}'",
        "4:14: digests.m.subject: '{{ headline|shout }}' is no template: No filter named 'shout'",
    ),
    (
        DIGEST + "subject: '{{ headline[0] }}'",  # in an edition without stories
        "4:14: digests.m.subject: '{{ headline[0] }}' is no template that can be filled: str object has no element 0",
    ),
    (
        DIGEST + "subject: '{{ title.__class__.__mro__ }}'",
        "4:14: digests.m.subject: '{{ title.__class__.__mro__ }}' is no template that can be filled: "
        "access to attribute '__class__' of 'str' object is unsafe",
    ),
    (DIGEST + "subject: ' '", "4:14: digests.m.subject: ' ' is no subject: nothing stands in it"),
    (
        DIGEST + "unsubscribe: http://example.org/{address}",
        "4:18: digests.m.unsubscribe: 'http://example.org/{address}' must begin with https://: "
        "mail programs send a POST to no other (RFC 8058)",
    ),
    (
        DIGEST + "unsubscribe: https://example.org/{adress}",
        "4:18: digests.m.unsubscribe: 'https://example.org/{adress}' has {adress} in it, which means nothing here; "
        "there is {address}",
    ),
    (
        DIGEST + "unsubscribe: https://{address}.example/",
        "4:18: digests.m.unsubscribe: 'https://{address}.example/' has {address} where no server reads it; "
        "it belongs into the path or behind the ?",
    ),
    (
        DIGEST + "unsubscribe: https://example.org/\n    to: [a@example.org, b@example.org]",
        "4:18: digests.m.unsubscribe: 'https://example.org/' is the same for every reader, so it cannot tell who "
        "leaves; write {address} where theirs belongs",
    ),
    (DIGEST + "utm: {sorce: x}", "4:11: unknown key 'sorce'; did you mean 'source'?"),
    (
        MAIL + "verp: b+{recipent}@example.org",
        "4:9: mail.verp: 'b+{recipent}@example.org' has {recipent} in it, which means nothing here; "
        "there is {edition} and {recipient}",
    ),
    (
        MAIL + "verp: '{recipient}@example.org'",
        "4:9: mail.verp: '{recipient}@example.org' is no mail address; "
        "write one as bounces+{edition}-{recipient}@example.org",
    ),
    (
        MAIL + "verp: b@{edition}.example.org",
        "4:9: mail.verp: 'b@{edition}.example.org' has a placeholder behind the @; both belong in front of it",
    ),
    (
        MAIL + "verp: B <b@example.org>",
        "4:9: mail.verp: 'B <b@example.org>' is no bare address; leave out the name",
    ),
    (
        MAIL + "dkim: {selector: a b, domain: example.org, key: '${RSA}'}",
        "4:20: mail.dkim.selector: 'a b' is no selector; write the name under ._domainkey in DNS, as digest2026",
    ),
    (
        MAIL + "dkim: {selector: s, domain: a b, key: '${RSA}'}",
        "4:31: mail.dkim.domain: 'a b' is no domain name; write what follows the @ of the sender, as example.org",
    ),
    (
        MAIL + "dkim: {selector: s, domain: example.org}",
        "4:3: the key 'mail.dkim.key' is missing; it has no default",
    ),
    (
        MAIL + "dkim: {selector: s, domain: example.org, key: '${CUT}'}",
        f"4:49: {KEY}is not in PEM: it begins with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----",
    ),
]


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSA", rsa())
    monkeypatch.setenv("CUT", rsa()[:100])


@pytest.mark.parametrize("text, said", CASES)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, text: str, said: str) -> None:
    assert mistakes(tmp_path, text) == [said]


def test_a_key_that_is_not_there_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, MAIL + "dkim: {selector: s, domain: example.org, key: dkim.pem}")
    assert told.startswith(f"4:49: {KEY}is no file in {tmp_path}; write the path of a PEM file")


def test_a_template_without_quotes_is_told_to_stand_in_them(tmp_path: Path) -> None:
    assert any("must stand in quotes" in told for told in mistakes(tmp_path, DIGEST + "subject: {{ title }}"))


def test_signature_and_return_path_are_read(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys/dkim.pem").write_text(ed25519_key())
    config = loaded(
        tmp_path,
        MAIL
        + "verp: b+{edition}-{recipient}@straße.de\n  dkim: {selector: s.a, domain: straße.de, key: keys/dkim.pem}",
    )
    assert config.mail.verp == "b+{edition}-{recipient}@xn--strae-oqa.de"
    signing = settings.signing(config)
    assert signing is not None
    assert (signing.selector, signing.domain, signing.key.algorithm) == ("s.a", "xn--strae-oqa.de", "ed25519-sha256")


def test_a_variable_may_hold_the_key(tmp_path: Path) -> None:
    config = loaded(tmp_path, MAIL + "dkim: {selector: s, domain: example.org, key: '${RSA}'}")
    signing = settings.signing(config)
    assert signing is not None
    assert signing.key.algorithm == "rsa-sha256"
    for shown in (repr(config), repr(signing)):
        assert rsa()[40:60] not in shown


def test_a_key_that_has_gone_since_is_told(tmp_path: Path) -> None:
    (tmp_path / "dkim.pem").write_text(rsa())
    config = loaded(tmp_path, MAIL + "dkim: {selector: s, domain: example.org, key: dkim.pem}")
    (tmp_path / "dkim.pem").unlink()
    with pytest.raises(ConfigError, match=r"mail\.dkim\.key is no file"):
        settings.signing(config)


def test_subject_page_and_parameters_reach_the_letter(tmp_path: Path) -> None:
    config = loaded(
        tmp_path,
        DIGEST
        + "subject: '{{ title }}: {{ headline }}'\n    unsubscribe: https://example.org/?{address}\n"
        + "    utm: {medium: email, source: tide line}\n  plain:",
    )
    head = settings.letterhead(config, "m")
    assert head.subject == "{{ title }}: {{ headline }}"
    assert head.unsubscribe == "https://example.org/?{address}"
    assert head.utm == (("utm_source", "tide line"), ("utm_medium", "email"))
    assert settings.letterhead(config, "plain") == replace(head, subject=None, unsubscribe=None, utm=())
