"""Bodies that come packed, unpacked piece by piece. The bytes are believed before their server's words.

What is announced as packed and is plain stays as it is; what is gzip is unpacked, announced or not (feed.xml.gz), also
twice; what stands behind the end of packed data is dropped; of data that end too early the beginning is had.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 65_536  # bytes that are unpacked at once: whoever counts them can leave a bomb early
MEMBERS = 1000  # gzip files in one body: each further one costs time and may hold nothing
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
CHECK_SUM = 8  # bytes at the end of gzip (RFC 1952 §2.3.1)
START = 4  # bytes that tell how a body is packed
PLAIN = (b"<", b"{", b"\xef\xbb\xbf")  # no stream of zlib or brotli begins so
ANNOUNCED = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br"}


class Unpackable(Exception):
    """The data are packed in no way that we know, or damaged at their beginning."""


class Unpacker:
    """Unpacks one body. `content_encoding` as the server sends it (RFC 9110 §8.4)."""

    def __init__(self, content_encoding: str | None) -> None:
        names = [name.strip().lower() for name in (content_encoding or "").split(",")]
        announced = [ANNOUNCED[name] for name in reversed(names) if name in ANNOUNCED][:3]
        self._layers = [_Layer(name) for name in (*announced, None, None)]

    @property
    def whole(self) -> bool:
        """Has all that was packed come to its end?"""
        return all(layer.whole for layer in self._layers)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What further data hold, in pieces. Raises Unpackable."""
        return self._through(0, data)

    def end(self) -> Iterator[bytes]:
        """What is left where the body was too short to tell anything."""
        for number, layer in enumerate(self._layers):
            for piece in layer.end():
                yield from self._through(number + 1, piece)

    def _through(self, number: int, data: bytes) -> Iterator[bytes]:
        if number == len(self._layers):
            yield data
            return
        for piece in self._layers[number].feed(data):
            yield from self._through(number + 1, piece)


class _Layer:
    """One packing, or none: that is decided when the first bytes are there."""

    def __init__(self, announced: str | None) -> None:
        self._announced = announced
        self._start = b""
        self._packing: _Packing | None = None
        self._had = False  # has it given anything?
        self._broken = False

    @property
    def whole(self) -> bool:
        return not self._broken and (self._packing is None or self._packing.ended)

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._broken:
            return
        if self._packing is None:
            self._start += data
            if len(self._start) < START:
                return
            data, self._start = self._start, b""
            self._packing = _packing_of(data, self._announced)
        try:
            for piece in self._packing.unpack(data):
                self._had = True
                yield piece
        except Exception as error:  # of zlib or of brotli, whichever it was
            if not self._had:
                raise Unpackable from error
            self._broken = True

    def end(self) -> Iterator[bytes]:
        if self._packing is None and self._start:
            yield self._start


class _Packing(Protocol):
    @property
    def ended(self) -> bool: ...

    def unpack(self, data: bytes) -> Iterator[bytes]: ...


def _packing_of(start: bytes, announced: str | None) -> _Packing:
    if start.startswith(GZIP):
        return _Zlib(16 + zlib.MAX_WBITS)
    if start.startswith(ZSTD):
        raise Unpackable
    if announced is None or start.lstrip().startswith(PLAIN):
        return _Plain()
    if announced == "br":
        return _Brotli()
    if _has_zlib_header(start):
        return _Zlib(zlib.MAX_WBITS)
    return _Zlib(-zlib.MAX_WBITS) if announced == "deflate" else _Plain()


def _has_zlib_header(start: bytes) -> bool:
    """RFC 1950 §2.2; many servers send deflate without."""
    return start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0


class _Plain:
    ended = True

    def unpack(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Zlib:
    def __init__(self, window: int) -> None:
        self._window = window
        self._unpacker = zlib.decompressobj(window)
        self._members = MEMBERS if window > zlib.MAX_WBITS else 1  # that may still come
        self.ended = False

    def unpack(self, data: bytes) -> Iterator[bytes]:
        # What comes out of a piece is lost where its end is wrong: so the check sum gets a piece of its own.
        yield from self._unpack(data[:-CHECK_SUM])
        yield from self._unpack(data[-CHECK_SUM:])

    def _unpack(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self.ended and not self._begins_another(data):
                return
            if piece := self._unpacker.decompress(data, PIECE):
                yield piece
            self.ended = self._unpacker.eof
            data = self._unpacker.unused_data if self.ended else self._unpacker.unconsumed_tail

    def _begins_another(self, data: bytes) -> bool:
        """Gzip files may stand one after another (RFC 1952 §2.2)."""
        self._members = self._members - 1 if data.startswith(GZIP) or data == GZIP[:1] else 0
        if self._members > 0:
            self._unpacker = zlib.decompressobj(self._window)
        return self._members > 0


class _Brotli:
    def __init__(self) -> None:
        import brotli  # type: ignore[import-untyped]  # it has no types; the HTTP client has loaded it

        self._unpacker = brotli.Decompressor()

    @property
    def ended(self) -> bool:
        return bool(self._unpacker.is_finished())

    def unpack(self, data: bytes) -> Iterator[bytes]:
        while not self.ended and (piece := self._unpacker.process(data, output_buffer_limit=PIECE)):
            yield piece
            data = b""
