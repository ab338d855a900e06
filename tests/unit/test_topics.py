"""Topics by the words that a reader writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories_of import article

from digest.compose.topics import TopicRules, score_topics, topic_of

LABELLED = Path(__file__).parents[2].parent / "shared" / "data" / "bbc.jsonl"


def rules(*match: str, name: str = "World", exclude: tuple[str, ...] = ()) -> TopicRules:
    return TopicRules(name, match, exclude)


def topic(one, *topics):
    return topic_of(score_topics([one], topics)[one.id])


def score(one, *topics, among=()):
    return score_topics([one, *among], topics)[one.id][0].score


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("minister", "Ministers meet"),
        ("ministers", "The minister’s car"),
        ("MINISTER", "minister resigns"),
        ("élection", "Elections called"),
        ("two-state solution", "A two state solution"),
        ('"open source"', "Open-source wins"),
        ("open source", "Open Source wins"),
        ("diplomat*", "Diplomatic row"),
        ("open sourc*", "Opens sourcing office"),
        ("C++", "What is new in C++?"),
        (".NET", "Why .NET grows"),
        ("3D", "3D films return"),
        ("R&D", "R&D budgets cut"),
        ("人工知能", "新しい人工知能の時代"),
        ("대통령", "대통령이 말했다"),
        ("выборы", "ВЫБОРЫ завтра"),
    ],
)
def test_a_word_is_found_in_any_form(word, title):
    assert topic(article(1, title), rules(word)) == "World"


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("art", "Party starts"),
        ("C", "C++ is old"),
        ("chip", "Chipmunks return"),
        ("open source", "The source is open"),
        ("news", "A new start"),
        ("diplomat*", "A dip in the sea"),
        ("*", "Anything"),
        ("", "Anything"),
        ("!?", "Anything!?"),
    ],
)
def test_a_word_counts_only_where_it_stands_as_a_word(word, title):
    assert topic(article(1, title), rules(word)) is None


def test_the_title_counts_more_than_the_text():
    filler = "Nothing of it here. " * 10
    assert score(article(1, "Ceasefire holds", filler), rules("ceasefire")) > score(
        article(1, "It holds", filler + "ceasefire"), rules("ceasefire")
    )


def test_a_rare_word_counts_more_than_a_common_one():
    others = [article(number, "The game goes on") for number in range(2, 20)]
    assert score(article(1, "The envoy"), rules("envoy"), among=others) > score(
        article(1, "The game"), rules("game"), among=others
    )


def test_ten_mentions_are_less_than_three_times_one():
    once, often = (article(1, "", "ceasefire " * number + "word " * (30 - number)) for number in (1, 10))
    assert score(once, rules("ceasefire")) < score(often, rules("ceasefire")) < 3 * score(once, rules("ceasefire"))


def test_a_passing_mention_of_a_common_word_makes_no_topic_but_is_told():
    others = [article(number, "", "The market opened. " + "word " * 300) for number in range(2, 40)]
    passing = article(1, "A long tale", "word " * 3000 + "market")
    found = score_topics([passing, *others], [rules("market")])[1]
    assert topic_of(found) is None
    assert found[0].matches[0].text == 1


def test_an_article_that_fits_nothing_has_no_topic():
    one = article(1, "A heron by the canal")
    assert score_topics([one], [rules("ceasefire")]) == {1: ()}
    assert topic(one, rules("ceasefire")) is None


def test_an_exclude_word_rules_the_topic_out_and_is_named_last():
    one = article(1, "Casino buys chips", "A compiler for gamblers.")
    gambling = rules("compiler", name="Technology")
    found = score_topics([one], [rules("chip*", name="Chips", exclude=("casino",)), gambling])[1]
    assert [(each.topic, each.excluded_by) for each in found] == [("Technology", None), ("Chips", "casino")]
    assert found[1].score == 0
    assert topic_of(found) == "Technology"
    assert topic_of(found[1:]) is None


def test_a_feeds_own_topic_stands_first_whatever_the_words_say():
    one = article(1, "Ceasefire, ceasefire", topic="Sport")
    found = score_topics([one], [rules("ceasefire"), rules("goal", name="Sport", exclude=("ceasefire",))])[1]
    assert [each.topic for each in found] == ["Sport", "World"]
    assert found[0].by_feed
    assert topic_of(found) == "Sport"


def test_every_match_says_which_word_stood_where():
    one = article(1, "Envoy signs", "The envoys signed a ceasefire.", body="The envoy left.")
    found = score_topics([one], [rules("envoy", "ceasefire", "kernel")])[1][0]
    assert {(match.word, match.title, match.text) for match in found.matches} == {("envoy", 1, 2), ("ceasefire", 0, 1)}
    assert found.score == pytest.approx(sum(match.score for match in found.matches))


def test_the_order_of_the_topics_decides_between_equals():
    one = article(1, "Envoy and kernel")
    assert topic(one, rules("envoy"), rules("kernel", name="Technology")) == "World"
    assert topic(one, rules("kernel", name="Technology"), rules("envoy")) == "Technology"


@given(st.text(), st.text(), st.lists(st.text(), max_size=5), st.lists(st.text(), max_size=2))
def test_no_text_and_no_rule_raises(title, text, match, exclude):
    one = article(1, title, text)
    for found in score_topics([one], [TopicRules("T", tuple(match), tuple(exclude))])[1]:
        assert found.score >= 0


WORDS = {
    "business": "econom* profit shares market bank investor inflation oil growth company sales takeover currency",
    "entertainment": "film actor actress music album singer band Oscar award theatre comedy celebrity Hollywood",
    "politics": "minister MP parliament election Labour Tory Conservative vote party government chancellor Westminster",
    "sport": "match coach team player champion* football rugby tennis cricket Olympic injury goal cup league striker",
    "tech": "software computer internet broadband gadget online technology virus digital website user download*",
}


@pytest.mark.shared
def test_labelled_articles_stand_where_their_editors_put_them():
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    articles = [article(number, "", row["text"]) for number, row in enumerate(rows)]
    scores = score_topics(articles, [TopicRules(name, tuple(words.split())) for name, words in WORDS.items()])
    right = sum(topic_of(scores[number]) == row["topic"] for number, row in enumerate(rows))
    assert right / len(rows) >= 0.90
