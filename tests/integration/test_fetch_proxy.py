"""The proxy that the environment names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gathered import SETTINGS, fetched, page
from web_server import Answer, rss, web_server

from digest.errors import FeedError, UsageError
from digest.gather import resolver

PUBLIC_ONLY = replace(SETTINGS, named_hosts=frozenset())


@pytest.fixture(autouse=True)
def _no_other_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)

    def unknown(host: str, port: int, family: int) -> list[tuple[int, str]]:
        if host == "intranet.example":
            return [(2, "10.0.0.1")]
        raise OSError(f"{host} is asked for")

    monkeypatch.setattr(resolver, "system_lookup", unknown)


def test_feeds_are_asked_for_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        proxy.pages["http://feeds.example/feed"] = Answer(rss("One"))
        assert page("http://feeds.example/feed", PUBLIC_ONLY).body == rss("One")
    assert proxy.paths() == ["http://feeds.example/feed"]
    assert proxy.asked[0].headers["host"] == "feeds.example"


def test_a_proxy_may_ask_for_a_login(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server() as proxy:
        monkeypatch.setenv("http_proxy", f"ann:secret@127.0.0.1:{proxy.port}")
        proxy.pages["http://feeds.example/feed"] = Answer(rss("One"))
        page("http://feeds.example/feed", PUBLIC_ONLY)
    assert proxy.asked[0].headers["proxy-authorization"] == "Basic YW5uOnNlY3JldA=="


def test_hosts_that_need_no_proxy_are_asked_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server() as proxy, web_server() as web:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert page(web.put("/feed", rss("One"))).body == rss("One")
    assert proxy.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::ffff:10.0.0.1]", "169.254.169.254", "intranet.example"])
def test_a_proxy_opens_no_way_to_private_addresses(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    with web_server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        with pytest.raises(FeedError, match="which is not a public address"):
            fetched(f"http://{host}/", PUBLIC_ONLY)
    assert proxy.asked == []


def test_a_proxy_that_cannot_be_reached_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
    with pytest.raises(FeedError, match=r"^cannot be asked: the proxy cannot be reached$"):
        fetched("http://feeds.example/feed", PUBLIC_ONLY)


@pytest.mark.parametrize("address", ["socks5://ann:secret@127.0.0.1:1080", "http://", "http://[::1"])
def test_a_proxy_that_cannot_be_used_is_a_mistake_of_the_user(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("all_proxy", address)
    with pytest.raises(UsageError, match=r"^the proxy that http_proxy or all_proxy names") as caught:
        fetched("http://feeds.example/feed", PUBLIC_ONLY)
    assert "secret" not in str(caught.value)
