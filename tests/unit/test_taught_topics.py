"""What articles that the reader's words sort teach of those that have none of them."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories_of import article
from test_topics import LABELLED, WORDS

from digest.compose.topics import TopicRules, score_topics, topic_of

FIELDS = {
    "Sea": "harbour tide sailor anchor reef lighthouse captain vessel gull crew mast deck wave shore ferry",
    "Bread": "oven dough flour crust yeast baker loaf rye knead salt starter crumb butter wheat grain",
    "Chess": "opening bishop rook gambit endgame pawn clock master castle queen knight draw board mate rating",
    "Roses": "garden petal thorn prune bloom bush soil mulch scent graft stem hedge bed spade frost",
}
RULES = [TopicRules("Sea", ("harbour", "tide")), TopicRules("Bread", ("oven", "dough")), TopicRules("Chess", ("rook",))]
COMMON = "people morning time place story house street found seen day old year first began said"


def written(number: int, field: str, *, without: tuple[str, ...] = ()):
    """An article of a field: some of its words among others."""
    chance = random.Random(number)
    own = [word for word in FIELDS[field].split() if word not in without]
    words = chance.sample(own, 6) + chance.sample(COMMON.split(), 8)
    chance.shuffle(words)
    return article(number, " ".join(words[:5]), " ".join(words[5:]))


def many(number: int, *fields: str, start: int = 0):
    return [written(start + at, fields[at % len(fields)]) for at in range(number)]


def asked(topic: str) -> tuple[str, ...]:
    return next((rule.match for rule in RULES if rule.name == topic), ())


@pytest.mark.parametrize("field", ["Sea", "Bread", "Chess"])
def test_an_article_without_any_of_the_words_stands_where_others_like_it_stand(field):
    others = many(180, "Sea", "Bread", "Chess")
    one = written(1000, field, without=asked(field))
    assert topic_of(score_topics([one], RULES)[1000]) is None
    score = score_topics([one, *others], RULES)[1000][0]
    assert (score.topic, score.fits, score.matches) == (field, True, ())
    assert 10 < score.like <= 60
    assert score.alike_in
    assert set(score.alike_in) <= set(FIELDS[field].split())


def test_earlier_articles_teach_as_those_at_hand_do():
    one = written(1000, "Bread", without=asked("Bread"))
    assert topic_of(score_topics([one], RULES, many(180, "Sea", "Bread", "Chess"))[1000]) == "Bread"


def test_only_the_articles_at_hand_are_judged():
    assert set(score_topics(many(3, "Sea"), RULES, many(180, "Sea", "Bread", "Chess", start=10))) == {0, 1, 2}


def test_what_fits_no_topic_goes_to_none():
    articles = many(240, "Sea", "Bread", "Chess", "Roses")
    scores = score_topics(articles, RULES)
    strays = [one.id for at, one in enumerate(articles) if at % 4 == 3]
    assert all(topic_of(scores[id]) is None for id in strays)


def test_an_article_as_a_whole_outweighs_a_word_in_passing():
    one = article(
        1000, "A loaf of rye", "The baker fed yeast and flour, butter and salt. A tide of crumbs. Wheat, grain."
    )
    others = many(180, "Sea", "Bread", "Chess")
    score, passing = score_topics([one, *others], RULES)[1000]
    assert (score.topic, passing.topic, passing.fits) == ("Bread", "Sea", False)


def test_a_topic_that_is_ruled_out_is_not_taught():
    rules = [TopicRules("Sea", ("harbour", "tide"), exclude=("gull",)), *RULES[1:]]
    others = many(180, "Sea", "Bread", "Chess")
    one = article(1000, "Harbour and reef", "Sailor, anchor, gull, mast, deck and wave: the vessel and its crew.")
    found = score_topics([one, *others], rules)[1000]
    assert topic_of(found) != "Sea"
    assert found[-1].excluded_by == "gull"


def test_a_feeds_own_topic_stands_and_teaches():
    given_away = [
        article(at, one.title, one.summary[0].text, topic="Roses")
        for at, one in enumerate(many(60, "Roses"), start=500)
    ]
    rules = [*RULES, TopicRules("Roses", ("nothing of it",))]
    one = written(1000, "Roses")
    scores = score_topics([one, *given_away, *many(180, "Sea", "Bread", "Chess")], rules)
    assert topic_of(scores[1000]) == "Roses"
    assert all(topic_of(scores[each.id]) == "Roses" for each in given_away)


@pytest.mark.parametrize(
    ("articles", "archive"),
    [
        (many(60, "Sea", "Bread", "Chess"), []),
        (many(20, "Sea", "Bread", "Chess"), many(300, "Sea", start=100)),
        (many(150, "Sea"), []),
    ],
    ids=["too few", "an archive of one topic", "an edition of one topic"],
)
def test_little_or_one_sided_examples_change_nothing(articles, archive):
    one = written(1000, "Chess", without=asked("Chess"))
    alone = {id: topic_of(scores) for id, scores in score_topics([one, *articles], RULES).items()}
    assert alone[1000] is None
    with_archive = score_topics([one, *articles], RULES, archive)
    assert {id: topic_of(scores) for id, scores in with_archive.items()} == alone


def test_the_same_articles_are_judged_the_same_in_any_order():
    articles = many(240, "Sea", "Bread", "Chess", "Roses")
    shuffled = random.Random(1).sample(articles, len(articles))
    one, other = score_topics(articles, RULES), score_topics(shuffled, RULES)
    assert {id: topic_of(scores) for id, scores in one.items()} == {id: topic_of(s) for id, s in other.items()}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=5), st.text(max_size=5))
def test_no_text_raises(texts, word):
    others = many(150, "Sea", "Bread", "Chess")
    odd = [article(1000 + at, text, text) for at, text in enumerate(texts)]
    scores = score_topics([*odd, *others], [*RULES, TopicRules("Odd", (word,))])
    assert len(scores) == len(odd) + len(others)


@pytest.mark.shared
@pytest.mark.parametrize(("words", "at_least"), [(None, 0.96), (40, 0.89)])
def test_labelled_articles_stand_where_their_editors_put_them(words, at_least):
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"].split()[:words] for row in rows]
    articles = [article(at, " ".join(text[:8]), " ".join(text[8:])) for at, text in enumerate(texts)]
    scores = score_topics(articles, [TopicRules(name, tuple(listed.split())) for name, listed in WORDS.items()])
    right = sum(topic_of(scores[at]) == row["topic"] for at, row in enumerate(rows))
    assert right / len(rows) >= at_least


def test_a_topic_of_which_the_others_know_little_keeps_what_has_its_words():
    one = article(1000, "Wanderer at the lighthouse", "Captain, vessel, crew and deck.")
    rules = [*RULES, TopicRules("Ferries", ("wanderer",))]
    assert topic_of(score_topics([one, *many(180, "Sea", "Bread", "Chess")], rules)[1000]) == "Ferries"


def test_a_word_in_the_title_is_never_nothing():
    one = article(1000, "A rook in the rose garden", "Petal, thorn, bloom and bush: a hedge in the frost.")
    scores = score_topics([one, *many(240, "Sea", "Bread", "Chess", "Roses")], RULES)
    assert topic_of(scores[1000]) == "Chess"


@pytest.mark.parametrize(("title", "text"), [("", ""), ("Zebra quantum", "Nothing of it stands anywhere else.")])
def test_what_tells_nothing_fits_nothing(title, text):
    scores = score_topics([article(1000, title, text), *many(180, "Sea", "Bread", "Chess")], RULES)
    assert topic_of(scores[1000]) is None


def test_an_exclude_word_rules_out_what_would_be_learned():
    rules = [TopicRules("Sea", ("harbour", "tide"), exclude=("gull",)), *RULES[1:]]
    one = article(1000, "Reef and anchor", "Sailor, gull, mast, deck and wave: the vessel and its crew.")
    assert topic_of(score_topics([one, *many(180, "Sea", "Bread", "Chess")], rules)[1000]) != "Sea"


def test_examples_are_drawn_from_all_of_a_large_edition():
    articles = many(1700, "Sea", "Bread")  # every second one would be all of one topic
    one = written(5000, "Bread", without=asked("Bread"))
    assert topic_of(score_topics([one, *articles], RULES)[5000]) == "Bread"
