"""What a letter says of an edition, before it is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from digest.model import FailingFeed, FollowUp, Section, Source
from digest.render.story import Reading, story_view
from digest.render.view import letter_of
from digest.render.words import words_of
from tests.sample_editions import AT, HEAD, edition, filled, sixty, story, thirteen


def only(shown):
    """The view of an edition's single story."""
    return letter_of(edition(Section("World", (shown,))), HEAD).lead


def line(view):
    return "".join(run.text for run in view.also)


def test_the_masthead_tells_date_number_of_stories_and_minutes():
    assert letter_of(thirteen(), HEAD).dateline == "Tuesday 24 November 2026 · 13 stories · 2\u00a0minutes"


def test_the_lead_stands_above_its_section_and_not_in_it():
    letter = letter_of(thirteen(), HEAD)
    assert letter.kicker == "Energy & climate"
    assert [len(section.stories) for section in letter.sections] == [4, 4, 4]
    assert letter.lead.headline not in [view.headline for view in letter.sections[0].stories]


@pytest.mark.parametrize(
    ("stories", "standings"),
    [
        (1, ["opener"]),
        (5, ["opener"] + ["standard"] * 4),
        (6, ["opener"] + ["standard"] * 4 + ["brief"]),
        (12, ["opener"] + ["standard"] * 7 + ["brief"] * 4),
    ],
)
def test_a_section_opens_large_and_ends_in_briefs_where_it_is_long(stories, standings):
    letter = letter_of(filled({"World": stories + 1}), HEAD)
    assert [view.standing for view in letter.sections[0].stories] == standings


def test_a_brief_has_no_summary_and_a_story_without_one_is_a_brief():
    letter = letter_of(sixty(), HEAD)
    assert all(bool(view.summary) == (view.standing != "brief") for s in letter.sections for view in s.stories)
    bare = edition(Section("World", (story("A", score=2), story("B"), story("C", summary=""))))
    assert [view.standing for view in letter_of(bare, HEAD).sections[0].stories] == ["opener", "brief"]


@pytest.mark.parametrize(
    ("ago", "language", "marker"),
    [
        (timedelta(hours=2), "en", "Update"),
        (timedelta(days=1), "en", "Follow-up to Monday’s story"),
        (timedelta(days=7), "en", "Follow-up to the story of 17 November"),
        (timedelta(days=1), "de", "Neues zur Meldung vom Montag"),
        (timedelta(days=7), "fr", "Suite de l’article du 17 novembre"),
        (timedelta(days=1), "es", "Novedades sobre la noticia del lunes"),
    ],
)
def test_a_follow_up_says_of_which_day_the_story_was(ago, language, marker):
    shown = replace(story("A"), follow_up=FollowUp(3, AT - ago, "Before"))
    letter = letter_of(edition(Section("World", (shown,))), replace(HEAD, language=language))
    assert letter.lead.facts.startswith(f"{marker} · Northern Post")


def test_a_story_tells_source_author_day_and_reading_time():
    shown = story("A", author="Ada Marchetti", published=AT - timedelta(days=2), minutes=4)
    assert only(shown).facts == "Northern Post · Ada Marchetti · Sunday · 4 min read"


def test_what_is_not_known_of_a_story_is_not_said():
    assert only(story("A", author=None, minutes=None)).facts == "Northern Post"
    assert only(story("A", author="northern post")).facts == "Northern Post · 4 min read"


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (0, ""),
        (1, "Also in A"),
        (2, "Also in A and B"),
        (3, "Also in A, B and C"),
        (4, "Also in A, B and\u00a02\u00a0more"),
        (9, "Also in A, B and\u00a07\u00a0more"),
    ],
)
def test_the_other_sources_are_named_as_far_as_they_fit(others, said):
    assert line(only(story("A", also=tuple("ABCDEFGHI"[:others])))) == said


def test_each_other_source_is_named_once_and_leads_to_its_own_article():
    shown = story("A", also=("Wire Service", "Northern Post", "wire service"))
    assert line(only(shown)) == "Also in Wire Service"
    assert [run.url for run in only(shown).also if run.url] == ["https://example.com/1/1"]


