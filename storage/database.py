"""The one place that opens connections: units of work that write, and units that read."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Protocol, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StorageError, StorageUnwell
from storage import engines
from storage.address import Address, parse
from storage.commits import Before, ToldCommits, commits
from storage.failures import connecting, translated
from storage.health import Health
from storage.migrate import migrate
from storage.repeated import Repeated
from storage.steady import SteadyConnection, to_the_end
from storage.whole import Whole

T = TypeVar("T")


class Seat(Protocol):
    """What the stores need of a process's place at the database."""

    @property
    def number(self) -> int:
        """Of this process; what it has in hand is written down under it."""

    def check(self) -> None:
        """Raise PlaceLost where that may be another's meanwhile."""


class Database:
    """A database at the schema this version knows. Made by `open`, ended by `close`.

    On SQLite one connection writes and others read; on PostgreSQL they share a small pool.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._writer = engines.writer(address)
        self._reader = engines.reader(address, self._writer)
        self._whole_writer: Whole | None
        self._whole_reader: Whole | None
        self._whole_writer, self._whole_reader = engines.whole(address)
        self._turn = asyncio.Lock()
        self.commits = commits(address)
        self.repeated = Repeated(self.commits, self.read_whole)
        self.health = Health()
        self.seat: Seat | None = None  # of a process that runs; commands beside it have none

    @classmethod
    async def open(cls, url: str, *, create: bool = True) -> Self:
        """Make (unless `create` is off) or migrate what is there.

        Raise ConfigError for an address that cannot be meant, NewerSchema, StorageError.
        """
        address = parse(url)
        if address.path is not None:
            _check_library()
            await asyncio.to_thread(_prepare_folder, address.path, create)
        database = cls(address)
        try:
            await to_the_end(database._bring_up(create))
        except BaseException:
            await to_the_end(database.close())
            raise
        return database

    async def close(self) -> None:
        self.commits.close()
        for whole in (self._whole_writer, self._whole_reader):
            if whole is not None:
                await asyncio.to_thread(whole.close)
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A unit of work: committed at its end, rolled back where it raises or is cancelled.

        A unit must not be opened inside another one of the same task.
        """
        if isinstance(self.commits, ToldCommits):
            async with self._told(self.commits, posts=False) as connection:
                yield connection
            return
        # A deferred BEGIN would fail at once, whatever the busy timeout, where another process
        # wrote between its first read and its first write.
        async with self._turn:
            with self._counted():
                async with self._unit(self._writer, "BEGIN IMMEDIATE") as connection:
                    yield connection
        self.health.worked()

    @asynccontextmanager
    async def _told(self, commits: ToldCommits, *, posts: bool) -> AsyncIterator[AsyncConnection]:
        """A unit that tells all who listen of what it wrote."""
        told = False
        try:
            async with self._unit(self._writer, None) as connection:
                yield connection
                told = await commits.announce(connection, posts=posts)
        finally:
            if told:  # and maybe committed, whatever the connection says
                commits.committed(posts=posts)
        self.health.worked()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Sees the state of one instant; never waits for who writes."""
        begin = None if self.address.path is None else "BEGIN"
        async with self._unit(self._reader, begin) as connection:
            yield connection

    async def write_whole(self, work: Callable[[sa.Connection], T], *, posts: bool = False) -> T:
        """As `write`, for a unit that awaits nothing but the database: on SQLite it goes to
        another thread and back once instead of once a statement. `posts`: it changes nothing but
        what `Repeated.ask` means by that."""
        if isinstance(self.commits, ToldCommits):
            async with self._told(self.commits, posts=posts) as connection:
                return await connection.run_sync(work)
        assert self._whole_writer is not None
        async with self._turn:
            if posts:
                before, done = await self._wholly(
                    self._whole_writer, lambda connection: (Before.of(connection), work(connection))
                )
                self.commits.posted(before)
            else:
                with self._counted():
                    done = await self._wholly(self._whole_writer, work)
        self.health.worked()
        return done

    async def read_whole(self, work: Callable[[sa.Connection], T]) -> T:
        """As `read`, likewise."""
        if self._whole_reader is None:
            async with self.read() as connection:
                return await connection.run_sync(work)
        return await self._wholly(self._whole_reader, work)

    @asynccontextmanager
    async def _unit(self, engine: AsyncEngine, begin: str | None) -> AsyncIterator[AsyncConnection]:
        connection = SteadyConnection(engine)
        with self._noticed(), translated(self.address.name):
            try:
                with connecting(self.address.name):
                    await connection.start()
                if begin is not None:
                    await connection.exec_driver_sql(begin)
                yield connection
                await connection.commit()
            finally:
                if connection.sync_connection is not None:
                    await connection.close()

    async def _wholly(self, whole: Whole, work: Callable[[sa.Connection], T]) -> T:
        with self._noticed(), translated(self.address.name):
            return await whole.run(work)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        try:
            yield
        finally:  # however it ended: maybe committed, whatever the connection says
            self.commits.committed()

    @contextmanager
    def _noticed(self) -> Iterator[None]:
        """A command beside the bot says by itself what is wrong."""
        try:
            yield
        except StorageUnwell as error:
            if self.seat is not None:
                self.health.met(error)
            raise

    async def _bring_up(self, create: bool) -> None:
        with translated(self.address.name), connecting(self.address.name):
            if self.address.path is not None:
                await engines.ensure_wal(self._writer, self.address.name)
            await migrate(self.address, self._reader, create=create)


def _check_library() -> None:
    """RETURNING came with SQLite 3.35, https://www.sqlite.org/lang_returning.html."""
    if sqlite3.sqlite_version_info < (3, 35):
        raise StorageError(
            f"SQLite {sqlite3.sqlite_version} is too old: install Python with SQLite 3.35 or newer"
        )


def _prepare_folder(path: Path, create: bool) -> None:
    if not create and not path.exists():
        raise StorageError(f"{path}: there is no database yet; start the bot, which makes it")
    with translated(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
