"""`digest explain URL`: why an article is where it is, now and after its edition was recorded."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from chat_server import Reply, chat_server
from feed_server import Item, feed_server
from newsletter import call, configure, document, pipeline
from sqlalchemy import update

from digest.explain import explain, find
from digest.store.schema import verdicts

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)
BOATS = Item("Boats wait for the tide", "http://example.org/a/boats", "boats", NOW - HOUR)
AGAIN = Item("The boats wait for a tide", "http://example.net/b/waiting", "waiting", NOW - HOUR / 2)
YEAST = Item("Bakers revive forgotten yeast", "http://example.org/yeast", "yeast", NOW - HOUR, "It ferments.")
OLD = Item("A crane learns patience", "http://example.org/crane", "crane", NOW - 99 * HOUR, "Cranes.")
TENOR = Item(
    "Choir finds its lost tenor", "http://example.org/tenor", "tenor", NOW - 3 * HOUR, "He was singing at home."
)
CASINO = Item("A casino for bakers", "http://example.org/casino", "casino", NOW - HOUR, "They bet their yeast in it.")
TOPICS = {"Sea": ["boats", "tide"], "Bread": {"match": ["yeast", "ferment*"], "exclude": ["casino"]}}
KEYS = {
    *("digest", "edition", "at", "considered", "outcome", "reason", "section", "place", "topics", "story", "rank"),
    "follow_up",
}


@pytest.fixture
def file(tmp_path):
    with feed_server() as feeds:
        urls = [feeds.put("one", BOATS, YEAST, OLD, TENOR, CASINO), feeds.put("two", AGAIN, title="Second Paper")]
        file = configure(tmp_path, urls, topics=TOPICS, limit=2)
        with pipeline(file) as line:
            line.gather(NOW)
        yield file


def told(file, item: Item, *arguments: str) -> list[str]:
    done = call(file, "explain", item.link, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def in_json(file, item: Item) -> dict:
    found = document(call(file, "explain", item.link, "--json"))
    assert (found["url"], found["title"]) == (item.link, item.title)
    [digest] = found["digests"]
    assert digest.keys() == KEYS
    return digest


def test_an_article_in_the_next_edition_has_its_words_its_story_and_its_rank(file):
    first, *others = told(file, BOATS)
    assert first == "daily: in edition 1, section 1 (Sea), story 1."
    assert others[:3] == [
        "  One story of 2 articles, this one leads:",
        "    Harbour Times: Boats wait for the tide",
        "    Second Paper: The boats wait for a tide",
    ]
    assert others[3].startswith("  Sea: ")
    assert "boats (" in others[3]
    assert "1 in the title" in others[3]
    assert others[-1].startswith("  Rank ")
    assert " = coverage 1.00 + freshness " in others[-1]


def test_an_article_that_is_left_out_has_the_rule(file):
    assert told(file, OLD) == ["daily: not in edition 1: it is older than the digest's max_age: 99 hours."]
    first, *others = told(file, TENOR)
    assert first == "daily: not in edition 1: it fits no topic, and stories that fit one filled the limit."
    assert others[0] == "  No word of any topic stands in it."
    assert "  Bread: ruled out by the word 'casino'" in told(file, CASINO)


@pytest.mark.parametrize("item", [BOATS, AGAIN, YEAST, OLD, TENOR, CASINO], ids=lambda item: item.guid)
def test_an_edition_remembers_what_it_thought(file, item):
    """The scores to three digits: what is told is as it was told before."""
    now = datetime.now(UTC)
    with pipeline(file) as line:
        before = explain(line, "daily", find(line, item.link), now)
        assert line.publish("daily", now)
        after = explain(line, "daily", find(line, item.link), now + HOUR)
    assert (before.considered, after.considered) == (False, True)
    assert (after.edition, after.at, after.story) == (before.edition, before.at, before.story)
    verdict, kept = before.account.verdict, after.account.verdict
    assert after.account == replace(before.account, verdict=kept, least=pytest.approx(before.account.least, abs=1e-3))
    assert kept == replace(verdict, topics=kept.topics, rank=kept.rank)
    assert (kept.rank is None) == (verdict.rank is None)
    if kept.rank and verdict.rank:
        assert kept.rank.score == pytest.approx(verdict.rank.score, abs=2e-3)
    for score, was in zip(kept.topics, verdict.topics, strict=True):
        assert score == replace(was, score=score.score, matches=score.matches)
        assert [(m.word, m.title, m.text) for m in score.matches] == [(m.word, m.title, m.text) for m in was.matches]
        assert [m.score for m in score.matches] == pytest.approx([m.score for m in was.matches], abs=1e-3)


def test_what_an_earlier_edition_thought_is_told_as_the_next_ones(file):
    before = told(file, AGAIN)
    call(file, "send", "--no-gather")
    first, *others = told(file, AGAIN)
    assert first.startswith("daily: edition 1 considered it, on ")
    assert first.endswith("; it was told in section 1 (Sea), story 1. No later edition tells it again.")
    assert [line.split(":")[0] for line in others[:-1]] == [line.split(":")[0] for line in before[1:-1]]


def test_a_row_of_an_older_program_tells_the_outcome_alone(file):
    with pipeline(file) as line:
        line.publish("daily", datetime.now(UTC))
        with line.store.writing() as connection:
            connection.execute(update(verdicts).values(why=None))
    first, second = told(file, AGAIN)
    assert "it was told under Sea" in first
    assert second == "  An older program recorded this edition, without its reasons."
    found = in_json(file, AGAIN)
    assert (found["outcome"], found["section"], found["place"], found["story"], found["rank"]) == ("in", *[None] * 4)


def test_the_document_says_all_that_the_lines_say(file):
    found = in_json(file, AGAIN)
    assert (found["digest"], found["edition"], found["considered"], found["outcome"]) == ("daily", 1, False, "in")
    assert (found["section"], found["place"], found["reason"]) == ("Sea", 1, "told under Sea")
    [sea] = found["topics"]
    assert (sea["topic"], sea["fits"], sea["like"], sea["alike_in"]) == ("Sea", True, 0, [])
    assert (sea["excluded_by"], sea["by_feed"]) == (None, False)
    assert {(word["word"], word["title"]) for word in sea["words"]} == {("boats", 1), ("tide", 1)}
    assert sea["score"] == pytest.approx(sum(word["score"] for word in sea["words"]), abs=0.01)
    assert found["story"]["lead"]["url"] == BOATS.link
    assert [article["source"] for article in found["story"]["articles"]] == ["Harbour Times", "Second Paper"]
    rank = found["rank"]
    assert rank.keys() == {"score", "coverage", "freshness", "weight", "fit"}
    left_out = in_json(file, OLD)
    assert (left_out["outcome"], left_out["topics"], left_out["story"], left_out["rank"]) == ("age", [], None, None)
    call(file, "send", "--no-gather")
    later = in_json(file, AGAIN)
    assert later["considered"] is True
    same = KEYS - {"at", "considered", "topics", "rank"}
    assert {key: later[key] for key in same} == {key: found[key] for key in same}
    assert later["rank"].keys() == rank.keys()


def test_each_digest_tells_its_own_and_one_may_be_chosen(tmp_path):
    digests = {"morning": {"to": []}, "bread": {"to": [], "topics": ["Bread"]}}
    with feed_server() as feeds:
        file = configure(tmp_path, [feeds.put("one", BOATS)], topics=TOPICS, digests=digests)
        with pipeline(file) as line:
            line.gather(NOW)
    firsts = [line for line in told(file, BOATS) if not line.startswith(" ")]
    assert firsts == [
        "morning: in edition 1, section 1 (Sea), story 1.",
        "bread: not in edition 1: its topic is Sea, which this digest does not carry.",
    ]
    assert told(file, BOATS, "--digest", "bread")[0] == firsts[1]
    done = call(file, "explain", BOATS.link, "--digest", "bred", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "there is no digest 'bred'; did you mean 'bread'?\n"


@pytest.mark.parametrize(
    "asked",
    [
        "http://www.example.org/a/boats/?utm_source=mail#top",
        "https://example.org/a/boats",
        "example.org/a/boats",
        "m.example.org/a/boats?utm_medium=x",
    ],
)
def test_an_address_is_recognised_however_it_is_decorated(file, asked):
    assert document(call(file, "explain", asked, "--json"))["url"] == BOATS.link


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("http://example.org/a/boats?page=2", f"did you mean {BOATS.link}?"),
        ("http://mirror.example/2031/waiting", f"did you mean {AGAIN.link}?"),
        ("http://example.org/a/%25_", "`digest gather` fetches what is new"),
        ("http://example.org/", "`digest gather` fetches what is new"),
        ("http://[example.org/a", "`digest gather` fetches what is new"),
        ("never\udcff", "`digest gather` fetches what is new"),
    ],
)
def test_an_address_that_nobody_gathered_is_told_in_one_line_with_the_nearest(file, asked, hint):
    done = call(file, "explain", asked, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("digest: no gathered article has the address ")
    assert line.endswith(f"; {hint}")


def test_an_article_whose_feed_is_no_longer_configured_is_still_known(file):
    content = json.loads(file.read_text())
    del content["feeds"][1]
    file.write_text(json.dumps(content))
    assert told(file, AGAIN) == ["daily: not in edition 1: its feed is no longer in the configuration."]


def test_neither_explain_nor_check_asks_a_model(file):
    with chat_server(lambda asked: Reply("Boats wait.")) as model:
        content = json.loads(file.read_text())
        content["summaries"] = {"url": model.url, "model": "small"}
        file.write_text(json.dumps(content))
        told(file, BOATS)
        assert call(file, "check", "--offline").returncode == 0
        assert model.asked == []


def test_what_articles_teach_is_told_and_remembered(tmp_path):
    """An article without a word of the reader's goes where articles with such words are like it."""
    kinds = {
        "Boats": "Quay mole anchor mast",
        "Yeast": "Oven dough crumb crust",
        "Tenor": "Choir stage aria score",
        "Crane": "Hook cable winch jib",
        "Chess": "Rook pawn bishop knight",
    }
    items = [
        Item(f"{kind} {n}", f"http://example.org/{kind}{n}", f"{kind}{n}", NOW - HOUR, f"{words} {kind}{n}.")
        for kind, words in kinds.items()
        for n in range(25)
    ]
    learned = Item("Of few", "http://example.org/few", "few", NOW - HOUR, "A mast, an anchor, a mole, a quay.")
    with feed_server() as feeds:
        topics = {kind: [kind.lower()] for kind in kinds}
        file = configure(tmp_path, [feeds.put("one", *items, learned)], topics=topics)
        with pipeline(file) as line:
            line.gather(NOW)
            [before] = in_json(file, learned)["topics"]
            line.publish("daily", datetime.now(UTC))
        [after] = in_json(file, learned)["topics"]
    assert after == before
    assert (before["topic"], before["fits"], before["words"], before["like"]) == ("Boats", True, [], 25)
    assert set(before["alike_in"]) < {"quay", "mole", "anchor", "mast"}
    words = ", ".join(before["alike_in"])
    assert f"  Boats: like 25 other articles in Boats, by its words {words}" in told(file, learned)


