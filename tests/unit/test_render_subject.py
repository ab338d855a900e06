"""A subject is the lead's news, short and whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import TemplateError
from digest.model import Section
from digest.render.preheader import preheader_of
from digest.render.subject import LIMIT, shortened, subject_by, subject_of
from digest.render.typography import one_line
from digest.render.words import words_of
from tests.sample_editions import edition, story, thirteen

EN = words_of("en")


@pytest.mark.parametrize(
    ("headline", "subject"),
    [
        ("Port cranes learn to wait for the wind", "Port cranes learn to wait for the wind"),
        (
            "Ferry company orders its first ship without a funnel",
            "Ferry company orders its first ship without a funnel",
        ),
        ("Ferry company orders its first ship: what is known", "Ferry company orders its first ship"),
        ("Will the last night train be kept? The valley votes tomorrow", "Will the last night train be kept?"),
        (
            "Live: a valley votes on the last of its night trains",
            "Live: a valley votes on the last of its night trains",
        ),
        (
            "The bridge that was built twice, opened once and never crossed by anybody at all",
            "The bridge that was built twice",
        ),
        (
            "A valley votes to keep the last of its night trains running until the spring",
            "A valley votes to keep the last of its night…",
        ),
        (
            "The council will put all of the winter heat into a gravel pit beneath the town",
            "The council will put all of the winter heat…",
        ),
        (
            "He said “we: the people of the valley, all of us, do not want the road at all”",
            "He said “we: the people of the valley, all…",
        ),
        (
            "Budget rises to 6,000,000 from next year for the upkeep of huts and bridges",
            "Budget rises to 6,000,000 from next year…",
        ),
        ("Zwei-Prozent-Ziel", "Zwei-Prozent-Ziel"),
        ("x" * 20_000, "x" * 44 + "…"),
    ],
)
def test_a_headline_is_shortened_at_a_clause_or_after_a_telling_word(headline, subject):
    assert shortened(headline, EN) == subject


@given(st.text(max_size=400))
def test_a_subject_is_one_line_of_at_most_sixty_characters(title):
    subject = subject_of(edition(Section("World", (story(title),))), EN)
    assert 0 < len(subject) <= LIMIT
    assert one_line(subject) == subject


def test_the_lead_is_the_highest_in_rank_of_what_fits_a_topic():
    first, second, other = story("First", score=1), story("Second", score=3), story("Other", score=9, topic=None)
    news = edition(Section("World", (first,)), Section("Science", (second,)), Section("More stories", (other,)))
    assert subject_of(news, EN) == "Second"
    assert subject_of(edition(Section("More stories", (other,))), EN) == "Other"


def test_an_edition_without_stories_bears_its_title():
    assert subject_of(edition(), EN) == "Tideline"


def test_a_story_without_a_title_is_known_by_its_summary():
    assert subject_of(edition(Section("World", (story("", summary="Snow fell."),))), EN) == "Snow fell."


def test_the_line_after_the_subject_tells_two_other_stories_uncut():
    line = preheader_of(thirteen(), EN)
    assert line == "Also: A valley votes to keep the last of its night trains · Port cranes learn to wait for the wind"


def test_the_line_after_the_subject_never_repeats_it():
    twice = edition(Section("World", (story("Same news", score=2), story("Same news"), story("Another piece of news"))))
    assert "Same news" not in preheader_of(twice, EN)


@given(st.lists(st.text(max_size=200), min_size=3, max_size=5))
def test_the_line_after_the_subject_has_at_most_a_hundred_characters(titles):
    stories = tuple(story(title, number=n) for n, title in enumerate(titles))
    assert len(preheader_of(edition(Section("World", stories)), words_of("fr"))) <= 100


def test_where_there_is_no_other_story_the_line_says_what_the_lead_is_about():
    one = edition(Section("World", (story("A ship"),)))
    assert preheader_of(one, EN).startswith("Ninety homes now draw winter heat")
    assert preheader_of(replace(one, sections=()), EN) == "Nothing new since the last edition."


def by(template, news=None):
    return subject_by(template, news or thirteen(), EN, "24 November")


@pytest.mark.parametrize(
    ("template", "subject"),
    [
        ("{{ headline }}", "Ferry company orders its first ship without a funnel"),
        ("{{ title }}: {{ headline }}", "Tideline: Ferry company orders its first ship without…"),
        ("{{ date }}, {{ number }}, {{ stories }}", "24 November, 118, 13"),
        ("  {{ title|upper }}\n no. {{ number }} ", "TIDELINE no. 118"),
        ("{% if stories > 12 %}Much{% else %}Little{% endif %} news", "Much news"),
        ("{{ 'x ' * 1000 }}", "x " * 29 + "x…"),
        ("{{ '' }}", "Ferry company orders its first ship without a funnel"),
        ("{{ title }}\r\nBcc: everyone@example.com", "Tideline Bcc: everyone@example.com"),
    ],
)
def test_a_template_writes_the_subject_in_one_line_of_sixty_characters(template, subject):
    assert by(template) == subject


def test_a_headline_is_shortened_to_the_room_that_a_template_leaves():
    subject = by("The Tideline letter of {{ date }}: {{ headline }}")
    assert len(subject) <= LIMIT
    assert subject.startswith("The Tideline letter of 24 November: Ferry")


def test_a_headline_is_no_template():
    news = edition(Section("World", (story("{{ 7*7 }} {% raise %}"),)), title="{{ number }}")
    assert by("{{ title }}: {{ headline }}", news) == "{{ number }}: {{ 7*7 }} {% raise %}"


def test_without_stories_the_headline_is_empty():
    assert by("{{ title }}{% if headline %}: {{ headline }}{% endif %}", edition()) == "Tideline"


def test_a_template_that_fails_after_all_names_its_digest():
    with pytest.raises(TemplateError, match="the subject of morning: "):
        by("{{ 1 / (stories - 13) }}")


@given(st.text(max_size=400), st.text(max_size=100))
def test_whatever_stands_in_it_a_subject_by_a_template_is_short(title, name):
    news = edition(Section("World", (story(title),)), title=name)
    subject = by("{{ title }}: {{ headline }} {{ headline }}", news)
    assert len(subject) <= LIMIT
    assert one_line(subject) == subject
