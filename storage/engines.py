"""How each kind of connection is set up; `database` and `locks` alone build them."""

import asyncio
import os
import socket
import sqlite3
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from pydantic_core import from_json
from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from bot.errors import StorageError
from storage import codec
from storage.address import Address
from storage.whole import Whole

BUSY_SECONDS = 10
_CONNECT_SECONDS = 10
_COMMAND_SECONDS = 30
_PAUSE_SECONDS = 0.05
_READERS = 4
_POSTGRESQL_POOL = 5

# FULL, because a `sending` that power loss forgets is a doubled post.
_WRITER = ("foreign_keys=ON", "synchronous=FULL")
_READER = ("query_only=ON",)
# A table that a migration makes anew must not take with it the rows that refer to it.
_MIGRATION = ("foreign_keys=OFF", "synchronous=FULL")


def writer(address: Address) -> AsyncEngine:
    if address.path is not None:
        return _sqlite(address, _WRITER, size=1)
    return _postgresql(address, command_timeout=_COMMAND_SECONDS)


def reader(address: Address, of_writer: AsyncEngine) -> AsyncEngine:
    """One unit of reading sees one state of the database, whatever is written meanwhile."""
    if address.path is not None:
        return _sqlite(address, _READER, size=_READERS)
    return of_writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def whole(address: Address) -> tuple[Whole, Whole] | tuple[None, None]:
    """Who writes and who reads in threads of their own; PostgreSQL's driver has no need of any."""
    if address.path is None:
        return None, None
    writers, readers = _threaded(address, _WRITER, 1), _threaded(address, _READER, _READERS)
    return Whole(writers, "BEGIN IMMEDIATE", 1), Whole(readers, "BEGIN", _READERS)


def migration(address: Address) -> AsyncEngine:
    """Two connections on SQLite: one migrates while the other copies the file."""
    if address.path is not None:
        return _sqlite(address, _MIGRATION, size=2)
    return _postgresql(address, command_timeout=None)


def lone(address: Address) -> AsyncEngine:
    """For one connection to PostgreSQL that is held as long as the process lives.

    The server notices within half a minute where this machine vanished without a word.
    """
    keepalive = {
        "tcp_keepalives_idle": "10",
        "tcp_keepalives_interval": "5",
        "tcp_keepalives_count": "3",
    }
    return create_async_engine(
        address.url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args=_postgresql_arguments(_COMMAND_SECONDS, keepalive),
    )


def observer(path: Path) -> sqlite3.Connection:
    """Reads no data and waits for nobody: it is asked on the event loop."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw", timeout=0, isolation_level=None, uri=True
    )
    connection.execute("PRAGMA query_only=ON")
    return connection


_JSON = {"json_serializer": codec.written, "json_deserializer": from_json}


async def ensure_wal(engine: AsyncEngine, name: str) -> None:
    """SQLite's write-ahead log: readers never wait for the writer, nor the writer for them.

    Of two processes that change the mode of one new file at once SQLite refuses the second
    without any waiting, so the waiting is done here.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + BUSY_SECONDS
    while True:
        try:
            async with engine.connect() as connection:
                answer = await connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                mode = answer.scalar_one()
            break
        except OperationalError as error:
            busy = getattr(error.orig, "sqlite_errorname", "") == "SQLITE_BUSY"
            if not busy or loop.time() > deadline:
                raise
        await asyncio.sleep(_PAUSE_SECONDS)
    if mode != "wal":
        raise StorageError(
            f"{name}: this file system cannot hold SQLite's log; put the file on a local disk"
        )


def _sqlite(address: Address, pragmas: tuple[str, ...], size: int) -> AsyncEngine:
    engine = create_async_engine(
        address.url,
        pool_size=size,
        max_overflow=0,
        **_JSON,
        connect_args=_sqlite_arguments(),
    )
    _prepare(engine.sync_engine, pragmas)
    return engine


def _threaded(address: Address, pragmas: tuple[str, ...], size: int) -> sa.Engine:
    engine = sa.create_engine(
        address.url.set(drivername="sqlite"),
        pool_size=size,
        max_overflow=0,
        **_JSON,
        connect_args={**_sqlite_arguments(), "check_same_thread": False},
    )
    _prepare(engine, pragmas)
    return engine


def _sqlite_arguments() -> dict[str, Any]:
    """No isolation level: the driver opens no transaction by itself, units of work do."""
    return {"timeout": BUSY_SECONDS, "isolation_level": None}


def _prepare(engine: sa.Engine, pragmas: tuple[str, ...]) -> None:
    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine, "connect", prepare)


def _postgresql(address: Address, command_timeout: float | None) -> AsyncEngine:
    engine = create_async_engine(
        address.url,
        pool_size=_POSTGRESQL_POOL,
        max_overflow=0,
        **_JSON,
        connect_args=_postgresql_arguments(command_timeout, {}),
    )
    event.listen(engine.sync_engine, "checkout", _looked_at)
    return engine


def _looked_at(_connection: object, record: ConnectionPoolEntry, _taken: object) -> None:
    """The driver knows when its server has gone; asking would double every question. What one
    connection lost the others have lost too."""
    if cast(Any, record.driver_connection).is_closed():
        raise InvalidatePoolError()


def _postgresql_arguments(
    command_timeout: float | None, settings: dict[str, str]
) -> dict[str, Any]:
    return {
        "timeout": _CONNECT_SECONDS,
        "command_timeout": command_timeout,
        "server_settings": {
            "application_name": process_name(),
            "synchronous_commit": "on",
            "lock_timeout": str(BUSY_SECONDS * 1000),
            # Small queries: compiling them costs more than it saves.
            "jit": "off",
            **settings,
        },
    }


def process_name() -> str:
    """Who this process is, for whoever finds the database held."""
    return f"jarshy {os.getpid()} on {socket.gethostname()}"
