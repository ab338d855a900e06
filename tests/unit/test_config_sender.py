"""Who a mail is from, and who gets the answers."""

from pathlib import Path

import pytest
from config_cases import SMALLEST, loaded

from digest.config.values import parse_mailbox

SENDERS = [
    # what stands under mail, the sender
    ("from: digest@example.org", (None, "digest@example.org")),
    ("from: The Digest <digest@example.org>", ("The Digest", "digest@example.org")),
    ('from: "\\"Digest, The\\" <digest@example.org>"', ("Digest, The", "digest@example.org")),
    ("from: Ärzteblatt <a@example.org>", ("Ärzteblatt", "a@example.org")),
    ("from: <a@example.org>", (None, "a@example.org")),
    ("transport: 'smtp://me%40example.org:pw@mail.example.org'", (None, "me@example.org")),
    ("transport: 'smtp://me@example.org:pw@mail.example.org'", (None, "me@example.org")),
    ("transport: 'smtp://apikey:pw@mail.example.org'", (None, "digest@localhost")),
    ("transport: 'smtp://mail.example.org'", (None, "digest@localhost")),
    ("transport: maildir:outbox", (None, "digest@localhost")),
    ("from: a@example.org\n  transport: 'smtp://b@example.org:pw@mail.example.org'", (None, "a@example.org")),
]


@pytest.mark.parametrize("mail, sender", SENDERS)
def test_the_sender_is_configured_or_the_transports_user(
    tmp_path: Path, mail: str, sender: tuple[str | None, str]
) -> None:
    assert loaded(tmp_path, SMALLEST + f"mail:\n  {mail}\n").sender == sender


def test_answers_go_to_a_bare_address(tmp_path: Path) -> None:
    assert loaded(tmp_path, SMALLEST).reply_to_address is None
    config = loaded(tmp_path, SMALLEST + "mail:\n  reply_to: The Desk <desk@example.org>\n")
    assert config.reply_to_address == "desk@example.org"


@pytest.mark.parametrize(
    "written, parts",
    [
        ("a.b+c@example.org", (None, "a.b+c@example.org")),
        ("o'neil@example.org", (None, "o'neil@example.org")),
        ('"A \\"B\\" C" <a@example.org>', ('A "B" C', "a@example.org")),
        ("J. R. Hartley <j@example.org>", ("J. R. Hartley", "j@example.org")),
        ("用户@例子.中国", (None, "用户@例子.中国")),
        ("root@localhost", (None, "root@localhost")),
        ("me@münchen.example", (None, "me@münchen.example")),
    ],
)
def test_a_mailbox_has_a_name_or_none(written: str, parts: tuple[str | None, str]) -> None:
    assert parse_mailbox(written) == parts


@pytest.mark.parametrize(
    "written",
    [
        "",
        "@",
        "a@",
        "@b",
        "a@b@c",
        "a b@c.d",
        ".a@b.c",
        "a.@b.c",
        "a..b@c.d",
        "a@b..c",
        "a@-b.c",
        "a,b@c.d",
        "A <a@b.c> B",
        "a@b.c, d@e.f",
        "A <a@b.c>, B <d@e.f>",
        "A (B) <a@b.c>",
        "A\n<a@b.c>",
        "a@b.c\n",
        "<a@b.c",
        "x" * 65 + "@b.c",
    ],
)
def test_what_is_no_mailbox_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no mail address"):
        parse_mailbox(written)
