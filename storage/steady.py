"""Work that a cancellation does not cut in the middle; it is told of at the work's end."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")


async def to_the_end(work: "Coroutine[Any, Any, T] | asyncio.Future[T]") -> T:
    """Await `work` even where the caller is cancelled meanwhile; that follows after."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is None:
        return task.result()
    if not task.cancelled():
        task.exception()  # seen: the caller is told of the cancellation instead
    raise cancelled


class SteadyConnection(AsyncConnection):
    """A connection whose every statement runs to its end.

    Cut in the middle, SQLite's driver keeps the unfinished statement for as long as anything
    refers to the cancelled task, and with it, even after closing, the lock on the file.
    """

    __slots__ = ()

    async def start(self, is_ctxmanager: bool = False) -> AsyncConnection:
        return await to_the_end(super().start(is_ctxmanager))

    async def execute(self, *args: Any, **options: Any) -> Any:
        return await to_the_end(super().execute(*args, **options))

    async def exec_driver_sql(self, *args: Any, **options: Any) -> Any:
        return await to_the_end(super().exec_driver_sql(*args, **options))

    async def run_sync(self, *args: Any, **options: Any) -> Any:
        return await to_the_end(super().run_sync(*args, **options))

    async def commit(self) -> None:
        await to_the_end(super().commit())

    async def close(self) -> None:
        await to_the_end(super().close())
