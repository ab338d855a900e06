"""What crosses the socket between the caller and the processes that parse."""

from __future__ import annotations

import copyreg
import io
import pickle
import struct
from dataclasses import dataclass, fields
from operator import attrgetter

from digest.model import Block

_fields_of = attrgetter(*(field.name for field in fields(Block)))
LENGTH = struct.Struct("!I")  # before each message


@dataclass(frozen=True, slots=True)
class Job:
    """A body to parse."""

    body: bytes
    url: str
    content_type: str | None


@dataclass(frozen=True, slots=True)
class ArticleJob(Job):
    """A body that is an article's page, not a feed."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a body is no feed. Crosses in place of an exception."""

    error: str
    feeds: tuple[str, ...] = ()  # that the web page found there declares


class _Pickler(pickle.Pickler):
    """Blocks are many, and the state of a frozen dataclass costs twice as much as its arguments."""

    dispatch_table = copyreg.dispatch_table | {Block: lambda block: (Block, _fields_of(block))}


def packed(message: object) -> bytes:
    """A message as it crosses."""
    stream = io.BytesIO(bytes(LENGTH.size))
    stream.seek(LENGTH.size)
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(message)
    size = stream.tell() - LENGTH.size
    stream.seek(0)
    stream.write(LENGTH.pack(size))
    return stream.getvalue()