def test_a_story_that_comes_back_tells_what_it_follows_up(tmp_path):
    told_before = replace(BOATS, published=NOW - 20 * HOUR)
    same = Item(BOATS.title, "http://example.net/same", "same", NOW - HOUR)
    news = Item("Boats wait for the tide again, 12 are lost", "http://example.net/news", "news", NOW - HOUR)
    with feed_server() as feeds:
        urls = [feeds.put("one", told_before), feeds.put("two", title="Second Paper")]
        file = configure(tmp_path, urls, topics=TOPICS)
        with pipeline(file) as line:
            line.gather(NOW - 19 * HOUR)
            assert line.publish("daily", NOW - 19 * HOUR)
            feeds.put("two", same, news, title="Second Paper")
            line.gather(NOW)
        day = f"{NOW - 19 * HOUR:%Y-%m-%d}"
        before = told(file, news)
        assert before[0] == "daily: in edition 2, section 1 (Sea), story 1."
        assert before[1] == f"  It follows up edition 1, of {day}: {BOATS.title}"
        left_out = told(file, same)
        assert left_out[0].startswith("daily: not in edition 2: an earlier edition told this story")
        assert left_out[1].startswith("  Sea: ")
        call(file, "send", "--no-gather")
        assert told(file, news)[1] == before[1]
        assert told(file, same)[1:] == left_out[1:]
        assert in_json(file, news)["follow_up"]["title"] == BOATS.title
