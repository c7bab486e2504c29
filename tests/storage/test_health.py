"""Trouble of the database is said once when it begins and once when it is over."""

import sqlite3
from pathlib import Path

import pytest

from bot.errors import StorageUnwell
from bot.ports import Stores
from storage import engines
from storage.database import Database
from storage.health import CALM, Health
from tests.database import new
from tests.storage.samples import NOW


def full() -> StorageUnwell:
    return StorageUnwell("a.db: no space is left on its disk")


def test_said_once_and_over_once(caplog: pytest.LogCaptureFixture) -> None:
    now = 100.0
    health = Health(lambda: now)
    caplog.set_level("INFO")
    health.worked()
    assert (health.trouble(), health.lasts(), caplog.messages) == (None, 0.0, [])
    for _ in range(3):
        error = full()
        health.met(error)
        assert error.told
        now += 2
        health.worked()  # something that writes nothing
    assert health.trouble() == str(full())
    assert health.lasts() == 6
    now += CALM
    health.worked()
    assert (health.trouble(), health.lasts()) == (None, 0.0)
    assert caplog.messages == [
        "a.db: no space is left on its disk; it is tried again and again",
        "the database works again; trouble was: a.db: no space is left on its disk",
    ]
    health.met(full())
    assert len(caplog.messages) == 3


def test_another_trouble_is_said_too(caplog: pytest.LogCaptureFixture) -> None:
    health = Health()
    health.met(full())
    health.met(StorageUnwell("a.db: locked"))
    assert len(caplog.messages) == 2


async def test_a_lock_held_by_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.1)
    path = tmp_path / "a.db"
    await new(path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        await _refused(database)
        assert database.health.trouble() is None, "a command says itself what is wrong"
        database.seat = _Seat()
        await _refused(database)
        trouble = database.health.trouble()
        assert trouble is not None and "locked by another process" in trouble
        other.execute("ROLLBACK")
        async with database.write():
            pass
    finally:
        other.close()
        await database.close()


async def _refused(database: Database) -> None:
    with pytest.raises(StorageUnwell):
        async with database.write():
            raise AssertionError("the lock is held")


class _Seat:
    number = 1

    def check(self) -> None:
        return


async def test_every_store_knows_it(stores: Stores, database: Database) -> None:
    await stores.feeds.enter([], NOW)
    assert stores.health is database.health
