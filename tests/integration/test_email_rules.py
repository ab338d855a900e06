"""Every kind of edition obeys the rules of mail, as the judge beside the checkout reads them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from digest.render.edition import render
from digest.render.message import message_id, personal
from tests.sample_editions import HEAD, HOSTILE_TITLES, edition, filled, hostile, sixty, thirteen, three

JUDGE = Path(__file__).parents[2].parent / "shared" / "tools" / "email_check.py"
EDITIONS = {
    "no story": edition(),
    "one story": filled({"World": 1}),
    "3 stories": three(),
    "13 stories": thirteen(),
    "60 stories": sixty(),
    **{f"hostile: {name}": hostile(title) for name, title in HOSTILE_TITLES.items()},
}


def judged(news, folder, head=HEAD):
    name = message_id(
        digest=news.digest, number=news.number, at=news.at, recipient="me@example.org", domain="tideline.example"
    )
    message = folder / "message.eml"
    message.write_bytes(personal(render(news, head).message, recipient="Me <me@example.org>", message_id=name))
    done = subprocess.run([sys.executable, JUDGE, message], capture_output=True, text=True, timeout=60)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.mark.shared
@pytest.mark.parametrize("news", EDITIONS.values(), ids=EDITIONS)
def test_no_hard_rule_of_mail_is_broken(news, tmp_path):
    found = judged(news, tmp_path)
    assert found["broken"] == []
    assert found["structure"] == {"multipart/alternative": ["text/plain", "text/html"]}
    assert found["dark_mode"]
    assert found["longest_line"] <= 998


@pytest.mark.shared
@pytest.mark.parametrize("news", [thirteen(), hostile(HOSTILE_TITLES["japanese"])], ids=["13 stories", "japanese"])
def test_one_click_is_enough_where_a_page_takes_it(news, tmp_path):
    page = "https://tideline.example/leave?list=morning&to={address}"
    found = judged(news, tmp_path, replace(HEAD, unsubscribe=page, utm=(("utm_source", "tideline"),)))
    assert found["broken"] == []
    assert found["one_click"]
    assert page.replace("{address}", "me%40example.org") in found["headers"]["List-Unsubscribe"]
    assert found["longest_line"] <= 100


@pytest.mark.shared
def test_a_header_in_a_title_reaches_nobody(tmp_path):
    headers = judged(hostile(HOSTILE_TITLES["header"]), tmp_path)["headers"]
    assert headers["Subject"] == "Good news Bcc: everyone@example.com and a body"
    assert headers["To"] == "Me <me@example.org>"
