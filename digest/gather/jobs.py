"""What crosses the socket between the caller and the processes that parse."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LENGTH = struct.Struct("!I")  # before each message


@dataclass(frozen=True, slots=True)
class Job:
    """A body to parse."""

    body: bytes
    url: str
    content_type: str | None
    now: datetime


@dataclass(frozen=True, slots=True)
class ArticleJob(Job):
    """A body that is an article's page, not a feed."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a body is no feed. Crosses in place of an exception."""

    error: str
    feeds: tuple[str, ...] = ()  # that the web page found there declares


def packed(message: object) -> bytes:
    """A message as it crosses."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(data)) + data
