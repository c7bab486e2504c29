"""One running bot a database: a lock that ends with the process, however that ends."""

import asyncio
import fcntl
import hashlib
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import DatabaseHeld
from storage import engines
from storage.address import Address, parse
from storage.failures import connecting, translated
from storage.steady import to_the_end

_HOLDER = sa.text(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) "
    "WHERE locktype = 'advisory' AND granted AND objsubid = 1 "
    "AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
    "AND (classid::bigint << 32 | objid::bigint) = :number"
)


@asynccontextmanager
async def hold(url: str, *names: str) -> AsyncIterator[asyncio.Event]:
    """Hold these locks of a database ("run" where none is named); raise DatabaseHeld where
    another process holds one.

    The event is set where the lock is lost while held (PostgreSQL ended the connection).
    """
    address = parse(url)
    names = names or ("run",)
    inner = _hold_server(address, names) if address.path is None else _hold_files(address, names)
    async with inner as lost:
        yield lost


@asynccontextmanager
async def _hold_files(address: Address, names: Sequence[str]) -> AsyncIterator[asyncio.Event]:
    with ExitStack() as stack:
        for name in names:
            stack.callback(os.close, _lock_file(address, name))
        yield asyncio.Event()


def _lock_file(address: Address, name: str) -> int:
    """The open file whose lock the kernel frees when the process ends. It is never removed:
    another process may be about to lock it."""
    assert address.path is not None
    suffix = "lock" if name == "run" else f"{name}.lock"
    path = address.path.with_name(f"{address.path.name}.{suffix}")
    with translated(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 200).decode(errors="replace").strip()
        os.close(descriptor)
        raise _held(address, holder) from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{engines.process_name()}\n".encode())
    return descriptor


@asynccontextmanager
async def _hold_server(address: Address, names: Sequence[str]) -> AsyncIterator[asyncio.Event]:
    async with session(address) as (connection, lost):
        with translated(address.name):
            for name in names:
                attempt = sa.func.pg_try_advisory_lock(number_of(name))
                await _lock(address, connection, attempt, name)
        yield lost


@asynccontextmanager
async def session(address: Address) -> AsyncIterator[tuple[AsyncConnection, asyncio.Event]]:
    """A connection to PostgreSQL for what is held as long as it stands; the event is set where
    the server ended it."""
    engine = engines.lone(address)
    lost = asyncio.Event()
    try:
        with connecting(address.name):
            connection = await engine.connect()
        try:
            with connecting(address.name):
                driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            driver.add_termination_listener(lambda _connection: lost.set())
            yield connection, lost
        finally:
            await to_the_end(connection.close())
    finally:
        await to_the_end(engine.dispose())


async def share(address: Address, connection: AsyncConnection) -> None:
    """Hold "run" beside others that do; raise DatabaseHeld where somebody holds it alone."""
    with translated(address.name):
        attempt = sa.func.pg_try_advisory_lock_shared(number_of("run"))
        await _lock(address, connection, attempt, "run")


async def _lock(
    address: Address, connection: AsyncConnection, attempt: sa.Function[bool], name: str
) -> None:
    if (await connection.execute(sa.select(attempt))).scalar_one():
        return
    holder = (await connection.execute(_HOLDER, {"number": number_of(name)})).scalar()
    raise _held(address, holder or "")


def number_of(name: str) -> int:
    """What PostgreSQL locks by: 64 bits with a sign, out of everybody else's way."""
    digest = hashlib.sha256(f"jarshy {name}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def _held(address: Address, holder: str) -> DatabaseHeld:
    who = f" ({holder})" if holder else ""
    return DatabaseHeld(
        f"{address.name}: another running bot holds this database{who}; end it first"
    )
