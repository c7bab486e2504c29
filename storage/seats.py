"""A running process's place at the database: by it others see that it lives, and what it holds.

SQLite belongs to one process. On PostgreSQL several sit side by side. Each has a number, locked by
a connection of its own (the server frees it at kill -9), and a lease in `processes` that it renews
(so that one which hangs is noticed too). Whoever finds a number that nobody holds, or a lease that
ran out, deletes the row: roles and rows that the dead one had in hand are free with that.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import PlaceLost, StorageError
from storage import engines
from storage.address import parse
from storage.commits import ToldCommits
from storage.database import Database
from storage.failures import translated
from storage.locks import hold, number_of, session, share
from storage.queries import upsert
from storage.steady import to_the_end
from storage.tables import outbox, processes
from storage.tables_processes import held_roles

logger = logging.getLogger(__name__)

LEASE = 30.0  # seconds without a renewal until a process counts as dead although it is connected
RENEW_EVERY = 3.0
LOOK_EVERY = 1.0


@asynccontextmanager
async def join(url: str) -> AsyncIterator["Seat"]:
    """Before the database is opened; `seated` follows. Raise DatabaseHeld where there is no place:
    on SQLite beside another bot, anywhere while a backup is put back."""
    address = parse(url)
    if address.path is not None:
        async with hold(url) as lost:
            yield Seat(lost, None)
        return
    async with session(address) as (connection, lost):
        await share(address, connection)
        yield Seat(lost, connection)


class Seat:
    """`lost` is set where this process must end: another may have its place."""

    def __init__(self, lost: asyncio.Event, connection: AsyncConnection | None) -> None:
        self.lost = lost
        self.number = 0
        self._connection = connection
        self._database: Database | None = None
        self._until = 0.0

    @asynccontextmanager
    async def seated(self, database: Database) -> AsyncIterator[None]:
        """This process is known from now on; at the end what it holds is free at once."""
        self._database = database
        await self._sit_down(database)
        database.seat = self
        try:
            yield
        finally:
            await to_the_end(self._leave(database))

    async def _sit_down(self, database: Database) -> None:
        if self._connection is None:
            # The file's lock says so: whoever else is written down has ended.
            await _strike_out(database, None)
            async with database.write() as connection:
                self.number = await _write_down(connection, None)
            return
        with translated(database.address.name):
            sequence = sa.func.pg_get_serial_sequence(processes.name, "id")
            # Locked before anybody can read of it: an unlocked number is a dead one's.
            drawn = await self._connection.execute(sa.select(sa.func.nextval(sequence)))
            self.number = drawn.scalar_one()
            lock = sa.select(sa.func.pg_advisory_lock(_lock_of(self.number)))
            await self._connection.execute(lock)
            driver = (await self._connection.get_raw_connection()).driver_connection
            assert isinstance(database.commits, ToldCommits)
            await database.commits.listen(driver, str(self.number), self.lost)
            self._until = time.monotonic() + LEASE
            await _write_down(self._connection, self.number)
            await self._bury(self._connection)

    async def _leave(self, database: Database) -> None:
        database.commits.close()
        try:
            await _strike_out(database, self.number)
        except StorageError as error:
            logger.warning("%s", error)

    def check(self) -> None:
        """Raise PlaceLost where the lease ran out: what was in hand may be another's now."""
        if self.lost.is_set() or (self._connection is not None and time.monotonic() > self._until):
            raise PlaceLost("this process was away for too long and sends nothing of what it had")

    async def take(self, role: str) -> str | None:
        """None where the role is this process's now, else the name of the one that has it."""
        assert self._database is not None
        # Whoever stands by asks again and again: nothing is written while another has it.
        question = partial(_holder, role=role)
        found = await self._database.repeated.ask(("role", role), question, posts=False)
        if found is not None and found.id != self.number:
            return str(found.name)
        async with self._database.write() as connection:
            statement = upsert(connection, held_roles).values(role=role, process_id=self.number)
            taken = await connection.execute(
                statement.on_conflict_do_nothing().returning(held_roles.c.role)
            )
            if taken.first() is not None:
                return None
            found = await connection.run_sync(_holder, role)
        if found is None:
            return "a process that has just ended"
        return None if found.id == self.number else str(found.name)

    async def keep(self, stop: asyncio.Event) -> None:
        """Until `stop` is set: renew the lease, and bury the dead."""
        if self._connection is None:
            return
        due, others = 0.0, True
        while not stop.is_set() and not self.lost.is_set():
            renews = time.monotonic() >= due
            try:
                with translated("PostgreSQL"):
                    if renews:
                        due = time.monotonic() + RENEW_EVERY
                        await self._renew(self._connection)
                    if renews or others:  # who is alone looks for others seldom
                        others = await self._bury(self._connection)
            except StorageError as error:
                logger.error("%s", error)
            if time.monotonic() > self._until:
                self.lost.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await stop.wait()

    async def _renew(self, connection: AsyncConnection) -> None:
        began = time.monotonic()
        statement = (
            sa.update(processes)
            .where(processes.c.id == self.number)
            .values(until=_in(LEASE))
            .returning(processes.c.id)
        )
        if (await connection.execute(statement)).first() is None:
            self.lost.set()
        else:
            self._until = began + LEASE

    async def _bury(self, connection: AsyncConnection) -> bool:
        """Are others written down?"""
        assert self._database is not None
        late = (processes.c.until < sa.func.clock_timestamp()).label("late")
        statement = sa.select(processes.c.id, processes.c.name, late)
        found = await connection.execute(statement.where(processes.c.id != self.number))
        others = found.all()
        for number, name, is_late in others:
            lock = _lock_of(number)
            attempt = sa.select(sa.func.pg_try_advisory_lock(lock))
            is_free = (await connection.execute(attempt)).scalar_one()
            try:
                if is_free or is_late:
                    await _strike_out(self._database, number)
                    logger.warning("%s ended; what it had in hand is free", name)
            finally:
                if is_free:
                    await connection.execute(sa.select(sa.func.pg_advisory_unlock(lock)))
        return bool(others)


