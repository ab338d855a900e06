"""The line of the configuration that says where mail goes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from digest.transport_url import Address, ascii_domain, is_loopback, parse_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("smtp://mail.example.org", Address("smtp", "mail.example.org", 25)),
        ("smtp://mail.example.org:2525", Address("smtp", "mail.example.org", 2525)),
        ("smtp://mail.example.org:2525/", Address("smtp", "mail.example.org", 2525)),
        (" SMTP://mail.example.org\n", Address("smtp", "mail.example.org", 25)),
        ("smtp://ann:pw@mail.example.org", Address("smtp", "mail.example.org", 587, "ann", "pw")),
        ("smtp://ann:pw@mail.example.org:25", Address("smtp", "mail.example.org", 25, "ann", "pw")),
        ("smtps://mail.example.org", Address("smtps", "mail.example.org", 465)),
        ("smtps://ann:pw@mail.example.org", Address("smtps", "mail.example.org", 465, "ann", "pw")),
        ("smtp://localhost", Address("smtp", "localhost", 25)),
        ("smtp://mail_relay:1025", Address("smtp", "mail_relay", 1025)),
        ("smtp://127.0.0.1:1025", Address("smtp", "127.0.0.1", 1025)),
        ("smtp://[::1]:1025", Address("smtp", "::1", 1025)),
        ("smtp://[2001:DB8::0]", Address("smtp", "2001:db8::", 25)),
        ("smtp://mail.straße.de", Address("smtp", "mail.xn--strae-oqa.de", 25)),
        ("smtp://localhost?starttls=never", Address("smtp", "localhost", 25, starttls=False)),
        ("smtp://localhost:25/?starttls=never", Address("smtp", "localhost", 25, starttls=False)),
        ("smtp://ann%40example.org:p%2Fw%25@h.org", Address("smtp", "h.org", 587, "ann@example.org", "p/w%")),
        ("smtp://ann@example.org:pw@h.org", Address("smtp", "h.org", 587, "ann@example.org", "pw")),
        ("smtp://ann:p@ss:w/o#r?d%@h.org:587", Address("smtp", "h.org", 587, "ann", "p@ss:w/o#r?d%")),
        ("smtp://ann:gr%C3%BCn@h.org", Address("smtp", "h.org", 587, "ann", "grün")),
        ("smtp://ann:grün@h.org", Address("smtp", "h.org", 587, "ann", "grün")),
        ("smtp://:@h.org", Address("smtp", "h.org", 25)),
        ("maildir:outbox", Address("maildir", path=Path("outbox"))),
        ("maildir:some/out box%20#?", Address("maildir", path=Path("some/out box%20#?"))),
        ("maildir:/var/mail/digest", Address("maildir", path=Path("/var/mail/digest"))),
        ("maildir:///var/mail/digest", Address("maildir", path=Path("/var/mail/digest"))),
        ("maildir:~/outbox", Address("maildir", path=Path.home() / "outbox")),
    ],
)
def test_it_is_read_as(text, expected):
    assert parse_address(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "begins with smtp://, smtps:// or maildir:"),
        ("mail.example.org:587", "begins with smtp://"),
        ("smtp:mail.example.org", "begins with smtp://"),
        ("http://mail.example.org", "begins with smtp://"),
        ("smtp://", "has no host: smtp://mail.example.org"),
        ("smtps://:465", "has no host: smtps://mail.example.org"),
        ("smtp://ann:pw@", "has no host"),
        ("smtp://ann@h.org", "password is missing"),
        ("smtp://ann:@h.org", "password is missing"),
        ("smtp://:pw@h.org", "user is missing"),
        ("smtp://ann:pw", "port is no number from 1 to 65535"),
        ("smtp://h.org:0", "port is no number"),
        ("smtp://h.org:65536", "port is no number"),
        ("smtp://h.org:²", "port is no number"),
        ("smtp://h.org:" + "9" * 5000, "port is no number"),
        ("smtp://h..org", "host is no name"),
        ("smtp://h org", "host is no name"),
        ("smtp://-h.org", "host is no name"),
        ("smtp://" + "a" * 64 + ".org", "host is no name"),
        ("smtp://" + "a." * 130 + "org", "host is no name"),
        ("smtp://h.org\r\nQUIT", "host is no name"),
        ("smtp://[::1", "after smtp:// come user:password@host:port"),
        ("smtp://[1.2.3.4]", "no IPv6 address"),
        ("smtp://h.org/path", "after smtp:// come"),
        ("smtp://h.org?starttls=maybe", "starttls=never"),
        ("smtp://ann:%FF@h.org", "write %25 for the sign itself"),
        ("smtp://ann:a%00b@h.org", "cannot be sent"),
        ("maildir:", "needs a folder, as in maildir:outbox"),
        ("maildir://outbox", "write maildir:folder"),
        ("maildir:a\0b", "needs a folder"),
        ("maildir:~nobody-of-this-name/outbox", "folder cannot be found"),
    ],
)
def test_what_cannot_be_read_is_said_in_words_that_help(text, words):
    with pytest.raises(ValueError, match=re.escape(words)) as caught:
        parse_address(text)
    assert "\n" not in str(caught.value)


@given(st.text() | st.text().map("smtp://{}".format) | st.text().map("maildir:{}".format))
@example("smtp://[fe80::1%eth0]:25")
def test_any_text_is_read_or_refused(text):
    try:
        address = parse_address(text)
    except ValueError:
        return
    assert (address.path is None) == (address.scheme != "maildir")
    assert (address.user is None) == (address.password is None)
    if address.path is None:
        assert address.host.isascii()
        assert 0 < address.port < 65536


_SECRETS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@given(user=_SECRETS, password=_SECRETS)
def test_any_user_and_password_can_be_written(user, password):
    address = parse_address(f"smtp://{quote(user, safe='')}:{quote(password, safe='')}@mail.example.org")
    assert (address.user, address.password, address.host) == (user, password, "mail.example.org")


@given(st.text(st.characters(exclude_characters="\0%", exclude_categories=["Cs"]), min_size=1))
def test_a_password_without_percent_signs_needs_no_encoding(password):
    assert parse_address(f"smtp://ann:{password}@mail.example.org").password == password


@given(
    st.text(min_size=6, alphabet="abcXYZ0189@:/?#[]%é "),
    st.sampled_from(["", "@", "@host", "@host:x", "@ho st", "@[", "@h/p"]),
)
def test_no_refusal_quotes_what_may_be_a_password(password, rest):
    assume(password.strip() == password)
    try:
        address = parse_address(f"smtp://ann:{password}{rest}")
    except ValueError as error:
        assert password not in str(error)
    else:
        assert password not in address.server


def test_a_password_is_never_shown():
    address = parse_address("smtp://ann:hunter2@mail.example.org")
    assert "hunter2" not in f"{address!r} {address} {address.server}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("smtp://mail.example.org", "mail.example.org:25"), ("smtps://a:b@[::1]", "[::1]:465")],
)
def test_a_server_is_shown_as_people_write_it(text, shown):
    assert parse_address(text).server == shown


@pytest.mark.parametrize("host", ["localhost", "Localhost", "127.0.0.1", "127.255.0.1", "::1"])
def test_this_machine_is_known(host):
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["localhost.example.org", "128.0.0.1", "0.0.0.0", "127.0.0.1.example.org", "::2", "127.1", ""]
)
def test_no_other_machine_is_taken_for_it(host):
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("example.org", "example.org"),
        ("Example.ORG", "Example.ORG"),
        ("straße.de", "xn--strae-oqa.de"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ],
)
def test_a_domain_is_written_in_ascii(domain, expected):
    assert ascii_domain(domain) == expected


def test_reading_an_address_loads_no_part_of_sending():
    code = "import sys, digest.transport_url; print({'smtplib', 'ssl', 'idna', 'email'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
