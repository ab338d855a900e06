"""With --json every command prints one document, with the keys that others rely on."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from feed_server import Item, feed_server
from newsletter import ADA, GRACE, call, configure, document, run
from smtp_server import smtp_server

KEYS: dict[str, set[str]] = {  # what the commands promise; more may stand beside
    "gather": {"feeds", "fetched", "unchanged", "failed", "new_articles", "seconds"},
    "preview": {"digest", "title", "number", "at", "subject", "sections", "left_out"},
    "story": {
        *("title", "url", "source", "author", "published", "summary", "minutes", "image", "score", "articles"),
    },
    "article": {"title", "url", "source", "published"},
    "send": {"digest", "number", "slot", "sent", "deferred", "failed"},
    "last": {"number", "slot", "sent", "pending", "failed"},
    "feed": {"url", "name", "ok", "error", "failures", "next_try"},
}
NEWS = Item("Boats wait for the tide", "http://example.org/a", "a", datetime.now(UTC) - timedelta(minutes=5))


@pytest.fixture
def newsletter(tmp_path):
    """A configuration with a good feed and a broken one, and its servers."""
    with feed_server() as feeds, smtp_server() as server:
        feeds.pages["/broken"] = 500
        good = feeds.put("feed", NEWS)
        file = configure(
            tmp_path,
            [good, {"url": feeds.url("broken"), "name": "Broken"}],
            port=server.port,
            schedule="0 7 * * *",
            topics={"Sea": ["boats"]},
        )
        yield file, feeds, server


def told(file, *arguments: str, status: int = 0) -> Any:
    done = call(file, *arguments, "--json")
    assert done.returncode == status, done.stderr
    return document(done)


def test_gather(newsletter):
    file, feeds, _ = newsletter
    report = told(file, "gather")
    assert report.keys() >= KEYS["gather"]
    assert (report["feeds"], report["fetched"], report["unchanged"], report["new_articles"]) == (2, 1, 0, 1)
    assert report["failed"] == [{"url": feeds.url("broken"), "error": report["failed"][0]["error"]}]
    assert "500" in report["failed"][0]["error"]
    again = told(file, "gather")
    assert (again["fetched"], again["unchanged"], again["failed"], again["new_articles"]) == (0, 1, [], 0)


def test_preview(newsletter):
    file, _, server = newsletter
    edition = told(file, "preview", "--no-open")
    assert edition.keys() >= KEYS["preview"]
    assert (edition["digest"], edition["title"], edition["number"], edition["left_out"]) == ("daily", "Daily", 1, {})
    [section] = edition["sections"]
    assert section["topic"] == "Sea"
    [story] = section["stories"]
    assert story.keys() >= KEYS["story"]
    assert (story["title"], story["url"], story["source"]) == (NEWS.title, NEWS.link, "Harbour Times")
    assert story["author"] is None
    assert story["minutes"] is None
    assert story["image"] is None
    assert datetime.fromisoformat(story["published"]) == NEWS.published.replace(microsecond=0)
    [article] = story["articles"]
    assert article.keys() >= KEYS["article"]
    assert server.mail == []


def test_send(newsletter):
    file, _, _ = newsletter
    done = told(file, "send")
    assert done.keys() >= KEYS["send"]
    assert {key: done[key] for key in KEYS["send"]} == {
        **{"digest": "daily", "number": 1, "slot": None, "sent": 2, "deferred": 0, "failed": []},
    }
    nothing = told(file, "send")
    assert (nothing["number"], nothing["sent"]) == (None, 0)


def test_send_where_one_is_refused_for_good_and_one_for_now(newsletter):
    file, _, server = newsletter
    server.will_say("RCPT", "550 5.1.1 no such user")
    done = told(file, "send", status=1)
    [failure] = done["failed"]
    assert failure.keys() == {"to", "error"}
    assert failure["to"] in (ADA, GRACE)
    assert "550 5.1.1 no such user" in failure["error"]
    assert (done["sent"], done["deferred"]) == (1, 0)


def test_what_is_deferred_alone_is_no_failure(newsletter):
    file, _, server = newsletter
    server.will_say("RCPT", "450 4.2.0 greylisted", "450 4.2.0 greylisted")
    done = told(file, "send")
    assert (done["number"], done["sent"], done["deferred"], done["failed"]) == (1, 0, 2, [])
    again = told(file, "send")
    assert (again["number"], again["sent"], again["deferred"]) == (None, 0, 2), "it waits for no retry"


def test_several_digests_stand_in_a_list(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        digests = {"morning": {"to": [ADA]}, "evening": {"to": [GRACE]}}
        file = configure(tmp_path, [feeds.put("feed", NEWS)], port=server.port, digests=digests)
        for arguments in (("preview", "--no-open"), ("send",)):
            document = told(file, *arguments)
            assert [edition["digest"] for edition in document["editions"]] == ["morning", "evening"]
        assert told(file, "send", "evening")["digest"] == "evening"
    assert {mail.recipient for mail in server.mail} == {ADA, GRACE}


def test_status(newsletter):
    file, feeds, _ = newsletter
    before = told(file, "status")
    assert before["digests"][0]["last"] is None
    assert [feed["ok"] for feed in before["feeds"]] == [None, None]
    told(file, "send")
    after = told(file, "status")
    [digest] = after["digests"]
    assert digest.keys() >= {"name", "next", "last"}
    assert datetime.fromisoformat(digest["next"]).hour == 7
    assert digest["last"].keys() >= KEYS["last"]
    assert {key: digest["last"][key] for key in KEYS["last"]} == {
        **{"number": 1, "slot": None, "sent": 2, "pending": 0, "failed": 0},
    }
    good, broken = after["feeds"]
    assert good.keys() >= KEYS["feed"]
    assert (good["url"], good["name"], good["ok"], good["error"], good["failures"]) == (
        *(feeds.url("feed"), "Harbour Times", True, None, 0),
    )
    assert (broken["name"], broken["ok"], broken["failures"]) == ("Broken", False, 1)
    assert "500" in broken["error"]
    assert datetime.fromisoformat(broken["next_try"]) > datetime.now(UTC)


def test_check(newsletter):
    file, feeds, server = newsletter
    [problem] = told(file, "check", status=1)["problems"]
    assert problem.keys() == {"where", "what"}
    assert problem["where"] == feeds.url("broken")
    assert "500" in problem["what"]
    assert told(file, "check", "--offline") == {"problems": []}
    assert server.mail == []
    assert told(file, "status")["feeds"][1]["ok"] is None, "a check stores nothing"


def test_check_of_a_mistaken_configuration(newsletter):
    file, _, _ = newsletter
    file.write_text(file.read_text().replace('"schedule"', '"shedule"'))
    [problem] = told(file, "check", status=2)["problems"]
    assert problem["where"].startswith(f"{file}:")
    assert "schedule" in problem["what"]


def test_errors_beside_a_document_stand_on_standard_error(newsletter):
    file, feeds, _ = newsletter
    done = run(file, "send", "--json")
    assert json.loads(done.stdout)["sent"] == 2
    assert feeds.url("broken") in done.stderr
