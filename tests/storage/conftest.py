"""One database a test, on SQLite and on PostgreSQL alike, already at the newest schema."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.stores import Stores
from storage.stores import stores as make_stores
from tests.postgres import Server, name_of, postgres_server

__all__ = ["postgres_server"]


@pytest.fixture(scope="session")
def templates() -> dict[str, str]:
    """Migrated databases to copy, by kind: migrating for every test would take most of the time."""
    return {}


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    templates: dict[str, str],
) -> AsyncIterator[str]:
    """The address of a migrated database that nobody has opened."""
    if request.param == "sqlite":
        if "sqlite" not in templates:
            path = tmp_path_factory.mktemp("template") / "migrated.db"
            await _migrate(f"sqlite+aiosqlite:///{path}")
            templates["sqlite"] = str(path)
        shutil.copyfile(templates["sqlite"], tmp_path / "test.db")
        yield f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    if "postgresql" not in templates:
        migrated = await server.fresh()
        await _migrate(migrated)
        templates["postgresql"] = name_of(migrated)
    fresh = await server.fresh(templates["postgresql"])
    yield fresh
    await server.drop(fresh)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = await Database.open(url)
    yield database
    await database.close()


@pytest.fixture
def stores(database: Database) -> Stores:
    return make_stores(database)


async def _migrate(url: str) -> None:
    database = await Database.open(url)
    await database.close()
