"""`digest demo`, as a newcomer runs it: no network, no set-up, a real mail at the end."""

from __future__ import annotations

import email
import email.policy
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from newsletter import environment

if TYPE_CHECKING:
    from pathlib import Path

# What a feed may smuggle in, and what its site says around the article.
HOSTILE = re.compile(rb"<script|<iframe|<form|<object|javascript:|\son\w+\s*=\s*[\"']", re.IGNORECASE)
FURNITURE = ("click on this link", "also read", "share this article", "leave a comment", "read more")


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "digest", "demo", "--no-open", "--output", "shown"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "shown", done


def test_it_says_where_the_mail_lies_and_leaves_nothing_else_behind(demo):
    folder, done = demo
    assert "Traceback" not in done.stderr
    assert "shown/demo.html" in done.stdout
    assert sorted(path.name for path in folder.parent.iterdir()) == ["shown"]
    assert {path.name for path in folder.iterdir()} == {"config.yaml", "demo.eml", "demo.html", "demo.txt"}


def test_the_received_mail_is_the_page_that_is_shown(demo):
    folder, _ = demo
    message = email.message_from_bytes((folder / "demo.eml").read_bytes(), policy=email.policy.default)
    page = message.get_body(("html",))
    assert page is not None
    assert page.get_content().replace("\r\n", "\n") == (folder / "demo.html").read_text().replace("\r\n", "\n")
    for heading in ("World", "Technology", "Business", "Science"):
        assert heading in page.get_content()


def test_nothing_hostile_of_its_feeds_reaches_the_mail(demo):
    folder, _ = demo
    assert not HOSTILE.search((folder / "demo.html").read_bytes())
    message = email.message_from_bytes((folder / "demo.eml").read_bytes())
    assert message["Bcc"] is None


def test_no_furniture_of_its_sites_reaches_the_mail(demo):
    text = (demo[0] / "demo.txt").read_text().lower()
    assert [words for words in FURNITURE if words in text] == []


@pytest.mark.shared
def test_the_mail_passes_the_judge_of_mails(demo, shared):
    folder, _ = demo
    done = subprocess.run(
        [sys.executable, str(shared / "tools" / "email_check.py"), str(folder / "demo.eml")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, json.loads(done.stdout)
