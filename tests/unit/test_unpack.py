"""Packed bodies, whatever their server says of them."""

from __future__ import annotations

import contextlib
import gzip
import random
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.unpack import PIECE, Unpackable, Unpacker

BODY = b"<rss>" + random.Random(1).randbytes(20_000) + b"boats " * 20_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def unpacked(packed: bytes, encoding: str | None, step: int = 1000) -> tuple[bytes, bool]:
    unpacker = Unpacker(encoding)
    pieces = [piece for start in range(0, len(packed), step) for piece in unpacker.feed(packed[start : start + step])]
    return b"".join([*pieces, *unpacker.end()]), unpacker.whole


AS_IT_IS = [
    pytest.param(gzip.compress(BODY), "gzip", id="gzip"),
    pytest.param(gzip.compress(BODY), "X-GZIP", id="its older name"),
    pytest.param(zlib.compress(BODY), "deflate", id="deflate"),
    pytest.param(raw_deflate(BODY), "deflate", id="deflate without header"),
    pytest.param(brotli.compress(BODY), "br", id="brotli"),
    pytest.param(gzip.compress(BODY), None, id="gzip that nobody announced"),
    pytest.param(gzip.compress(BODY), "br", id="gzip announced as brotli"),
    pytest.param(gzip.compress(BODY), "deflate", id="gzip announced as deflate"),
    pytest.param(zlib.compress(BODY), "gzip", id="deflate announced as gzip"),
    pytest.param(BODY, "gzip", id="plain announced as gzip"),
    pytest.param(BODY, "deflate", id="plain announced as deflate"),
    pytest.param(b"\n" + BODY, "br", id="plain announced as brotli"),
    pytest.param(BODY, "utf-8", id="no encoding at all"),
    pytest.param(BODY, "zstd", id="plain announced as something unknown"),
    pytest.param(gzip.compress(gzip.compress(BODY)), "gzip", id="a packed file, packed"),
    pytest.param(gzip.compress(gzip.compress(BODY)), "gzip, gzip", id="packed twice"),
    pytest.param(brotli.compress(gzip.compress(BODY)), "gzip, br", id="packed twice, otherwise"),
    pytest.param(gzip.compress(BODY) + b"\r\n0\r\nrubbish", "gzip", id="rubbish behind it"),
    pytest.param(gzip.compress(BODY[:9]) + gzip.compress(BODY[9:]), "gzip", id="two files one after another"),
]


@pytest.mark.parametrize("step", [1, 1000, 10**7])
@pytest.mark.parametrize(("packed", "encoding"), AS_IT_IS)
def test_a_body_is_unpacked_as_it_is_not_as_it_is_announced(packed: bytes, encoding: str | None, step: int) -> None:
    body, whole = unpacked(packed, encoding, step)
    assert (body.lstrip(), whole) == (BODY, True)


@pytest.mark.parametrize(("packed", "encoding"), AS_IT_IS[:6])
def test_of_data_that_end_too_early_the_beginning_is_had(packed: bytes, encoding: str | None) -> None:
    body, whole = unpacked(packed[:-100], encoding)
    assert BODY.startswith(body)
    assert len(body) > 10_000
    assert not whole


@pytest.mark.parametrize("body", [b"", b"a", b"\x1f", b"<a>"])
def test_what_is_too_short_to_tell_stays_as_it_is(body: bytes) -> None:
    assert unpacked(body, "gzip") == (body, True)


@pytest.mark.parametrize("damaged", [b"\x1f\x8b" + b"x" * 99, b"\x28\xb5\x2f\xfd" + b"x" * 99])
def test_what_is_packed_otherwise_cannot_be_unpacked(damaged: bytes) -> None:
    with pytest.raises(Unpackable):
        unpacked(damaged, "gzip")


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress, lambda body: gzip.compress(gzip.compress(body))])
def test_a_bomb_comes_in_pieces(pack) -> None:
    bomb = pack(bytes(20_000_000))
    first = next(Unpacker("br" if pack is brotli.compress else "gzip").feed(bomb))
    assert len(first) <= 4 * PIECE


def test_a_body_of_ever_more_empty_files_ends() -> None:
    assert unpacked(gzip.compress(b"") * 100_000 + gzip.compress(b"end"), "gzip")[0] == b""


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "br, gzip", "", None]), st.integers(1, 50))
def test_any_bytes_are_unpacked_or_refused(data: bytes, encoding: str | None, step: int) -> None:
    with contextlib.suppress(Unpackable):
        unpacked(data, encoding, step)
