"""Many things at once, each told when it is done, and all of them ended when nobody listens any more."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

Asked = TypeVar("Asked")
Told = TypeVar("Told")
UNTOLD = 8  # results that may wait for whoever asked


async def side_by_side(
    asked: Sequence[Asked], work: Callable[[Asked, AsyncExitStack], Awaitable[Told]]
) -> AsyncGenerator[Told, None]:
    """The result of `work` for each that is asked, in the order in which they are done.

    What a work enters into the stack that it is given, it holds until its result has been taken.
    """
    results: asyncio.Queue[Told] = asyncio.Queue(UNTOLD)

    async def tell(one: Asked) -> None:
        async with AsyncExitStack() as held:
            await results.put(await work(one, held))

    tasks = [asyncio.create_task(tell(one)) for one in asked]
    try:
        for _ in asked:
            yield await results.get()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
