import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.errors import DatabaseHeld, NewerSchema, StorageError
from bot.model import State
from bot.ports import Stores
from storage.backup import RESTORED_AT, backup, check_backup, restore
from storage.database import Database
from storage.locks import hold
from storage.migrate import VERSION_TABLE, revisions
from storage.seats import join
from storage.stores import stores as make_stores
from storage.tables import metadata
from storage.tables_telegram import people
from tests.postgres import Server
from tests.storage.samples import FINGERPRINT, NOW, add_channels, later, queued

AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


async def fill(stores: Stores) -> None:
    await stores.feeds.enter(["https://one.example/rss"], NOW)
    (news,) = await add_channels(stores, "@news")
    row = await stores.outbox.begin(await queued(stores, news, 1), FINGERPRINT, later(1))
    await stores.outbox.finish(row, [5], later(2), "delivered")
    await queued(stores, news, 2)
    await stores.people.started(501, "kk", NOW)
    await stores.facts.put("a", "b")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def rows(database: Database) -> dict[str, list[Any]]:
    """All that is in it, but for what a restore adds."""
    assert people.metadata is metadata
    found = {}
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            statement = sa.select(table).order_by(*table.primary_key.columns)
            all_rows = (await connection.execute(statement)).all()
            found[table.name] = [tuple(row) for row in all_rows]
    found["facts"] = [row for row in found["facts"] if row[0] != RESTORED_AT]
    found["events"] = [row for row in found["events"] if row[1] != "newsroom.restored"]
    return found


async def test_a_backup_is_put_back_whole(url: str, tmp_path: Path) -> None:
    file = tmp_path / "saved.db"
    database = await Database.open(url)
    await fill(make_stores(database))
    before = await rows(database)
    await backup(url, file)
    await queued(make_stores(database), (await make_stores(database).channels.all())[0], 3)
    after = await rows(database)
    assert after != before
    await database.close()
    kept = await restore(url, file, AT)
    assert kept is not None and kept.name.endswith(".before-restore-20261125-093000")
    check_backup(kept)
    restored = await Database.open(url)
    stores = make_stores(restored)
    assert await rows(restored) == before
    assert await stores.facts.get(RESTORED_AT) == AT.isoformat()
    (channel,) = await stores.channels.all()
    row = await queued(stores, channel, 9)
    assert row.id > max(one[0] for one in before["outbox"]), "numbers go on"
    await restored.close()
    back = await Database.open(f"sqlite+aiosqlite:///{kept}")
    assert await rows(back) == after
    await back.close()


async def test_from_sqlite_to_postgresql(tmp_path: Path, postgres_server: Server) -> None:
    small = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/small.db")
    await fill(make_stores(small))
    before = await rows(small)
    await backup(f"sqlite+aiosqlite:///{tmp_path}/small.db", tmp_path / "saved.db")
    await small.close()
    large = await postgres_server.fresh()
    await restore(large, tmp_path / "saved.db", AT)
    database = await Database.open(large)
    assert await rows(database) == before
    await database.close()
    await postgres_server.drop(large)


async def test_not_while_a_bot_runs(url: str, tmp_path: Path) -> None:
    file = tmp_path / "saved.db"
    await backup(url, file)
    async with hold(url):
        await backup(url, file)
        with pytest.raises(DatabaseHeld):
            await restore(url, file, AT)
    async with join(url):
        with pytest.raises(DatabaseHeld):
            await restore(url, file, AT)


async def test_not_while_another_command_writes(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    database = await Database.open(url)
    await fill(make_stores(database))
    await backup(url, tmp_path / "saved.db")
    before = await rows(database)
    async with database.write():
        with pytest.raises(StorageError, match="another command uses the database"):
            await restore(url, tmp_path / "saved.db", AT)
    assert await rows(database) == before
    await database.close()


async def test_a_damaged_database_is_kept_and_replaced(tmp_path: Path) -> None:
    url, path = f"sqlite+aiosqlite:///{tmp_path}/test.db", tmp_path / "test.db"
    database = await Database.open(url)
    await fill(make_stores(database))
    before = await rows(database)
    await database.close()
    await backup(url, tmp_path / "saved.db")
    path.write_bytes(b"not a database at all" * 1000)
    path.with_name("test.db-wal").write_bytes(b"an old log")
    kept = await restore(url, tmp_path / "saved.db", AT)
    assert kept is not None and kept.read_bytes().startswith(b"not a database")
    assert not path.with_name("test.db-wal").exists(), "an old log is not taken for the new one's"
    database = await Database.open(url)
    assert await rows(database) == before
    await database.close()


async def test_where_nothing_was_before(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    await (await Database.open(url)).close()
    await backup(url, tmp_path / "saved.db")
    other = f"sqlite+aiosqlite:///{tmp_path}/other/new.db"
    assert await restore(other, tmp_path / "saved.db", AT) is None
    assert names(tmp_path / "other") == ["new.db", "new.db.lock"]
    database = await Database.open(other)
    stores = make_stores(database)
    assert await stores.facts.get(RESTORED_AT) == AT.isoformat()
    assert await stores.outbox.in_state(State.SENT) == []
    await database.close()


def _other(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")


def _broken(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)


async def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    await (await Database.open(url)).close()
    file = tmp_path / "saved.db"
    for make in (_other, _broken):
        file.unlink(missing_ok=True)
        make(file)
        with pytest.raises(StorageError, match="no backup of this bot"):
            await restore(url, file, AT)
    with pytest.raises(StorageError, match="no such file"):
        await restore(url, tmp_path / "none.db", AT)
    with pytest.raises(StorageError, match="is the database itself"):
        await restore(url, tmp_path / "test.db", AT)
    await backup(url, file)
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(NewerSchema):
        await restore(url, file, AT)
    assert revisions()[-1] != "9999"


async def test_a_backup_needs_a_place(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    with pytest.raises(StorageError, match="no database yet"):
        await backup(url, tmp_path / "saved.db")
    await (await Database.open(url)).close()
    for place in (tmp_path / "no" / "saved.db", tmp_path):
        with pytest.raises(StorageError, match="name a file in a folder"):
            await backup(url, place)
    with pytest.raises(StorageError, match="is the database itself"):
        await backup(url, tmp_path / "test.db")
    assert names(tmp_path) == ["test.db"]
