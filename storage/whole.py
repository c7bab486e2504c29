"""Units of work done whole in threads of their own, on SQLite.

Each statement that is awaited by itself costs two changes of threads, six times the processor time
of the statement itself. Work that needs nothing but the database goes there and back once.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import sqlalchemy as sa

from storage.steady import to_the_end

T = TypeVar("T")


class Whole:
    """As many threads as `engine` has connections; each unit starts with the statement `begin`."""

    def __init__(self, engine: sa.Engine, begin: str, threads: int) -> None:
        self._engine = engine
        self._begin = begin
        self._most = threads
        self._threads: ThreadPoolExecutor | None = None

    async def run(self, work: Callable[[sa.Connection], T]) -> T:
        """Committed where `work` returns, rolled back where it raises.

        Once begun it goes to its end; the caller's cancellation follows after.
        """
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._most, "storage")
        loop = asyncio.get_running_loop()
        return await to_the_end(loop.run_in_executor(self._threads, self._unit, work))

    def close(self) -> None:
        """Waits for what is under way."""
        if self._threads is not None:
            self._threads.shutdown()
        self._engine.dispose()

    def _unit(self, work: Callable[[sa.Connection], T]) -> T:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(self._begin)
            done = work(connection)
            connection.commit()
        return done
