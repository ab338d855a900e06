"""The letter as a page and as text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from digest.model import Section
from digest.render import html, text
from digest.render.edition import render
from digest.render.view import letter_of
from digest.render.words import words_of
from tests.sample_editions import HEAD, HOSTILE_TITLES, edition, filled, hostile, sixty, story, thirteen


class Page(HTMLParser):
    """Tags, attributes and words of a page, its styles apart."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.words, self.styles = set(), [], "", ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += attributes

    def handle_data(self, data):
        if self.cdata_elem:
            self.styles += data
        else:
            self.words += data


def plain(words):
    return " ".join(words.replace("\u200b", "").split())


def test_every_style_is_in_the_element_it_is_for():
    page = render(thirteen(), HEAD).html
    for part in re.findall(r"<(?:h1|h2|h3|p|td)\b[^>]*>", page.partition("<body")[2].replace("<td>", "")):
        assert "style=" in part, part


def test_dark_colours_and_the_wide_layout_outrank_the_inlined_styles():
    page = render(thirteen(), HEAD).html
    styles = Page(page).styles
    assert "@media (prefers-color-scheme:dark)" in styles
    assert "@media screen and (min-width:600px)" in styles
    assert '<style media="(prefers-color-scheme:dark)">' in page
    assert "[data-ogsc] h1" in styles
    assert all("!important" in rule for rule in re.findall(r"\{([^{}]*)\}", styles) if "#" in rule)


def test_the_doctype_and_the_words_for_outlook_survive():
    page = render(thirteen(), HEAD).html
    assert page.startswith("<!DOCTYPE html>\n<html")
    assert page.count("<!--[if mso]>") == 3


def test_a_picture_keeps_its_width_for_word():
    page = render(thirteen(), HEAD).html
    assert re.findall(r"<img [^>]*>", page) == [
        '<img src="https://example.com/lead.jpg" width="600" alt="Picture from Northern Post" style="display:block;'
        'width:100%;max-width:600px;height:auto;border:0;font:14px/20px Arial,sans-serif">'
    ]


@pytest.mark.parametrize("title", HOSTILE_TITLES.values(), ids=HOSTILE_TITLES)
def test_nothing_of_a_feed_becomes_markup(title):
    ordinary, page = Page(render(thirteen(), HEAD).html), Page(render(hostile(title), HEAD).html)
    assert page.tags <= ordinary.tags | {"span"}
    assert {name for name, _ in page.attributes} <= {name for name, _ in ordinary.attributes}


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_any_title_is_shown_and_never_crashes(title):
    rendered = render(edition(Section("World", (story(title),))), HEAD)
    headline = letter_of(edition(Section("World", (story(title),))), HEAD).lead.headline
    assert plain(headline) in plain(Page(rendered.html).words)
    assert headline in rendered.text


def test_template_syntax_in_a_title_is_text_for_us_and_for_those_on_the_way():
    page = render(hostile(HOSTILE_TITLES["template"]), HEAD).html
    assert "{{ 7*7 }}" in Page(page).words
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#", re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL))


def test_the_text_carries_all_words_of_the_page():
    rendered = render(thirteen(), HEAD)
    body = Page(rendered.html.partition('<div role="main">')[2]).words
    assert set(re.findall(r"\w+", body)) <= set(re.findall(r"\w+", rendered.text))


def test_the_text_has_a_paragraph_a_line_and_an_address_alone_on_its_line():
    lines = render(thirteen(), HEAD).text.split("\n")
    assert "# Energy & climate (4)" in lines
    opener = lines.index("A valley votes to keep the last of its night trains")
    assert lines[opener - 1] == ""
    assert lines[opener + 1].startswith("Ninety homes") and lines[opener + 1].endswith("last year’s.")
    assert (
        lines[opener + 2]
        == "Wire Service · Monday · 3 min read · Also in Northern Post, The Ledger and\u00a03\u00a0more"
    )
    assert lines[opener + 3] == "https://example.com/2026/11/24/a-story-of-that-day-1-0"
    assert "-- " in lines
    assert all(line == line_ for line in lines if "://" in line for line_ in line.split(" "))


def test_a_story_costs_about_as_many_bytes_as_its_words_need():
    one, other = (len(render(filled({"World": n}), HEAD).html.encode()) for n in (40, 60))
    assert (other - one) / 20 < 900


def test_a_language_that_runs_from_right_to_left_mirrors_the_letter():
    letter = replace(letter_of(thirteen(), HEAD), words=replace(words_of("en"), language="ar", direction="rtl"))
    page = html.page(letter, None)
    assert '<html lang="ar" dir="rtl"' in page
    assert "text-align:right" in page
    assert "text-align:left" not in page
    assert "letter-spacing:0" in page
    assert text.page(letter, None)


def test_a_story_from_right_to_left_turns_its_own_words_and_no_others():
    arabic = story("أوروبا تتفق على الميزانية", summary="وصل القرار إلى المدن.", language="ar", score=9)
    others = [Section(topic, (story("Europe agrees", number=2),)) for topic in ("Art", "Sea")]
    whole = etree.HTML(render(edition(Section("World", (arabic,)), *others), HEAD).html)
    (headline,) = whole.xpath("//h2[a[contains(., 'أوروبا')]]")
    assert (headline.getparent().get("dir"), headline.getparent().get("lang")) == ("rtl", "ar")
    assert "text-align:right" in headline.getparent().get("style")
    kicker, facts = headline.xpath("preceding-sibling::p | following-sibling::p[contains(., 'Northern')]")
    assert {(one.get("dir"), one.get("lang")) for one in (kicker, facts)} == {("ltr", "en")}
    assert not whole.xpath("//h3/ancestor::*[@dir='rtl']")


def test_a_headline_in_the_contents_keeps_its_direction():
    stories = [story("أوروبا تتفق", summary="", language="ar", number=n) for n in range(4)]
    page = render(edition(*(Section(name, (one,)) for name, one in zip("ABCD", stories, strict=True))), HEAD).html
    assert re.search(r"<b>D</b> <span lang=\"ar\" dir=\"rtl\">", page)


def test_an_edition_of_sixty_stories_is_far_from_being_clipped():
    assert len(render(sixty(), HEAD).html.encode()) < 75_000


def test_an_edition_without_stories_is_a_short_letter():
    rendered = render(edition(), HEAD)
    assert "Nothing new since the last edition." in Page(rendered.html).words
    assert "<h2" not in rendered.html
    assert rendered.text.split("\n")[:4] == [
        "Tideline",
        "Tuesday 24 November 2026",
        "",
        "Nothing new since the last edition.",
    ]
