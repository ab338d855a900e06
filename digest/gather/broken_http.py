"""Answers that break HTTP: what came before the break is kept, and heads have an end.

The HTTP client throws a whole answer away where its body breaks the rules in the same packet in which its headers came
(a Content-Length that counts characters instead of bytes is enough), waits for the rest for ever where that happens in
a later one, and takes headers of any length one by one.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import HttpProcessingError

LARGEST_HEAD = 256_000  # bytes of status line and headers; some servers send policies of 20 KB
HINTS = {100, *range(102, 200)}  # answers before the answer (RFC 9110 §15.2); after 101 no HTTP follows
MOST_HINTS = 50
HEAD_END = re.compile(rb"\n\r?\n")
ENDLESS = "headers without end"


class Connector(aiohttp.TCPConnector):
    """Connections whose answers may break off."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._factory: Any = partial(_Handler, loop=self._loop)


class Break:
    """Ends a response's body where HTTP breaks, and tells whether it did."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.came = False
        self._content = response.content
        connection = response.connection  # None where all of the body is there already
        if connection is not None and isinstance(connection.protocol, _Handler):
            connection.protocol.tell(self)

    def happens(self) -> None:
        if not self._content.is_eof():
            self.came = True
            self._content.feed_eof()


class _Handler(ResponseHandler):
    """Reads one answer after another from a connection."""

    def __init__(self, loop: Any) -> None:
        super().__init__(loop)
        self._in_head = False
        self._head_size = 0
        self._last = b""  # the last bytes of the head so far: its end may be cut in two
        self._hints = 0
        self._break: Break | None = None

    def set_response_params(self, **params: Any) -> None:
        """A request has been sent: the next thing to come is a head."""
        self._in_head, self._head_size, self._hints, self._last, self._break = True, 0, 0, b"", None
        super().set_response_params(**params)

    def feed_data(self, data: Any, size: int = 0) -> None:
        """A head has been read. That of a hint (1xx) is followed by another."""
        super().feed_data(data, size)
        self._in_head = data[0].code in HINTS
        self._hints += self._in_head
        if self._hints > MOST_HINTS:
            self._leave()

    def data_received(self, data: bytes) -> None:
        while data and self._in_head:
            found = HEAD_END.search(self._last + data)
            of_head = found.end() - len(self._last) if found else len(data)
            self._head_size += of_head
            self._last = b"" if found else (self._last + data)[-2:]
            if self._head_size > LARGEST_HEAD:
                self._leave()
                return
            super().data_received(data[:of_head])
            data = data[of_head:]
            if self.exception() is not None:
                return
        if data:
            super().data_received(data)

    def _leave(self) -> None:
        self.set_exception(HttpProcessingError(message=ENDLESS))
        if self.transport is not None:
            self.transport.close()

    def tell(self, broken: Break) -> None:
        """Hears of the first break after the head, also of one that was before this call."""
        self._break = broken
        if isinstance(self.exception(), HttpProcessingError):
            broken.happens()

    def set_exception(self, exc: Any, *cause: Any) -> None:
        super().set_exception(exc, *cause)
        if self._break is not None and isinstance(exc, HttpProcessingError):
            self._break.happens()
