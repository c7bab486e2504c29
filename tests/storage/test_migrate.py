import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

from bot.errors import NewerSchema, StorageError
from bot.model import Reader, Span
from bot.reason_forms import REASONS
from storage import migrate, tables_telegram
from storage.columns import Moment
from storage.database import Database
from storage.migrate import SCRIPTS, VERSION_TABLE, revisions
from storage.news_rows import order_key
from storage.stores import stores
from tests.postgres import Server
from tests.storage.samples import NOW

plainer_reasons = import_module("storage.migrations.versions.0021_plainer_reasons")
REWORDED = plainer_reasons.REWORDED
METADATA = tables_telegram.people.metadata
NEWEST = revisions()[-1]


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database in which nothing is."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/test.db"
        return
    server: Server = request.getfixturevalue("postgres_server")
    url = await server.fresh()
    yield url
    await server.drop(url)


async def set_version(url: str, version: str) -> None:
    database = await Database.open(url)
    async with database.write() as connection:
        statement = sa.text(f"UPDATE {VERSION_TABLE} SET version_num = :version")
        await connection.execute(statement, {"version": version})
    await database.close()


def test_file_names_tell_the_revisions() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    walk = ScriptDirectory.from_config(config).walk_revisions()
    assert [script.revision for script in walk] == revisions()[::-1]


async def test_from_nothing_and_again(empty: str) -> None:
    for _ in range(2):
        database = await Database.open(empty)
        await stores(database).facts.put("a", "b")
        assert await stores(database).facts.get("a") == "b"
        await database.close()


async def test_several_at_once_from_nothing(empty: str) -> None:
    databases = await asyncio.gather(*(Database.open(empty) for _ in range(4)))
    for number, database in enumerate(databases):
        await stores(database).facts.put(f"{number}", "")
        await database.close()


@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based")
async def test_the_scripts_make_what_the_tables_say(url: str) -> None:
    """Compared by Alembic itself, and the guards over enumerations by hand."""
    database = await Database.open(url)

    def differences(connection: sa.Connection) -> list[object]:
        # Search has an index of each database's own: FTS5's tables, an index over words.
        left_out = ["news_index", "ix_stems_vector", "stems_vector"]
        if connection.dialect.name == "sqlite":
            # Alembic compares no index over an expression there; the next test does.
            left_out.append("ix_outbox_heads")
        options: dict[str, Any] = {
            "version_table": VERSION_TABLE,
            "include_name": lambda name, *_: not str(name).startswith(tuple(left_out)),
        }
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, METADATA))

    def guards(connection: sa.Connection) -> dict[str, set[str]]:
        found = sa.inspect(connection).get_check_constraints("outbox")
        return {str(one["name"]): words(one["sqltext"]) for one in found}

    async with database.read() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(guards) == {
            str(one.name): words(str(one.sqltext))
            for one in METADATA.tables["outbox"].constraints
            if isinstance(one, sa.CheckConstraint)
        }
    await database.close()


def words(condition: str) -> set[str]:
    """What stands in quotes, however the database writes the rest of it."""
    return set(condition.split("'")[1::2])


