"""Who sits at a database, what they hold, and what becomes of it when they go."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import DatabaseHeld, PlaceLost
from storage import seats
from storage.database import Database
from storage.engines import process_name
from storage.locks import hold
from storage.seats import join
from storage.tables import processes
from tests.postgres import Server
from tests.storage.sitting import cut, sitting


async def test_a_role_is_one_processs_until_that_ends(url: str) -> None:
    async with sitting(url) as one:
        assert await one.seat.take("talk") is None
        assert await one.seat.take("talk") is None, "it is ours already"
        one.seat.check()
    async with sitting(url) as other:
        assert await other.seat.take("talk") is None
        assert other.seat.number > one.seat.number, "a number is never given twice"


async def test_on_sqlite_there_is_one_seat(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    async with sitting(url):
        with pytest.raises(DatabaseHeld):
            async with join(url):
                pass


async def test_on_postgresql_the_second_stands_by(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        assert await one.seat.take("talk") is None
        assert await other.seat.take("talk") == process_name()
        assert await other.seat.take("fetch") is None, "another role is free"
        assert await one.seat.take("fetch") == process_name()
    async with sitting(shared) as third:
        async with sitting(shared) as fourth:
            assert await fourth.seat.take("talk") is None
            assert await third.seat.take("talk") is not None
        assert await third.role("talk"), "who leaves frees it at once"


async def test_nobody_sits_down_while_a_backup_is_put_back(url: str) -> None:
    async with hold(url):
        with pytest.raises(DatabaseHeld):
            async with join(url):
                pass


async def test_a_dead_one_is_buried_and_its_role_taken(
    shared: str, postgres_server: Server
) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        assert await one.seat.take("talk") is None
        one.stop.set()
        await cut(postgres_server, shared, one.seat.number)
        assert await other.role("talk")
        async with asyncio.timeout(10):
            await one.seat.lost.wait()
        with pytest.raises(PlaceLost):
            one.seat.check()


async def test_one_that_hangs_loses_its_place(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        assert await one.seat.take("talk") is None
        async with other.database.write() as connection:
            expired = sa.func.clock_timestamp() - sa.func.make_interval(0, 0, 0, 0, 0, 0, 1)
            mine = processes.c.id == one.seat.number
            await connection.execute(sa.update(processes).where(mine).values(until=expired))
        assert await other.role("talk")
        async with asyncio.timeout(10):
            await one.seat.lost.wait()
        other.seat.check()


async def test_a_lease_that_was_not_renewed_is_not_believed(
    shared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "LEASE", -1.0)
    async with join(shared) as seat:
        database = await Database.open(shared)
        async with seat.seated(database):
            with pytest.raises(PlaceLost, match="away for too long"):
                seat.check()
        await database.close()


async def test_who_starts_after_a_kill_need_not_stand_by(
    shared: str, postgres_server: Server
) -> None:
    async with sitting(shared) as one:
        assert await one.seat.take("talk") is None
        one.stop.set()
        await cut(postgres_server, shared, one.seat.number)
        async with sitting(shared) as other:
            assert await other.seat.take("talk") is None


async def test_who_could_not_renew_for_too_long_ends(
    shared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "LEASE", -1.0)
    async with join(shared) as seat:
        database = await Database.open(shared)
        async with seat.seated(database), asyncio.timeout(10):
            await seat.keep(stop=asyncio.Event())
        assert seat.lost.is_set()
        await database.close()
