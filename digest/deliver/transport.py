"""What takes one message to one recipient: the interface, and the choice by address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from types import TracebackType

    from digest.model import Envelope
    from digest.transport_url import Address


@dataclass(frozen=True, slots=True)
class Receipt:
    """A message was taken, and its taker now answers for it (RFC 5321 §6.1)."""

    code: int | None  # of the server's reply; None where there is no server
    text: str  # what it said, one line; of a Maildir the file


class Transport(Protocol):
    """Delivers messages one after another; one thread uses it. `with` closes it at the end.

    Every method but `close` raises DeliveryError. With `connection` the next recipient would fare the same: the server
    cannot be reached, trusted or logged in to, or refuses the sender. Without, the fault is this delivery's alone, and
    `send` may be called for the next one, whatever has become of the connection.
    """

    def open(self) -> None:
        """Gets ready to send: connects and logs in. Does nothing where that has been done; `send` calls it too."""

    def send(self, envelope: Envelope) -> Receipt:
        """Delivers a message, byte for byte. It has been taken only if this returns."""

    def introduce(self) -> str:
        """Gets ready as `open` does and leaves again, without a message. Returns one line about what was met."""

    def close(self) -> None:
        """Takes leave. Never raises; `open` or `send` may follow."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def connect_to(address: Address, *, timeout: float = 60, local_hostname: str | None = None) -> Transport:
    """The transport for `address`, not yet opened.

    `timeout`, in seconds, is what each step of a conversation with a server may take as a whole; a `send` over an open
    connection has six at most. `local_hostname` is how we introduce ourselves to it, by default by what the system
    knows without asking DNS.
    """
    if address.path is not None:
        from digest.deliver.maildir import Maildir

        return Maildir(address.path)
    from digest.deliver.smtp import Smtp

    return Smtp(address, timeout=timeout, local_hostname=local_hostname)
