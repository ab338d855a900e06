"""What a server is told with each request: what we know already, who may come in, what it asked us to bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
from aiohttp import hdrs
from yarl import URL

if TYPE_CHECKING:
    from digest.gather.outcome import FeedRequest

LONGEST_REPEATED = 2000  # characters
MOST_COOKIES = 50  # of one answer


class Cookies:
    """What servers hand over with a redirect and want to see again at its end. They live as long as one feed's request:
    some sites lead in circles whoever comes without."""

    def __init__(self) -> None:
        self._jar: aiohttp.CookieJar | None = None

    def take(self, response: aiohttp.ClientResponse) -> None:
        if hdrs.SET_COOKIE not in response.headers:
            return
        if self._jar is None:
            self._jar = aiohttp.CookieJar(unsafe=True)  # unsafe: hosts may be addresses, too
        self._jar.update_cookies_from_headers(response.headers.getall(hdrs.SET_COOKIE)[:MOST_COOKIES], response.url)

    def of(self, url: URL) -> str | None:
        """The header for a request to `url`."""
        ours = self._jar.filter_cookies(url).values() if self._jar else ()
        return "; ".join(f"{cookie.key}={cookie.coded_value}" for cookie in ours) or None


def is_conditional(request: FeedRequest, url: URL) -> bool:
    """Do ETag and date of the last answer mean something at this address? Elsewhere another file may lie, and older."""
    came_from = request.final_url or request.url
    return str(url) == came_from or _bare(url) == _bare(URL(came_from))


def repeatable(header: str | None) -> str | None:
    """An ETag or a date that can be stored, and sent back as it came: some servers send rubbish."""
    return header if header and len(header) <= LONGEST_REPEATED and header.isprintable() else None


def headers_for(request: FeedRequest, url: URL, cookies: str | None, *, alone: bool) -> dict[str, str]:
    """The headers of one request. `alone`: no other feed waits for this host."""
    headers: dict[str, str] = {}
    if (request.etag or request.last_modified) and is_conditional(request, url):
        if request.etag:
            headers[hdrs.IF_NONE_MATCH] = request.etag
        if request.last_modified:
            headers[hdrs.IF_MODIFIED_SINCE] = request.last_modified
    if alone:
        headers[hdrs.CONNECTION] = "close"
    configured = URL(request.url)
    if _may_be_told(url, configured):
        headers.update(request.headers)
        login = request.auth or ((configured.user, configured.password or "") if configured.user else None)
        if login:
            headers[hdrs.AUTHORIZATION] = aiohttp.encode_basic_auth(*login)
    if cookies:
        own = next((name for name in headers if name.lower() == "cookie"), None)
        headers[own or hdrs.COOKIE] = f"{headers[own]}; {cookies}" if own else cookies
    return headers


def _may_be_told(url: URL, configured: URL) -> bool:
    """May this address see the headers meant for the configured one? Only the same host may, never in clearer text."""
    return url.host == configured.host and (
        url.origin() == configured.origin() or (url.scheme == "https" and url.is_default_port())
    )


def _bare(url: URL) -> URL:
    return url.with_user(None).with_fragment(None)
