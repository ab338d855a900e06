"""A topic's words in articles of other languages."""

from __future__ import annotations

import pytest
from stories_of import article

from digest.compose.topics import TopicRules, score_topics, topic_of


def topics_of(rule: TopicRules, *articles):
    scores = score_topics(articles, [rule])
    return [topic_of(scores[one.id]) for one in articles]


@pytest.mark.parametrize(
    ("language", "word", "title"),
    [
        ("de", "Wahl", "Zwei Wahlen an einem Tag"),
        ("de", "Wahlen", "Nach der Wahl"),
        ("de-AT", "Krankenhaus", "KRANKENHÄUSER schließen"),
        ("fr", "élection", "Des élections anticipées"),
        ("fr", "election", "L’élection est annulée"),
        ("es", "ministro", "Los ministros dimiten"),
        ("pt-BR", "eleição", "Eleições em outubro"),
        ("it", "ospedale", "La crisi dell’ospedale"),
        ("ru", "выборы", "После выборов"),
        ("es", "banco central", "Los bancos centrales suben los tipos"),
        ("fr", "diplomat*", "La voie diplomatique"),
        ("ja", "人工知能", "新しい人工知能の時代"),
        ("de", "C++", "Was ist neu in C++?"),
    ],
)
def test_a_word_is_found_in_any_form_that_its_language_has(language, word, title):
    assert topics_of(TopicRules("World", (word,)), article(1, title, language=language)) == ["World"]


@pytest.mark.parametrize(
    ("language", "word", "title"),
    [
        ("en", "Wahl", "Wahlen is a village"),
        (None, "Wahl", "Wahlen is a village"),
        ("de", "Wahl", "Der Wald brennt"),
        ("de", "art", "Die Partei startet"),
        ("es", "banco central", "El central del banco"),
    ],
)
def test_no_other_word_is_taken_for_it(language, word, title):
    assert topics_of(TopicRules("World", (word,)), article(1, title, language=language)) == [None]


def test_each_article_is_read_in_its_own_language_and_all_are_weighed_together():
    rule = TopicRules("Votes", ("election", "Wahl", "ministro"), exclude=("Spiel",))
    articles = (
        article(1, "Elections in spring", language="en"),
        article(2, "Wahlen im Frühling", language="de"),
        article(3, "Los ministros votan", language="es"),
        article(4, "Wahlen und Spiele", language="de"),
        article(5, "A heron by the canal"),
    )
    assert topics_of(rule, *articles) == ["Votes", "Votes", "Votes", None, None]


def test_a_match_is_told_in_the_readers_own_form():
    found = score_topics([article(1, "Zwei Wahlen", language="de")], [TopicRules("World", ("Wahl",))])[1]
    assert [match.word for match in found[0].matches] == ["Wahl"]
