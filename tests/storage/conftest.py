"""One database a test, on SQLite and on PostgreSQL alike, already at the newest schema."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ports import Stores
from storage.database import Database
from storage.stores import stores as make_stores
from tests.postgres import Server


@pytest.fixture(scope="session")
def templates() -> dict[str, str]:
    """By kind, what is migrated once: a file to copy, a database to empty after each test."""
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
        templates["postgresql"] = await server.fresh()
        await _migrate(templates["postgresql"])
    yield templates["postgresql"]
    await server.empty(templates["postgresql"])


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
