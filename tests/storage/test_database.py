import asyncio
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.ports import Stores
from storage.database import Database
from storage.steady import to_the_end
from storage.stores import stores as make_stores
from storage.tables import facts
from tests.postgres import Server, name_of
from tests.storage.samples import new_article


async def put(database: Database, name: str) -> None:
    async with database.write() as connection:
        await connection.execute(sa.insert(facts).values(name=name, value=""))


async def names(database: Database) -> list[str]:
    async with database.read() as connection:
        found = await connection.execute(sa.select(facts.c.name).order_by(facts.c.name))
        return list(found.scalars())


async def test_a_unit_of_work_is_all_or_nothing(database: Database) -> None:
    with pytest.raises(KeyError):
        async with database.write() as connection:
            await connection.execute(sa.insert(facts).values(name="a", value=""))
            raise KeyError
    assert await names(database) == []
    await put(database, "b")
    assert await names(database) == ["b"]


async def test_a_reader_sees_one_instant(database: Database, other: Database) -> None:
    async with database.read() as connection:
        count = sa.select(sa.func.count()).select_from(facts)
        assert (await connection.execute(count)).scalar_one() == 0
        await put(other, "a")
        assert (await connection.execute(count)).scalar_one() == 0
    assert await names(database) == ["a"]


async def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(sa.insert(facts).values(name="a", value=""))
        assert await asyncio.gather(*(names(database) for _ in range(10))) == [[]] * 10
    assert await names(database) == ["a"]


async def test_many_writers_of_two_databases(database: Database, other: Database) -> None:
    wanted = [f"{number:03}" for number in range(60)]
    await asyncio.gather(
        *(put((database, other)[number % 2], name) for number, name in enumerate(wanted))
    )
    assert await names(database) == wanted


async def test_reading_before_writing_is_no_stale_snapshot(
    database: Database, other: Database
) -> None:
    """With SQLite's deferred BEGIN one of two such units fails at once."""

    async def add_one(here: Database, name: str) -> None:
        async with here.write() as connection:
            await connection.execute(sa.select(facts))
            await asyncio.sleep(0)
            await connection.execute(sa.insert(facts).values(name=name, value=""))

    await asyncio.gather(
        *(add_one((database, other)[number % 2], f"{number}") for number in range(20))
    )
    assert len(await names(database)) == 20


async def hang(database: Database, entered: asyncio.Event) -> None:
    async with database.write() as connection:
        await connection.execute(sa.insert(facts).values(name="never", value=""))
        entered.set()
        await asyncio.Event().wait()


async def test_a_cancelled_unit_is_rolled_back(database: Database, other: Database) -> None:
    for number in range(5):
        entered = asyncio.Event()
        task = asyncio.create_task(hang(database, entered))
        await entered.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await put(database, f"{number}")
    await put(other, "other")
    assert await names(database) == ["0", "1", "2", "3", "4", "other"]


async def work(database: Database, number: int, done: list[str]) -> None:
    async with database.write() as connection:
        for part in "ab":
            row = {"name": f"{number}{part}", "value": ""}
            await connection.execute(sa.insert(facts).values(row))
    done.append(f"{number}")


async def test_cancelled_at_any_step(database: Database, other: Database) -> None:
    """Wherever the cancellation falls, a unit is whole or not there, and the next one works."""
    done: list[str] = []
    for steps in range(40):
        task = asyncio.create_task(work(database, steps, done))
        for _ in range(steps):
            await asyncio.sleep(0 if steps % 2 else 0.0005)
        task.cancel()
        await asyncio.wait([task])
        await put(database, f"{steps} after")
    await put(other, "z")
    found = set(await names(database))
    for steps in range(40):
        whole = {f"{steps}a", f"{steps}b"}
        assert found & whole in (set(), whole)
        assert f"{steps} after" in found
    assert {f"{number}{part}" for number in done for part in "ab"} <= found


async def test_cancelled_work_holds_no_lock(stores: Stores, other: Database) -> None:
    """Not even while somebody keeps the cancelled task, and with it what it was doing."""
    kept = []
    for steps in range(40):
        task = asyncio.create_task(stores.articles.take(new_article(f"guid:{steps}"), []))
        await asyncio.sleep(steps * 0.0003)
        task.cancel()
        await asyncio.wait([task])
        kept.append(task)
        await put(other, f"{steps}")
    assert len(await names(other)) == len(kept) == 40


async def test_cancelled_readers_leave_room_for_others(database: Database) -> None:
    await put(database, "a")
    for steps in range(30):
        tasks = [asyncio.create_task(names(database)) for _ in range(6)]
        for _ in range(steps):
            await asyncio.sleep(0 if steps % 2 else 0.0005)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    assert await asyncio.gather(*(names(database) for _ in range(10))) == [["a"]] * 10


async def test_cancelled_while_waiting_for_its_turn(database: Database) -> None:
    entered = asyncio.Event()
    first = asyncio.create_task(hang(database, entered))
    await entered.wait()
    waiting = [asyncio.create_task(put(database, f"{number}")) for number in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    first.cancel()
    results = await asyncio.gather(first, *waiting, return_exceptions=True)
    assert isinstance(results[0], asyncio.CancelledError)
    assert (results[1], results[3]) == (None, None)
    assert {"0", "2"} <= set(await names(database))


async def test_cancelled_twice(database: Database) -> None:
    entered = asyncio.Event()
    task = asyncio.create_task(hang(database, entered))
    await entered.wait()
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    await put(database, "after")
    assert await names(database) == ["after"]


async def test_to_the_end_ends_before_the_cancellation_is_told() -> None:
    begun, steps = asyncio.Event(), []

    async def finish() -> None:
        begun.set()
        await asyncio.sleep(0.01)
        steps.append("finished")

    task = asyncio.create_task(to_the_end(finish()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert steps == ["finished"]


async def pragmas(connection: Any) -> dict[str, Any]:
    wanted = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    return {
        name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one() for name in wanted
    }


async def test_sqlite_is_set_up_for_power_loss(tmp_path: Path) -> None:
    """On every connection, also on the one made after a cancellation took the first."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/test.db")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    for _ in range(2):
        async with database.write() as connection:
            assert await pragmas(connection) == wanted
        await database._writer.dispose()
    async with database.read() as connection:
        assert (await pragmas(connection))["busy_timeout"] == 10_000

    def in_its_thread(connection: sa.Connection) -> dict[str, Any]:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}

    assert await database.write_whole(in_its_thread) == wanted
    await database.close()


async def test_postgresql_waits_for_the_disk(postgres_server: Server) -> None:
    url = await postgres_server.migrated()
    await postgres_server.run(f"ALTER DATABASE {name_of(url)} SET synchronous_commit = off")
    database = await Database.open(url)
    async with database.write() as connection:
        shown = await connection.exec_driver_sql("SHOW synchronous_commit")
        assert shown.scalar_one() == "on"
    await database.close()
    await postgres_server.drop(url)


async def test_folders_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database = await Database.open("sqlite+aiosqlite:///data/deep/jarshy.db")
    await database.close()
    assert database.address.path == tmp_path / "data" / "deep" / "jarshy.db"
    assert database.address.path.stat().st_size > 0


async def test_what_is_stored_is_there_after_opening_again(url: str, stores: Stores) -> None:
    taken = await stores.articles.take(new_article(), [])
    again = await Database.open(url, create=False)
    assert await make_stores(again).articles.get(taken.article_id)
    await again.close()
