"""The preview page in a real browser: its views, its keys, and reloading."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from digest.errors import UsageError
from digest.preview.server import serve
from digest.preview.state import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
HTML = """<!DOCTYPE html><html lang="en"><head><style>
body{background:#ffffff} @media (prefers-color-scheme:dark){body{background:#101010}}
</style></head><body><p style="height:3000px">The edition</p></body></html>"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text("The first subject", encoding="utf-8")
    return path


@pytest.fixture
def address(file: Path) -> Iterator[str]:
    stop, listening, found = threading.Event(), threading.Event(), []

    def build() -> list[Shown]:
        text = file.read_text(encoding="utf-8")
        if "broken" in text:
            raise UsageError("config.yaml:3:5: is broken")
        return [Shown("morning", "The Morning", text, HTML, "The text part", b"")]

    def announce(url: str) -> None:
        found.append(url)
        listening.set()

    thread = threading.Thread(
        target=serve, args=(build, lambda: [file]), kwargs={"port": 0, "announce": announce, "stop": stop}
    )
    thread.start()
    assert listening.wait(5)
    yield found[0]
    stop.set()
    thread.join(5)


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        tab = browser.new_page(viewport={"width": 1300, "height": 900}, color_scheme="light")
        tab.said = []  # what the console said: nothing, if all is well
        tab.on("console", lambda message: tab.said.append(message.text))
        tab.goto(address)
        yield tab
        said = tab.said
        browser.close()
    assert not said


def width_of_the_edition(page: Page) -> float:
    box = page.locator("iframe").bounding_box()
    assert box
    return box["width"]


def test_keys_change_the_width(page: Page) -> None:
    assert width_of_the_edition(page) == 1200
    page.keyboard.press("3")
    assert width_of_the_edition(page) == 375
    page.keyboard.press("1")
    assert width_of_the_edition(page) == 1200


def test_the_dark_view_is_dark_in_a_light_browser(page: Page) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    frame = page.frame_locator("iframe").locator("body")
    assert frame.evaluate(f"() => {background}") == "rgb(255, 255, 255)"
    page.keyboard.press("d")
    page.frame_locator("iframe[src$='.dark']").locator("p").wait_for()
    assert page.frame_locator("iframe").locator("body").evaluate(f"() => {background}") == "rgb(16, 16, 16)"


def test_a_change_is_shown_within_a_second_and_the_view_stays(page: Page, file: Path) -> None:
    page.keyboard.press("3")
    file.write_text("The second subject", encoding="utf-8")
    page.get_by_text("The second subject").wait_for(timeout=1500)
    assert width_of_the_edition(page) == 375


def test_a_mistake_stands_above_the_last_good_edition_until_it_is_mended(page: Page, file: Path) -> None:
    file.write_text("broken", encoding="utf-8")
    page.get_by_role("alert").get_by_text("config.yaml:3:5: is broken").wait_for(timeout=2000)
    assert page.get_by_text("The first subject").is_visible()
    file.write_text("The mended subject", encoding="utf-8")
    page.get_by_text("The mended subject").wait_for(timeout=2000)
    assert page.get_by_role("alert").text_content() == ""
