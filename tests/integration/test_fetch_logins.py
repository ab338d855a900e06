"""Passwords and headers go to the host that they are meant for, and to nobody else."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import pytest
from gathered import SETTINGS, page
from web_server import rss, web_server

from digest.gather.outcome import FeedRequest

BOTH = replace(SETTINGS, named_hosts=frozenset({"127.0.0.1", "127.0.0.2"}))
LOGIN = "Basic " + b64encode(b"ann:s:\xc3\xa4").decode()


def test_a_login_is_sent() -> None:
    with web_server() as web:
        page(web.put("/feed", rss("One")), auth=("ann", "s:ä"), headers={"X-Token": "t"})
    assert (web.asked[0].headers["authorization"], web.asked[0].headers["x-token"]) == (LOGIN, "t")


def test_a_login_in_the_address_is_sent_and_not_shown() -> None:
    with web_server() as web:
        web.put("/feed", rss("One"))
        answer = page(web.url("/feed").replace("http://", "http://ann:s%3A%C3%A4@"))
    assert web.asked[0].headers["authorization"] == LOGIN
    assert answer.url == web.url("/feed")


def test_a_feed_may_ask_for_another_user_agent() -> None:
    with web_server() as web:
        page(web.put("/feed", rss("One")), headers={"User-Agent": "Mozilla/5.0"})
    assert web.asked[0].headers["user-agent"] == "Mozilla/5.0"


def test_a_redirect_within_the_host_keeps_the_login() -> None:
    with web_server() as web:
        web.put("/new", rss("One"))
        page(web.put("/feed", status=302, Location="/new"), auth=("ann", "s:ä"))
    assert [request.headers.get("authorization") for request in web.asked] == [LOGIN, LOGIN]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2"])
def test_a_redirect_to_another_host_or_port_loses_it(host: str) -> None:
    with web_server() as web, web_server(host) as other:
        url = web.put("/feed", status=301, Location=other.put("/feed", rss("One")))
        page(url, BOTH, auth=("ann", "s:ä"), headers={"X-Token": "t"})
        page(url, BOTH, auth=("ann", "s:ä"), headers={"X-Token": "t"}, moved_to=other.url("/feed"))
    assert len(other.asked) == 2
    for request in other.asked:
        assert not {"authorization", "x-token"} & set(request.headers)


def test_a_password_is_not_shown_with_a_request() -> None:
    assert "secret" not in repr(FeedRequest("https://example.org/", auth=("ann", "secret")))
