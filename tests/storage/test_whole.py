"""Units of work done whole: in a thread of their own on SQLite, alike on PostgreSQL."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import StorageError
from storage.database import Database
from storage.tables import facts


def adding(name: str) -> Callable[[sa.Connection], None]:
    def work(connection: sa.Connection) -> None:
        connection.execute(sa.insert(facts).values(name=name, value=""))

    return work


def all_names(connection: sa.Connection) -> list[str]:
    return list(connection.execute(sa.select(facts.c.name).order_by(facts.c.name)).scalars())


async def test_a_whole_unit_is_all_or_nothing(database: Database, other: Database) -> None:
    def half(connection: sa.Connection) -> None:
        adding("never")(connection)
        raise KeyError

    with pytest.raises(KeyError):
        await database.write_whole(half)
    await asyncio.gather(*(database.write_whole(adding(f"{number}")) for number in range(9)))
    assert await other.read_whole(all_names) == [f"{number}" for number in range(9)]
    with pytest.raises(StorageError, match="there already"):
        await database.write_whole(adding("3"))
    await other.write_whole(adding("z"))


async def test_a_whole_unit_and_others_take_turns(tmp_path: Path) -> None:
    """No unit that writes to SQLite meets another's lock, whatever way it takes."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/test.db")
    async with database.write() as connection:
        await connection.execute(sa.insert(facts).values(name="a", value=""))
        whole = asyncio.create_task(database.write_whole(adding("b")))
        await asyncio.sleep(0.05)
        assert await database.read_whole(all_names) == []
        assert not whole.done()
    await whole
    assert await database.read_whole(all_names) == ["a", "b"]
    await database.close()


async def test_a_whole_unit_is_not_cut_by_a_cancellation(database: Database) -> None:
    for steps in range(20):
        task = asyncio.create_task(database.write_whole(adding(f"{steps}")))
        for _ in range(steps):
            await asyncio.sleep(0 if steps % 2 else 0.0005)
        task.cancel()
        await asyncio.wait([task])
        await database.write_whole(adding(f"{steps} after"))
    assert {f"{steps} after" for steps in range(20)} <= set(await database.read_whole(all_names))


async def test_a_whole_unit_that_reads_may_not_write(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/test.db")
    with pytest.raises(StorageError):
        await database.read_whole(adding("a"))
    await database.close()
