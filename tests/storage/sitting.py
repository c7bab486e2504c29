"""A running process's side of a database, several of them in one test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bot.ports import Stores
from storage import seats
from storage.database import Database
from storage.seats import Seat, join
from storage.stores import stores as make_stores
from tests.postgres import Server, name_of


@dataclass
class Sitting:
    """One process's side of the database."""

    seat: Seat
    database: Database
    stores: Stores
    stop: asyncio.Event

    async def role(self, name: str, within: float = 10) -> bool:
        """Take it as soon as it is free."""
        for _ in range(int(within / 0.05)):
            if await self.seat.take(name) is None:
                return True
            await asyncio.sleep(0.05)
        return False


@asynccontextmanager
async def sitting(url: str) -> AsyncIterator[Sitting]:
    async with AsyncExitStack() as stack:
        seat = await stack.enter_async_context(join(url))
        database = await Database.open(url)
        stack.push_async_callback(database.close)
        await stack.enter_async_context(seat.seated(database))
        stop = asyncio.Event()
        keeping = asyncio.create_task(seat.keep(stop))
        try:
            yield Sitting(seat, database, make_stores(database), stop)
        finally:
            stop.set()
            await keeping


async def cut(server: Server, url: str, number: int) -> None:
    """What the server does when it sees that a process is gone: its number is locked no more."""
    lock = seats._lock_of(number)
    await server.run(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        f" AND (classid::bigint << 32 | objid::bigint) = {lock}"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
        name_of(url),
    )
