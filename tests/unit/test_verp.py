"""A bounce tells by its address of which edition and which reader it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.deliver import verp
from digest.render.unsubscribe import list_label

DOCUMENT = (Path(__file__).parents[2] / "docs" / "mail.md").read_text(encoding="utf-8")
SENDER = "bounces+{edition}-{recipient}@example.org"


def towards(recipient, digest="morning", number=118, sender=SENDER):
    return verp.of_recipient(verp.of_edition(sender, list_label(digest), number), recipient)


def read_back(address):
    """By the expression that the documentation gives."""
    pattern = re.search(r"^ +(\^bounces.*\$)$", DOCUMENT, re.MULTILINE)
    found = re.fullmatch(pattern[1], address)
    return found["digest"], int(found["number"]), f"{found['local']}@{found['domain']}"


@pytest.mark.parametrize(
    ("recipient", "sender"),
    [
        ("jane@example.com", "bounces+morning_118-jane=example.com@example.org"),
        ("jane+x=y-z@example.com", "bounces+morning_118-jane+x=y-z=example.com@example.org"),
        ("jörg@xn--strae-oqa.de", "bounces+morning_118-jörg=xn--strae-oqa.de@example.org"),
        ("a" * 64 + "@example.com", "bounces+morning_118-@example.org"),
    ],
)
def test_the_sender_holds_edition_and_recipient(recipient, sender):
    assert towards(recipient) == sender


def test_a_plain_sender_stays_plain():
    assert towards("jane@example.com", sender="digest@example.org") == "digest@example.org"


@given(
    st.from_regex(r"[a-z0-9=_-]{1,9}(\.[a-z0-9+=-]{1,4})?", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,9}", fullmatch=True),
    st.integers(1, 9999),
)
def test_it_is_read_back_as_documented(local, digest, number):
    address = towards(f"{local}@mail.example.com", digest, number)
    assert read_back(address) == (list_label(digest).replace("-", "_"), number, f"{local}@mail.example.com")
    assert len(address.rpartition("@")[0]) <= 64