async def test_sqlite_gets_the_same_statements(tmp_path: Path) -> None:
    """SQLite keeps the words by which an index was made."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/test.db")
    await database.close()
    made = sqlite3.connect(tmp_path / "made.db")
    engine = sa.create_engine(f"sqlite:///{tmp_path}/made.db")
    METADATA.create_all(engine)
    engine.dispose()
    migrated = sqlite3.connect(tmp_path / "test.db")
    statement = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    assert sorted(migrated.execute(statement)) == sorted(made.execute(statement))
    made.close()
    migrated.close()


async def test_a_newer_schema_is_refused(empty: str) -> None:
    await set_version(empty, "9999")
    with pytest.raises(NewerSchema, match=f"schema 9999, this one knows {NEWEST}") as caught:
        await Database.open(empty)
    assert "\n" not in str(caught.value)


async def test_somebody_elses_tables_are_left_alone(empty: str) -> None:
    database = await Database.open(empty)
    async with database.write() as connection:
        await connection.exec_driver_sql(f"DROP TABLE {VERSION_TABLE}")
    await database.close()
    with pytest.raises(StorageError, match="another program's tables"):
        await Database.open(empty)


async def test_no_tables_where_none_are_to_be_made(postgres_server: Server) -> None:
    url = await postgres_server.fresh()
    with pytest.raises(StorageError, match="there are no tables yet"):
        await Database.open(url, create=False)
    await postgres_server.drop(url)


def at_the_first(path: Path) -> None:
    """A file as the first revision leaves it, with an article in it."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrate._run_scripts(connection, "0001")
        connection.exec_driver_sql(
            "INSERT INTO entered (kind, value, at) VALUES ('feed', 'x', '2026-11-24 00:00:00')"
        )
    engine.dispose()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def tables_in(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    return {name for (name,) in found}


async def test_an_older_file_is_copied_first(tmp_path: Path) -> None:
    path, copy = tmp_path / "test.db", tmp_path / f"test.db.before-{NEWEST}"
    at_the_first(path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    await database.close()
    assert "people" in tables_in(path)
    assert "people" not in tables_in(copy)
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT value FROM entered").fetchall() == [("x",)]
    connection.close()
    assert not copy.with_name(f"{copy.name}.part").exists()


async def test_the_newest_copies_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    at_the_first(path)
    before = [f"test.db.before-{number:04}" for number in (3, 5, 8, 12)]
    others = ["test.db.before-restore-20261124-080000", "test.db.before-0003.part", "a.db.before-1"]
    for age, name in enumerate([*reversed(before), *others]):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1_700_000_000 - age, 1_700_000_000 - age))
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    await database.close()
    kept = [*others, "test.db", *before[-2:], f"test.db.before-{NEWEST}"]
    assert names(tmp_path) == sorted(kept)


async def test_a_new_file_needs_no_copy(tmp_path: Path) -> None:
    for _ in range(2):
        database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/test.db")
        await database.close()
    assert names(tmp_path) == ["test.db"]


async def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    at_the_first(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE uploads (x)")
    connection.close()
    before = tables_in(path)
    with pytest.raises(StorageError, match="uploads already exists"):
        await Database.open(f"sqlite+aiosqlite:///{path}")
    assert tables_in(path) == before
    assert "traces" not in before


async def test_a_migration_may_not_lose_rows_others_belong_to(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    at_the_first(path)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO routes (channel_id) VALUES (77)")
    connection.commit()
    connection.close()
    with pytest.raises(StorageError, match="rows that belong to nothing"):
        await Database.open(f"sqlite+aiosqlite:///{path}")
    assert "people" not in tables_in(path)


async def test_what_was_stored_before_search_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    times = [("2026-11-24 07:00:00.000000", "x"), (None, "y"), ("9999-12-31 00:00:00", "z")]
    with engine.begin() as connection:
        migrate._run_scripts(connection, "0002")
        for number, (published, title) in enumerate(times, 1):
            connection.exec_driver_sql(
                "INSERT INTO articles (id, identity, source_name, title, revision, content_hash,"
                " first_seen_at, published_at)"
                " VALUES (?, ?, 's', ?, 1, 'h', '2026-11-24 08:30:15.123456', ?)",
                (number, title, title, published),
            )
    engine.dispose()
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    reader = Reader(datetime(2026, 11, 25, tzinfo=UTC))
    headlines = await stores(database).news.headlines(reader, Span(5))
    assert [(h.title, h.key) for h in headlines] == [
        ("y", order_key(datetime(2026, 11, 24, 8, 30, 15, tzinfo=UTC), 2)),
        ("x", order_key(datetime(2026, 11, 24, 7, tzinfo=UTC), 1)),
    ]
    far = Reader(datetime(9999, 12, 31, tzinfo=UTC))
    assert len(await stores(database).news.headlines(far, Span(5))) == 3
    await database.close()


async def test_reasons_of_before_are_told_in_the_words_of_now(empty: str) -> None:
    """Or what was held with one would not be known as that any more, nor be translated."""
    database = await Database.open(empty)
    async with database.write() as connection:
        statement = "INSERT INTO events (kind, at, reason) VALUES ('x', :at, :reason)"
        rows = [{"at": NOW, "reason": reason} for reason in (*dict(REWORDED), "another")]
        insert = sa.text(statement).bindparams(sa.bindparam("at", type_=Moment))
        await connection.execute(insert, rows)
        await connection.run_sync(_again)
        found = await connection.execute(sa.text("SELECT reason FROM events ORDER BY id"))
        now = list(found.scalars())
    await database.close()
    assert now == [*dict(REWORDED).values(), "another"]
    assert set(now[:-1]) <= set(REASONS)


def _again(connection: sa.Connection) -> None:
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        plainer_reasons.upgrade()
