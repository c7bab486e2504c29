import asyncio
import re
from pathlib import Path

import pytest

from bot.errors import ConfigError, DatabaseHeld, StorageError
from storage.database import Database
from storage.engines import process_name
from storage.locks import hold
from storage.stores import stores
from tests.postgres import Server, name_of


async def test_one_holder_at_a_time(url: str) -> None:
    async with hold(url):
        with pytest.raises(DatabaseHeld, match=re.escape(f"({process_name()}); end it first")):
            async with hold(url):
                pass
    async with hold(url) as lost:
        assert not lost.is_set()


async def test_locks_of_other_names_are_other_locks(url: str) -> None:
    async with hold(url), hold(url, "poll"):
        with pytest.raises(DatabaseHeld):
            async with hold(url, "poll"):
                pass


async def test_others_work_beside_the_holder(url: str) -> None:
    async with hold(url):
        database = await Database.open(url)
        facts = stores(database).facts
        await facts.put("a", "b")
        assert await facts.get("a") == "b"
        await database.close()


async def test_the_lock_ends_with_what_went_wrong(url: str) -> None:
    with pytest.raises(OSError, match="of the bot itself"):
        async with hold(url):
            raise OSError("of the bot itself")
    async with hold(url):
        pass


async def test_the_lock_ends_with_a_cancellation(url: str) -> None:
    held = asyncio.Event()

    async def keep() -> None:
        async with hold(url):
            held.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(keep())
    await held.wait()
    task.cancel()
    await asyncio.wait([task])
    async with hold(url):
        pass


async def test_the_file_may_be_named_in_other_ways(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    async with hold(f"sqlite+aiosqlite:///{tmp_path}/x.db"):
        with pytest.raises(DatabaseHeld):
            async with hold(f"sqlite+aiosqlite:///{tmp_path}/link/x.db"):
                pass
    assert (tmp_path / "x.db.lock").exists()


async def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageError, match="check the folders' rights"):
        async with hold(f"sqlite+aiosqlite:///{tmp_path}/data/x.db"):
            pass


async def test_an_address_that_cannot_be_meant() -> None:
    with pytest.raises(ConfigError):
        async with hold("mysql://db.example/news"):
            pass


async def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StorageError, match="no database answers there"):
        async with hold("postgresql+asyncpg://me@db.invalid/news"):
            pass


async def test_the_holder_hears_of_a_lost_lock(postgres_server: Server) -> None:
    url = await postgres_server.fresh()
    async with hold(url) as lost:
        await postgres_server.run(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{name_of(url)}'"
        )
        async with asyncio.timeout(10):
            await lost.wait()
        async with hold(url):
            pass
    await postgres_server.drop(url)


async def test_two_databases_of_one_server_are_two(postgres_server: Server) -> None:
    one, two = await postgres_server.fresh(), await postgres_server.fresh()
    async with hold(one), hold(two):
        pass
    await postgres_server.drop(one)
    await postgres_server.drop(two)