def _holder(connection: sa.Connection, role: str) -> Any | None:
    """Number and name of the process that has the role."""
    statement = (
        sa.select(processes.c.name, processes.c.id)
        .join(held_roles, held_roles.c.process_id == processes.c.id)
        .where(held_roles.c.role == role)
    )
    return connection.execute(statement).first()


async def _strike_out(database: Database, number: int | None) -> None:
    """The process is gone (None: every one): what it had in hand is in nobody's."""
    gone = sa.true() if number is None else processes.c.id == number
    hand = outbox.c.claimed_by.is_not(None) if number is None else outbox.c.claimed_by == number
    async with database.write() as connection:
        # First this: it waits for whatever the process is just writing down.
        await connection.execute(sa.delete(processes).where(gone))
        await connection.execute(sa.update(outbox).where(hand).values(claimed_by=None))


async def _write_down(connection: AsyncConnection, number: int | None) -> int:
    on_server = connection.dialect.name == "postgresql"
    until = _in(LEASE) if on_server else datetime.now(UTC) + timedelta(seconds=LEASE)
    values: dict[str, object] = {"name": engines.process_name(), "until": until}
    if number is not None:
        values["id"] = number
    statement = sa.insert(processes).values(values).returning(processes.c.id)
    written: int = (await connection.execute(statement)).scalar_one()
    return written


def _in(seconds: float) -> sa.ColumnElement[datetime]:
    """By the database's clock: the machines' own may differ."""
    return sa.func.clock_timestamp() + sa.func.make_interval(0, 0, 0, 0, 0, 0, seconds)


def _lock_of(number: int) -> int:
    return number_of(f"process {number}")
