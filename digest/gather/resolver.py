"""The address rule where names become addresses. A connection goes to what was checked here, and to nothing else."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp.abc import AbstractResolver, ResolveResult

from digest.gather.addresses import is_allowed, is_named

if TYPE_CHECKING:
    from collections.abc import Callable

    Lookup = Callable[[str, int, int], list[tuple[int, str]]]


T = TypeVar("T")


class ForbiddenAddress(OSError):
    """A name leads only where the address rule lets nobody go."""


class CheckedResolver(AbstractResolver):
    """Looks names up and keeps the addresses that may be reached.

    `named_hosts` as addresses.comparable gives them. `lookup` takes host, port and family and returns pairs of family
    and address.
    """

    def __init__(self, named_hosts: frozenset[str], lookup: Lookup | None = None) -> None:
        self._named_hosts = named_hosts
        self._lookup = lookup or system_lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await in_own_thread(lambda: self._lookup(host, port, family))
        named = is_named(host, self._named_hosts)
        allowed = [(kind, address) for kind, address in found if is_allowed(ip_address(address), named=named)]
        if found and not allowed:
            raise ForbiddenAddress(f"{host} is {found[0][1]}")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=kind,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for kind, address in allowed
        ]

    async def close(self) -> None:
        """Nothing is held."""


def system_lookup(host: str, port: int, family: int) -> list[tuple[int, str]]:
    answers = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
    return [(kind, str(address[0])) for kind, _, _, _, address in answers]


async def in_own_thread(work: Callable[[], T]) -> T:
    """The result of a call that blocks.

    Each in a thread of its own that nobody waits for: a name server that never answers holds up no other name, which
    it would in the event loop's pool of six threads, nor the end of the program.
    """
    loop = asyncio.get_running_loop()
    result: asyncio.Future[T] = loop.create_future()

    def tell(setter: Callable[[Any], None], value: object) -> None:
        if not result.done():
            setter(value)

    def run() -> None:
        outcome: tuple[Callable[[Any], None], object]
        try:
            outcome = (result.set_result, work())
        except Exception as error:  # raised again where the result is awaited
            outcome = (result.set_exception, error)
        with suppress(RuntimeError):  # the loop is closed: nobody asks any more
            loop.call_soon_threadsafe(tell, *outcome)

    threading.Thread(target=run, daemon=True, name="lookup").start()
    return await result
