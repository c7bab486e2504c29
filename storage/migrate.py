"""Brings a database to the schema of this version, and refuses what is newer."""

import asyncio
import os
import re
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import NewerSchema, StorageError
from storage import engines
from storage.address import Address
from storage.tables import feeds

SCRIPTS = Path(__file__).parent / "migrations"
VERSION_TABLE = "schema_version"

# "jarshy" in ASCII: other programs may lock numbers of their own in the same server.
_LOCK = 0x6A6172736879
_LOCK_MILLISECONDS = 60_000
COPIES_KEPT = 3


def revisions() -> list[str]:
    """Every revision this version knows, oldest first: file names begin with them."""
    return sorted(path.name.split("_")[0] for path in (SCRIPTS / "versions").glob("[0-9]*_*.py"))


async def migrate(address: Address, reader: AsyncEngine, *, create: bool) -> None:
    """Several processes may start at once: one migrates, the others wait for it.

    A SQLite file that holds something is copied first, to `<name>.before-<revision>`; the newest
    COPIES_KEPT of these copies stay.
    """
    async with reader.connect() as connection:
        present = await _present(address, connection, create)
    if present == revisions()[-1]:
        return
    engine = engines.migration(address)
    try:
        async with engine.connect() as connection:
            await _begin(connection)
            present = await _present(address, connection, create)
            if present != revisions()[-1]:
                await _upgrade(address, engine, connection, present)
            await connection.commit()
    finally:
        await engine.dispose()
    if address.path is not None:
        await asyncio.to_thread(_drop_older_copies, address.path)


async def _present(address: Address, connection: AsyncConnection, create: bool) -> str | None:
    """The revision the database stands at, None where it holds nothing of ours."""
    tables = await connection.run_sync(lambda inner: sa.inspect(inner).get_table_names())
    if VERSION_TABLE not in tables:
        if not create:
            raise StorageError(f"{address.name}: there are no tables yet; start the bot first")
        if feeds.name in tables:
            raise StorageError(
                f"{address.name}: another program's tables are in it; name a database of its own"
            )
        return None
    statement = sa.text(f"SELECT version_num FROM {VERSION_TABLE}")
    present = (await connection.execute(statement)).scalar_one_or_none()
    if present is not None and present not in revisions():
        raise NewerSchema(
            f"{address.name}: written by a newer version (schema {present}, this one knows "
            f"{revisions()[-1]}); update the program, or put back a copy from before"
        )
    return None if present is None else str(present)


async def _begin(connection: AsyncConnection) -> None:
    if connection.dialect.name == "sqlite":
        await connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    await connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_LOCK_MILLISECONDS}")
    await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


async def _upgrade(
    address: Address, engine: AsyncEngine, connection: AsyncConnection, present: str | None
) -> None:
    if address.path is not None and present is not None:
        copy = address.path.with_name(f"{address.path.name}.before-{revisions()[-1]}")
        await copy_file(engine, copy)
    await connection.run_sync(_run_scripts)
    if address.path is not None:
        lost = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first()
        if lost is not None:
            raise StorageError(
                f"{address.name}: rows that belong to nothing ({lost[0]}); nothing was changed"
            )


def _drop_older_copies(path: Path) -> None:
    """Those of `restore` were asked for, and stay."""
    name = re.compile(re.escape(path.name) + r"\.before-\d+")
    with suppress(OSError):  # what may not be taken away stays: no reason not to start
        copies = [one for one in path.parent.iterdir() if name.fullmatch(one.name)]
        copies.sort(key=lambda one: one.stat().st_mtime, reverse=True)
        for copy in copies[COPIES_KEPT:]:
            copy.unlink()


def _run_scripts(connection: sa.Connection, revision: str = "head") -> None:
    # Here and not above: most starts migrate nothing, and this takes a while.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def copy_file(engine: AsyncEngine, target: Path) -> None:
    """A whole copy of a SQLite database at one instant, there only once it is on the disk."""
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    async with engine.connect() as connection:
        await connection.exec_driver_sql("VACUUM INTO ?", (str(unfinished),))
    await asyncio.to_thread(put_in_place, unfinished, target)


def put_in_place(unfinished: Path, target: Path) -> None:
    """Under its name only once all of it is on the disk."""
    _sync(unfinished)
    unfinished.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
