"""The proxy that the environment names, as curl and others read it: `http_proxy`, `https_proxy`, `no_proxy`."""

from __future__ import annotations

from urllib.request import getproxies_environment, proxy_bypass

from yarl import URL

from digest.errors import UsageError


class Proxies:
    """Read once a run: the HTTP client would start a thread for each request to read them.

    Raises UsageError where the environment names one that cannot be used.
    """

    def __init__(self) -> None:
        found = getproxies_environment()
        self._by_scheme = {
            scheme: _proxy(scheme, address)
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


def _proxy(scheme: str, address: str) -> URL:
    try:
        url = URL(address if "://" in address else f"http://{address}")
        if url.scheme in ("http", "https") and url.host:
            return url
    except ValueError:
        pass
    # The address may hold a password, so it is not shown.
    raise UsageError(
        f"the proxy that {scheme}_proxy or all_proxy names in the environment is not one of http:// or https://"
    )
