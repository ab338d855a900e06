"""The proxy that the environment names, as curl and others read it: `http_proxy`, `https_proxy`, `no_proxy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict
from urllib.request import getproxies_environment, proxy_bypass

from aiohttp import encode_basic_auth
from yarl import URL

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProxyArguments(TypedDict, total=False):
    proxy: URL
    proxy_headers: Mapping[str, str]


class Proxies:
    """Read once a run: the HTTP client would start a thread for each request to read them."""

    def __init__(self) -> None:
        found = getproxies_environment()
        self._by_scheme = {
            scheme: URL(address if "://" in address else f"http://{address}")
            for scheme in ("http", "https")
            if (address := found.get(scheme) or found.get("all"))
        }

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(url.host for url in self._by_scheme.values() if url.host)

    def of(self, url: URL) -> URL | None:
        """The proxy that requests for `url` go through."""
        proxy = self._by_scheme.get(url.scheme)
        if proxy is None or proxy_bypass(f"{url.host}:{url.port}"):
            return None
        return proxy

    def arguments(self, url: URL) -> ProxyArguments:
        """What the HTTP client is told of it."""
        proxy = self.of(url)
        if proxy is None:
            return {}
        if proxy.user is None:
            return {"proxy": proxy}
        login = encode_basic_auth(proxy.user, proxy.password or "")
        return {"proxy": proxy.with_user(None), "proxy_headers": {"Proxy-Authorization": login}}
