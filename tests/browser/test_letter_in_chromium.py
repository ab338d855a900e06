"""The letter in a browser: no width makes it scroll sideways, dark is dark, and it asks nobody for anything."""

from __future__ import annotations

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from digest.render.edition import render
from tests.sample_editions import HEAD, HOSTILE_TITLES, edition, filled, hostile, sixty, thirteen

QUIET = (
    "--no-sandbox",  # a container's root has no other way
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (320, 375, 640, 1200)
EDITIONS = {
    "no story": edition(),
    "one story": filled({"World": 1}),
    "13 stories": thirteen(),
    "60 stories": sixty(),
    **{f"hostile: {name}": hostile(title) for name, title in HOSTILE_TITLES.items()},
}
# the colour of each text that is read, by its first words
COLOURS_OF_TEXT = """() => Object.fromEntries([...document.querySelectorAll('.w *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim().length > 1))
    .map((e, n) => [n + ' ' + e.textContent.slice(0, 40), getComputedStyle(e).color]))"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser with a profile of its own, closed at the end."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=shutil.which("chromium"), args=list(QUIET)
        )
        yield context
        context.close()


@contextmanager
def opened(browser, news, tmp_path, width=375, scheme="light"):
    """The letter in a page that answers no request but its own, and the addresses that it asked for."""
    file = tmp_path / "letter.html"
    file.write_text(render(news, HEAD).html)
    page, asked = browser.new_page(), []
    page.route(lambda url: not url.startswith("file:"), lambda route: (asked.append(route.request.url), route.abort()))
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(file.as_uri())
    yield page, asked
    page.close()


def colour(page, selector, name="backgroundColor"):
    return page.eval_on_selector(selector, f"element => getComputedStyle(element).{name}")


@pytest.mark.parametrize("news", EDITIONS.values(), ids=EDITIONS)
def test_no_width_makes_a_letter_scroll_sideways(browser, news, tmp_path):
    with opened(browser, news, tmp_path) as (page, _):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_letter_is_light_by_day_and_dark_by_night(browser, tmp_path):
    with opened(browser, thirteen(), tmp_path) as (page, _):
        assert colour(page, "body") == "rgb(243, 242, 238)"
        assert colour(page, "h3 a", "color") == "rgb(23, 24, 26)"
        page.emulate_media(color_scheme="dark")
        assert colour(page, "body") == "rgb(15, 16, 18)"
        assert colour(page, "h3 a", "color") == "rgb(241, 240, 236)"


def test_no_word_is_left_in_its_light_colour_at_night(browser, tmp_path):
    with opened(browser, thirteen(), tmp_path) as (page, _):
        day = page.evaluate(COLOURS_OF_TEXT)
        page.emulate_media(color_scheme="dark")
        night = page.evaluate(COLOURS_OF_TEXT)
    assert len(day) > 60
    assert [words for words in day if day[words] == night[words]] == []


def test_headlines_grow_where_there_is_room(browser, tmp_path):
    with opened(browser, thirteen(), tmp_path) as (page, _):
        assert colour(page, "h1", "fontSize") == "36px"
        page.set_viewport_size({"width": 700, "height": 900})
        assert colour(page, "h1", "fontSize") == "42px"


def test_a_letter_asks_for_nothing_but_its_leads_picture(browser, tmp_path):
    with opened(browser, thirteen(), tmp_path) as (_, asked):
        assert asked == ["https://example.com/lead.jpg"]
    with opened(browser, edition(), tmp_path) as (_, asked):
        assert asked == []


def test_without_its_picture_the_letter_keeps_its_place_and_says_whose_it_was(browser, tmp_path):
    with opened(browser, thirteen(), tmp_path) as (page, _):
        picture = page.locator("img")
        assert picture.get_attribute("alt") == "Picture from Northern Post"
        assert colour(page, ".n0") == "rgb(255, 240, 236)"


@pytest.mark.parametrize("title", HOSTILE_TITLES.values(), ids=HOSTILE_TITLES)
def test_nothing_of_a_feed_runs(browser, title, tmp_path):
    with opened(browser, hostile(title), tmp_path) as (page, asked):
        assert asked == []
        assert page.locator("script,iframe,form,object,embed,img,[onerror],[onload]").count() == 0
