"""Where redirects lead, and what is remembered of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gathered import SETTINGS, fetched, page
from web_server import Web, rss, web_server

from digest.errors import FeedError
from digest.gather.fetch import NotModified


def chain(web: Web, *statuses: int) -> str:
    """Redirects of these statuses one after another, a feed at the end. Returns where they begin."""
    for number, status in enumerate(statuses):
        web.put(f"/{number}", status=status, Location=f"/{number + 1}")
    web.put(f"/{len(statuses)}", rss("One"))
    return web.url("/0")


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ((301,), "/1"),
        ((308,), "/1"),
        ((301, 308), "/2"),
        ((302,), None),
        ((303,), None),
        ((307,), None),
        ((302, 301), None),  # only what every hop before it made permanent
        ((301, 302), "/1"),
        ((301, 302, 301), "/1"),
    ],
)
def test_a_permanent_redirect_is_remembered(statuses: tuple[int, ...], moved_to: str | None) -> None:
    with web_server() as web:
        answer = page(chain(web, *statuses))
    assert answer.body == rss("One")
    assert answer.url == web.url(f"/{len(statuses)}")
    assert answer.moved_to == (moved_to and web.url(moved_to))


def test_ten_redirects_are_followed_and_no_more() -> None:
    with web_server() as web:
        assert page(chain(web, *[302] * 10)).body == rss("One")
        with pytest.raises(FeedError, match=r"^redirects without end$"):
            page(chain(web, *[302] * 11))


def test_a_redirect_to_itself_ends() -> None:
    with web_server() as web, pytest.raises(FeedError, match=r"^redirects without end$"):
        page(web.put("/feed", status=302, Location="/feed"))


def test_a_feed_that_moved_is_asked_for_where_it_moved_to() -> None:
    with web_server() as web:
        web.put("/new", rss("New"))
        answer = page(web.url("/old"), moved_to=web.url("/new"))
    assert web.paths() == ["/new"]
    assert (answer.body, answer.moved_to) == (rss("New"), web.url("/new"))


def test_a_feed_that_is_no_longer_where_it_moved_to_is_asked_for_at_its_old_place() -> None:
    with web_server() as web:
        web.put("/old", rss("Old"))
        answer = page(web.url("/old"), moved_to=web.url("/new"))
    assert web.paths() == ["/new", "/old"]
    assert (answer.body, answer.moved_to) == (rss("Old"), None)


def test_what_did_not_change_keeps_where_it_moved_to() -> None:
    with web_server() as web:
        web.put("/new", status=304)
        new = web.url("/new")
        assert fetched(web.url("/old"), moved_to=new, final_url=new, etag='"1"') == NotModified(new, new, None)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file:///etc/passwd", r"leads to an address that is not of the web \(file:\)"),
        ("ftp://127.0.0.1/x", r"leads to an address that is not of the web \(ftp:\)"),
        ("javascript:alert(1)", r"leads to an address that is not of the web \(javascript:\)"),
        ("data:text/xml,x", r"leads to an address that is not of the web \(data:\)"),
        ("http://", "leads to something that is no address"),
        ("http://[::1", "leads to something that is no address"),
        ("http://127.0.0.1:99999/", "leads to something that is no address"),
    ],
)
def test_a_redirect_leads_to_the_web_or_nowhere(location: str, words: str) -> None:
    with web_server() as web, pytest.raises(FeedError, match=f"^{words}$"):
        page(web.put("/feed", status=302, Location=location))


def test_a_redirect_that_names_no_place_is_an_error() -> None:
    with web_server() as web, pytest.raises(FeedError, match=r"^answered with an error \(302\)$"):
        page(web.put("/feed", status=302))


def test_a_cookie_set_on_the_way_is_brought_along_and_then_forgotten() -> None:
    """Some sites lead whoever comes without it in circles."""
    with web_server() as web, web_server("127.0.0.2") as other:
        url = web.put("/feed", status=302, Location="/wall", Set_Cookie="seen=1; Path=/")
        web.put("/wall", status=302, Location=other.url("/feed"), Set_Cookie='b="2 3"; Domain=example.org')
        other.put("/feed", status=302, Location=web.url("/end"))
        web.put("/end", rss("One"))
        both = replace(SETTINGS, named_hosts=frozenset({"127.0.0.1", "127.0.0.2"}))
        for _ in range(2):
            page(url, both, headers={"cookie": "own=1"})
    told = [request.headers.get("cookie") for request in web.asked]
    assert told == ["own=1", "own=1; seen=1", "own=1; seen=1"] * 2
    assert [request.headers.get("cookie") for request in other.asked] == [None, None]
