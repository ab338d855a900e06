"""What can go wrong, as one small tree. Each error carries what a user needs to act, and says it in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class DigestError(Exception):
    """Anything the program tells its user without a traceback. `str()` is the line shown."""

    exit_status = 1


class UsageError(DigestError):
    """A mistake in the call."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a configuration file. Lines and columns count from 1; 0 where the whole file is meant."""

    file: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else str(self.file)
        return f"{place}: {self.message}"


class ConfigError(DigestError):
    """The configuration cannot be used. Every mistake found is told, a line each."""

    exit_status = 2

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class StoreError(DigestError):
    """The store cannot be opened or written."""


class TemplateError(DigestError):
    """A template cannot be rendered."""

    exit_status = 2


class FeedError(DigestError):
    """A feed could not be read, in words that its reader understands.

    `retry_after` is the number of seconds that the server asked us to wait, where it did; `gone` tells that it asked
    us never to come back (410).
    """

    def __init__(self, message: str, *, retry_after: float | None = None, gone: bool = False) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.gone = gone


class DeliveryError(DigestError):
    """A message was not taken. `code` is the server's reply (RFC 5321 §4.2), None where there was none.

    `permanent`: trying the same recipient again is pointless. `connection`: every recipient would fare the same, so
    the batch stops and its deliveries stay due.
    """

    def __init__(self, message: str, *, code: int | None = None, permanent: bool, connection: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.permanent = permanent
        self.connection = connection
