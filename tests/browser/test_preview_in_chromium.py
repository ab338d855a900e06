"""The preview page in a real browser: its views, its keys, and how it follows what is saved."""

from __future__ import annotations

import shutil
import threading
import time

import pytest
from playwright.sync_api import sync_playwright

from digest.errors import UsageError
from digest.preview.server import serve
from digest.preview.state import Shown

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
HTML = """<!DOCTYPE html><html lang="en"><head><meta name="color-scheme" content="light dark"><style>
body{background:#ffffff} @media (prefers-color-scheme:dark){body{background:#101010}}
</style></head><body><script>document.title = "ran"</script><p style="height:4000px">%s</p></body></html>"""
MESSAGE = b"From: The Morning <news@example.org>\r\n\r\n"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text("First subject", encoding="utf-8")
    return path


@pytest.fixture
def address(file):
    stop, listening, found = threading.Event(), threading.Event(), []

    def build():
        subject = file.read_text(encoding="utf-8")
        if "broken" in subject:
            raise UsageError("config.yaml:3:5: is broken")
        text = "A line of the text part\n" * 200
        return [Shown(n, n.title(), subject, HTML % f"{n} {subject}", text, MESSAGE) for n in ("morning", "evening")]

    def announce(url):
        found.append(url)
        listening.set()

    arguments = {"port": 0, "announce": announce, "stop": stop}
    thread = threading.Thread(target=serve, args=(build, lambda: [file]), kwargs=arguments)
    thread.start()
    try:
        assert listening.wait(5)
        yield found[0]
    finally:
        stop.set()
        thread.join(5)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        yield running
        running.close()


@pytest.fixture(params=["light", "dark"])
def page(request, browser, address):
    """The page in a browser of either scheme; whatever is said on its console is an error."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, color_scheme=request.param)
    tab, said = context.new_page(), []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda asked: asked.url.startswith((address, "data:")) or said.append(asked.url))
    tab.goto(address)
    letter(tab).get_by_text("First subject").wait_for()
    yield tab
    context.close()
    # Chromium tells of the script that stands in the edition, and that it did not run
    assert [words for words in said if "Blocked script execution" not in words and "script-src" not in words] == []


def letter(page):
    return page.frame_locator("#letter:not(.coming)")


def width(page):
    return page.locator("#letter").evaluate("frame => frame.clientWidth")


def becomes(page, *expected):
    """Whether these are the links chosen, within a second."""
    until = time.monotonic() + 1
    while (now := tuple(page.locator("[aria-current]").all_inner_texts())) != expected and time.monotonic() < until:
        page.wait_for_timeout(20)
    return now == expected or now


def test_the_widths_are_a_desk_a_tablet_and_a_phone(page):
    assert width(page) == 1200
    for key, name, expected in (("3", "Phone", 375), ("2", "Tablet", 768), ("1", "Desktop", 1200)):
        page.keyboard.press(key)
        assert becomes(page, "Morning", name, "Light") is True
        assert width(page) == expected
    page.set_viewport_size({"width": 800, "height": 700})
    assert width(page) < 800


def test_an_edition_is_light_or_dark_whatever_the_browser_is(page):
    assert letter(page).locator("body").evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    page.keyboard.press("d")
    page.wait_for_selector("#letter[src*='scheme=dark']:not(.coming)")
    assert letter(page).locator("body").evaluate(BACKGROUND) == "rgb(16, 16, 16)"


def test_keys_work_in_the_edition_too_and_in_quick_succession(page):
    letter(page).get_by_text("First subject").click()
    for key in "3dt":
        page.keyboard.press(key)
    assert becomes(page, "Morning", "Text", "Dark") is True
    page.get_by_text("A line of the text part").first.wait_for()
    page.keyboard.press("t")
    assert becomes(page, "Morning", "Phone", "Dark") is True


def test_a_digest_is_chosen_without_a_mouse_and_focus_stays(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    letter(page).get_by_text("evening First subject").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Evening"
    page.keyboard.press("3")
    assert becomes(page, "Evening", "Phone", "Light") is True


def test_nothing_of_an_edition_runs(page):
    assert letter(page).locator("html").evaluate("() => document.title") == ""


def test_a_save_is_shown_within_a_second_and_view_and_place_stay(page, file):
    page.keyboard.press("3")
    page.keyboard.press("d")
    page.wait_for_selector("#letter[src*='scheme=dark']:not(.coming)")
    letter(page).locator("html").evaluate("() => scrollTo(0, 1234)")
    started = time.monotonic()
    file.write_text("Second subject", encoding="utf-8")
    letter(page).get_by_text("morning Second subject").wait_for()
    page.wait_for_selector(".coming", state="detached")
    assert time.monotonic() - started < 1
    assert letter(page).locator("html").evaluate("() => scrollY") == 1234
    assert becomes(page, "Morning", "Phone", "Dark") is True


def test_the_place_in_the_text_stays(page, file):
    page.keyboard.press("t")
    page.locator("pre").evaluate("text => { text.scrollTop = 777 }")
    file.write_text("Second subject", encoding="utf-8")
    page.get_by_text("Second subject", exact=True).wait_for()
    assert page.locator("pre").evaluate("text => text.scrollTop") == 777


def test_a_mistake_stands_above_the_edition_until_it_is_mended(page, file):
    page.keyboard.press("3")
    file.write_text("broken", encoding="utf-8")
    page.get_by_role("alert").get_by_text("config.yaml:3:5: is broken").wait_for(timeout=1000)
    assert letter(page).get_by_text("First subject").is_visible()
    file.write_text("Mended subject", encoding="utf-8")
    letter(page).get_by_text("Mended subject").wait_for(timeout=1000)
    assert page.get_by_role("alert").inner_text() == ""
    assert width(page) == 375


def test_ten_tabs_follow_though_a_browser_allows_six_connections(browser, address, file):
    with browser.new_context() as context:
        tabs = [context.new_page() for _ in range(10)]
        for tab in tabs:
            tab.goto(address)
        tabs[0].close()  # the one that held the stream: another takes it over
        file.write_text("For all of them", encoding="utf-8")
        for tab in tabs[1:]:
            letter(tab).get_by_text("morning For all of them").wait_for(timeout=2000)


def test_without_scripts_the_edition_and_its_views_are_there(browser, address):
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(address)
        letter(tab).get_by_text("First subject").wait_for()
        tab.get_by_role("link", name="Phone").click()
        tab.get_by_role("link", name="Dark").click()
        tab.wait_for_url("**/?width=phone&scheme=dark")  # and the style sheet with it
        assert tab.locator("#letter").bounding_box()["width"] == pytest.approx(377)
