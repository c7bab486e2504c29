"""One database a test, on SQLite and on PostgreSQL alike, already at the newest schema."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ports import Stores
from storage.database import Database
from storage.stores import stores as make_stores
from tests.database import new
from tests.postgres import Server


@pytest.fixture(scope="session")
def migrated() -> list[str]:
    """The address of the PostgreSQL database that is emptied after each test; none at first."""
    return []


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    migrated: list[str],
) -> AsyncIterator[str]:
    """The address of a migrated database that nobody has opened."""
    if request.param == "sqlite":
        await new(tmp_path / "test.db")
        yield f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    if not migrated:
        migrated.append(await server.migrated())
    yield migrated[0]
    await server.empty(migrated[0])


@pytest.fixture
async def shared(postgres_server: Server) -> AsyncIterator[str]:
    """A migrated PostgreSQL database of its own, at which several processes may sit."""
    url = await postgres_server.migrated()
    yield url
    await postgres_server.drop(url)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = await Database.open(url)
    yield database
    await database.close()


@pytest.fixture
async def other(url: str, database: Database) -> AsyncIterator[Database]:
    """The same database, as another process has it open; closed before `database` is."""
    opened = await Database.open(url)
    yield opened
    await opened.close()


@pytest.fixture
def stores(database: Database) -> Stores:
    return make_stores(database)
