"""Each error of a driver is one line that says what to do, without a password in it."""

import asyncio
import os
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.errors import StorageError
from storage.database import Database
from storage.failures import Clash, connecting, translated
from storage.stores import stores
from storage.tables import facts
from tests.postgres import Server, name_of
from tests.storage.samples import NOW, new_article


async def refusal(url: str, **options: bool) -> str:
    with pytest.raises(StorageError) as caught:
        await Database.open(url, **options)
    line = str(caught.value)
    assert "\n" not in line
    assert "secret" not in line
    return line


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Заметки редакции, не база данных.\n" * 100)
    line = await refusal(f"sqlite+aiosqlite:///{path}")
    assert line.startswith(f"{path}: not a SQLite database; name another file")
    assert path.read_text().startswith("Заметки")


async def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    for number in range(30):
        await stores(database).articles.take(new_article(f"guid:{number}"), [])
    await database.close()
    body = bytearray(path.read_bytes())
    body[4096:] = b"\xff" * (len(body) - 4096)
    path.write_bytes(body)
    assert "the file is damaged; put back a backup" in await refusal(f"sqlite:///{path}")


async def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert "cannot be opened; check" in await refusal(f"sqlite+aiosqlite:///{tmp_path}")


async def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    line = await refusal(f"sqlite+aiosqlite:///{tmp_path}/data/jarshy.db")
    assert "check the folders' rights" in line


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """One that this process may not write to, not even as root."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        folder = Path(outer) / "closed"
        folder.mkdir()
        sqlite3.connect(folder / "there.db").execute("CREATE TABLE t (x)").connection.close()
        folder.chmod(0o555)
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.parametrize("name", ["there.db", "new.db"])
async def test_a_folder_that_may_not_be_written(closed_folder: Path, name: str) -> None:
    line = await refusal(f"sqlite+aiosqlite:///{closed_folder}/{name}")
    assert line.startswith(f"{closed_folder}/{name}: ")
    assert "check owner and rights" in line


async def test_a_folder_that_may_not_be_made(closed_folder: Path) -> None:
    line = await refusal(f"sqlite+aiosqlite:///{closed_folder}/data/jarshy.db")
    assert "check the folders' rights" in line


async def test_no_file_where_none_is_to_be_made(tmp_path: Path) -> None:
    line = await refusal(f"sqlite+aiosqlite:///{tmp_path}/data/jarshy.db", create=False)
    assert "there is no database yet" in line
    assert names(tmp_path) == []


async def test_a_library_that_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert "install Python with SQLite 3.35" in await refusal(f"sqlite:///{tmp_path}/test.db")


async def test_a_full_disk(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/test.db")
    store = stores(database)
    async with database.write() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
    async with database.write() as connection:
        await connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(StorageError, match="no space is left on its disk; make room"):
        await store.facts.put("large", "x" * 100_000)
    async with database.write() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count=100000")
    await store.facts.put("large", "x" * 100_000)
    assert len(await store.facts.get("large") or "") == 100_000
    await database.close()


async def test_something_there_twice(database: Database) -> None:
    with pytest.raises(Clash, match="there already"):
        async with database.write() as connection:
            for _ in range(2):
                await connection.execute(sa.insert(facts).values(name="a", value="b"))


async def test_units_that_lock_each_other_out(postgres_server: Server) -> None:
    url = await postgres_server.migrated()
    database = await Database.open(url)
    for name in "ab":
        await stores(database).facts.put(name, "")
    met = asyncio.Barrier(2)

    async def change(*names: str) -> None:
        async with database.write() as connection:
            for name in names:
                here = facts.c.name == name
                await connection.execute(sa.update(facts).where(here).values(value=names[0]))
                if name == names[0]:
                    await met.wait()

    results = await asyncio.gather(change("a", "b"), change("b", "a"), return_exceptions=True)
    (clash,) = [result for result in results if result is not None]
    assert isinstance(clash, Clash)
    assert "another process changed the same at once; try again" in str(clash)
    await database.close()
    await postgres_server.drop(url)


async def test_a_statement_that_is_wrong(database: Database) -> None:
    with pytest.raises(StorageError, match=r"the database refused: .*nowhere"):
        async with database.read() as connection:
            await connection.exec_driver_sql("SELECT * FROM nowhere")


async def test_reading_units_do_not_write(database: Database) -> None:
    with pytest.raises(StorageError):
        async with database.read() as connection:
            await connection.execute(sa.insert(facts).values(name="a", value="b"))
    assert await stores(database).facts.get("a") is None


async def test_no_server_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        line = await refusal(f"postgresql+asyncpg://me:secret@127.0.0.1:{port}/news")
    assert line.startswith(f"news on 127.0.0.1:{port}: no database answers there; start")


async def test_no_host_of_this_name() -> None:
    line = await refusal("postgresql+asyncpg://me:secret@db.invalid/news")
    assert "no database answers there" in line


async def test_a_wrong_password(postgres_server: Server) -> None:
    url = await postgres_server.fresh()
    await postgres_server.run("CREATE ROLE locked LOGIN PASSWORD 'right'")
    await postgres_server.ask_password("locked")
    for password in (":secret", ""):
        asked = f"postgresql+asyncpg://locked{password}@/{name_of(url)}"
        line = await refusal(f"{asked}?host={postgres_server.folder}")
        assert "user or password is refused; correct DATABASE_URL" in line
    await postgres_server.drop(url)


async def test_no_such_database(postgres_server: Server) -> None:
    assert "there is no such database" in await refusal(postgres_server.url("nowhere"))


async def test_no_right_to_make_tables(postgres_server: Server) -> None:
    url = await postgres_server.fresh()
    await postgres_server.run("CREATE ROLE guest LOGIN")
    line = await refusal(postgres_server.url(name_of(url), user="guest"))
    assert "no right to do this" in line
    await postgres_server.drop(url)


async def test_a_restarted_server_is_not_noticed(postgres_server: Server) -> None:
    """Nobody asks before a unit of work whether its connection lives, and none meets a dead one."""
    url = await postgres_server.migrated()
    database = await Database.open(url)
    ends: list[asyncio.Event] = []
    for driver in await _pool(database):
        ends.append(asyncio.Event())
        driver.add_termination_listener(lambda _, ended=ends[-1]: ended.set())
    await postgres_server.run(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name_of(url)}'"
    )
    async with asyncio.timeout(10):
        await asyncio.gather(*(ended.wait() for ended in ends))
    await stores(database).facts.put("a", "b")
    asked: list[str] = []
    for driver in await _pool(database):
        driver.add_query_logger(lambda query: asked.append(query.query))
    assert await stores(database).facts.get("a") == "b"
    # What is prepared goes unlogged.
    assert [query.split()[0] for query in asked] == ["BEGIN", "COMMIT;"]
    await database.close()
    await postgres_server.drop(url)


async def _pool(database: Database) -> list[Any]:
    """The connections that wait for the next units of work."""
    async with database.read() as one, database.read() as other:
        return [(await taken.get_raw_connection()).driver_connection for taken in (one, other)]


async def test_a_server_that_ended_the_connection(postgres_server: Server) -> None:
    url = await postgres_server.migrated()
    database = await Database.open(url)
    with pytest.raises(StorageError):
        async with database.write() as connection:
            await connection.execute(sa.insert(facts).values(name="a", value="b"))
            await postgres_server.run(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                f"WHERE datname = '{name_of(url)}'"
            )
            await connection.execute(sa.insert(facts).values(name="c", value="d"))
    # The next unit of work finds a connection that lives.
    await stores(database).facts.put("e", "f")
    assert await stores(database).facts.get("a") is None
    await database.close()
    await postgres_server.drop(url)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(), "did not answer in time"),
        (ConnectionRefusedError(111, "Connection refused"), "no database answers there"),
        (PermissionError(13, "Permission denied", "/srv"), "check the folders' rights"),
    ],
)
def test_errors_of_the_system(error: OSError, words: str) -> None:
    with pytest.raises(StorageError, match=f"news: .*{words}"), translated("news"):
        raise error


def test_a_driver_may_raise_anything_while_connecting() -> None:
    with pytest.raises(StorageError, match="news: the database refused: odd"), connecting("news"):
        raise RuntimeError("odd\nand long")


def test_what_is_no_error_of_the_database_passes() -> None:
    with pytest.raises(KeyError), translated("news"):
        raise KeyError(NOW)