def test_an_article_that_stood_in_two_feeds_names_the_other():
    shown = story("A")
    again = Source("https://example.net/feed", "The Ledger", "https://example.net/a")
    article = replace(shown.lead, sources=(*shown.lead.sources, again))
    assert line(only(replace(shown, articles=(article,)))) == "Also in The Ledger"


def test_only_addresses_of_the_web_are_linked():
    view = only(story("A", url="javascript:alert(1)", image="data:image/png;base64,AAAA"))
    assert view.url is None
    assert view.picture is None


def test_the_pictures_words_do_not_repeat_the_headline():
    assert only(story("A", image="https://example.com/a.jpg")).picture.alt == "Picture from Northern Post"


def test_a_story_in_another_language_and_direction_says_so():
    view = only(story("أوروبا تتفق", language="ar"))
    assert (view.language, view.direction) == ("ar", "rtl")
    same = only(story("Europe agrees", language="en-GB"))
    assert (same.language, same.direction) == (None, None)
    assert only(story("A", language='x" onload="')).language is None


def test_a_summary_tells_the_direction_where_the_headline_is_a_foreign_name():
    assert only(story("Windows 12", summary="وصل النظام الجديد إلى المكاتب.", language="ar")).direction == "rtl"


def test_a_story_from_left_to_right_says_so_in_a_letter_from_right_to_left():
    reading = Reading(AT, HEAD.timezone, replace(words_of("en"), language="ar", direction="rtl"))
    view = story_view(story("Europe agrees", language="en-GB"), "standard", reading)
    assert (view.language, view.direction) == ("en-GB", "ltr")
    home = story_view(story("أوروبا تتفق", summary="", language="ar"), "standard", reading)
    assert (home.language, home.direction) == (None, None)


@pytest.mark.parametrize(("topics", "listed"), [(1, False), (2, False), (3, True)])
def test_contents_are_listed_where_sections_are_many(topics, listed):
    assert letter_of(filled(dict.fromkeys("ABC"[:topics], 2)), HEAD).contents == listed


def test_a_section_says_how_much_a_limit_left_out():
    news = edition(Section("World", (story("A", score=2), story("B")), more=3), Section("Art", (story("C"),), more=1))
    assert [section.more for section in letter_of(news, HEAD).sections] == [
        "3 more stories did not fit.",
        "1 more story did not fit.",
    ]


def test_a_section_whose_only_story_leads_is_not_left_empty():
    letter = letter_of(edition(Section("World", (story("A"),), more=2)), HEAD)
    assert letter.sections == ()
    assert letter.more == "2 more stories did not fit."


def test_the_letter_ends_and_says_when_the_next_one_comes():
    assert letter_of(thirteen(), HEAD).sign_off == "That’s all 13. The next edition arrives on Wednesday morning."
    assert letter_of(edition(Section("World", (story("A"),))), HEAD).sign_off == "That’s all."


def test_an_edition_without_stories_says_that_nothing_is_new():
    letter = letter_of(edition(), HEAD)
    assert letter.sign_off == "Nothing new since the last edition."
    assert letter.dateline == "Tuesday 24 November 2026"


def test_the_footer_names_the_model_that_wrote_summaries():
    assert letter_of(edition(), HEAD).footer.written_by is None
    footer = letter_of(edition(written_by="small\u202e model"), HEAD).footer
    assert footer.written_by == "Summaries in this edition were written by a language model (small model)."


def test_the_footer_names_feeds_that_fail_and_counts_the_rest():
    failing = tuple(FailingFeed(f"Feed {n}", "https://example.com", "404\r\nNot Found", AT) for n in range(7))
    footer = letter_of(edition(failing=failing), HEAD).footer
    assert footer.failing[0] == "Feed 0: 404 Not Found (since 24 November)"
    assert len(footer.failing) == 6
    assert footer.failing[-1] == "and 2 more"


def test_the_letter_speaks_its_readers_language():
    letter = letter_of(thirteen(), replace(HEAD, language="de-AT"))
    assert letter.dateline == "Dienstag, 24. November 2026 · 13 Meldungen · 2\u00a0Minuten"
    assert letter.sections[0].stories[0].facts == "Wire Service · Montag · 3 Min. Lesezeit"
    assert letter.sign_off == "Das waren alle 13. Die nächste Ausgabe kommt am Mittwochmorgen."
