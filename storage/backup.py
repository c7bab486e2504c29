"""A copy of the whole database in one SQLite file, made while the bot runs, and put back.

The file is the same whatever the database is, so that it also carries a newsroom from SQLite to
PostgreSQL.
"""

import asyncio
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from bot.errors import NewerSchema, StorageError
from bot.model import Event
from storage import engines
from storage.address import SQLITE, parse
from storage.carry import carry, empty
from storage.database import Database
from storage.facts import put_fact
from storage.failures import connecting, translated
from storage.locks import hold
from storage.migrate import VERSION_TABLE, copy_file, put_in_place, revisions
from storage.queries import log
from storage.swap import swap

RESTORED_AT = "restored_at"


async def backup(url: str, target: Path) -> None:
    """The database at one instant, in the file only once all of it is on the disk.

    Raise StorageError where it cannot be made; an older file there is replaced.
    """
    address = parse(url)
    target = await asyncio.to_thread(_free_place, target, address.path)
    if address.path is None:
        await _carried_out(url, target)
        return
    unchecked = target.with_name(f"{target.name}.unchecked")
    engine = engines.migration(address)
    try:
        with translated(str(target)), connecting(address.name):
            await copy_file(engine, unchecked)
    finally:
        await engine.dispose()
    await asyncio.to_thread(_check_and_place, unchecked, target)


def _free_place(target: Path, database: Path | None) -> Path:
    target = target.expanduser().resolve()
    if database is not None and not database.exists():
        raise StorageError(f"{database}: there is no database yet; start the bot, which makes it")
    if target == database:
        raise StorageError(f"{target}: is the database itself; name another file")
    if not target.parent.is_dir() or target.is_dir():
        raise StorageError(f"{target}: name a file in a folder that is there")
    return target


def _check_and_place(unchecked: Path, target: Path) -> None:
    try:
        check_backup(unchecked)
        with translated(str(target)):
            put_in_place(unchecked, target)
    finally:
        unchecked.unlink(missing_ok=True)


async def _carried_out(url: str, target: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        path = Path(folder) / "made.db"
        source = await Database.open(url, create=False)
        try:
            made = await Database.open(f"{SQLITE}:///{path}")
            try:
                async with source.read() as rows, made.write() as into:
                    await carry(rows, into)
            finally:
                await made.close()
        finally:
            await source.close()
        await backup(f"{SQLITE}:///{path}", target)


def check_backup(file: Path) -> None:
    """Raise StorageError for what is no whole database of ours, NewerSchema for a newer one's."""
    if not file.is_file():
        raise StorageError(f"{file}: there is no such file")
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            (state,) = connection.execute("PRAGMA integrity_check").fetchone()
            found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StorageError(f"{file}: is no backup of this bot ({error})") from error
    if state != "ok" or found is None:
        raise StorageError(f"{file}: is damaged ({state}); take another backup")
    if found[0] not in revisions():
        raise NewerSchema(
            f"{file}: written by a newer version (schema {found[0]}); update the program first"
        )


def _checked(file: Path) -> Path:
    file = file.expanduser().resolve()
    check_backup(file)
    return file


async def restore(url: str, file: Path, now: datetime) -> Path | None:
    """Put the backup in the database's place; gives the copy of what was there before.

    The copy knows when it was put back: the bot begins in catch-up hold.
    Raise DatabaseHeld while a bot runs.
    """
    address = parse(url)
    file = await asyncio.to_thread(_checked, file)
    async with hold(url):
        stamp = f"before-restore-{now:%Y%m%d-%H%M%S}"
        if address.path is None:
            kept = file.with_name(f"{file.name}.{stamp}")
            await _carried_in(url, kept, lambda folder: _brought_up(file, folder, now))
            return kept
        if file == address.path:
            raise StorageError(f"{file}: is the database itself; name a backup")
        kept = address.path.with_name(f"{address.path.name}.{stamp}")
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=address.path.parent) as folder:
            new = await _brought_up(file, Path(folder), now)
            with translated(str(address.path)):
                return await asyncio.to_thread(swap, new, address.path, kept)


async def _brought_up(file: Path, folder: Path, now: datetime) -> Path:
    """A copy of the backup at the newest schema, which knows that it was restored."""
    new = folder / "new.db"
    await backup(f"{SQLITE}:///{file}", new)
    database = await Database.open(f"{SQLITE}:///{new}")
    try:
        await _mark(database, file, now)
    finally:
        await database.close()
    return new


async def _carried_in(url: str, kept: Path, bring: Callable[[Path], Awaitable[Path]]) -> None:
    target = await Database.open(url)
    try:
        await _carried_out(url, kept)
        with tempfile.TemporaryDirectory(prefix="jarshy-restore-") as folder:
            new = await bring(Path(folder))
            source = await Database.open(f"{SQLITE}:///{new}")
            try:
                async with source.read() as rows, target.write() as into:
                    await empty(into)
                    await carry(rows, into)
            finally:
                await source.close()
    finally:
        await target.close()


async def _mark(database: Database, file: Path, now: datetime) -> None:
    async with database.write() as connection:
        await put_fact(connection, RESTORED_AT, now.isoformat())
        await log(connection, Event("newsroom.restored", now, reason=f"from {file.name}"))
