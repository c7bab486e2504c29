"""Troubles of the machine in the seeded runs: disk, lock, clock, power, the database's server."""

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import asyncpg

from bot.sources.values.dates import FUTURE
from tests.forks import AVAILABLE
from tests.machine import Disk, Machine
from tests.newsroom import BotProcess
from tests.postgres import name_of

# Wrong clocks stay within MAX_AGE: beyond it the bot rightly takes today's news for old. By one
# up to an hour behind, today's news is dated ahead, and the bot rightly waits for its moment.
CLOCK_AHEAD = (60.0, 10 * 3600.0)
CLOCK_BEHIND = (FUTURE.total_seconds() + 300.0, 10 * 3600.0)
RESTART_AFTER = 0.5  # seconds, as whatever supervises the bot would
# Where no process can be put under a machine of its own, a lock is all that can be made.
ON_A_FILE: tuple[str, ...] = ("locked",)
if AVAILABLE:
    ON_A_FILE = ("full", "broken", "locked", "clock", "clock", "power", "power")
ON_A_SERVER = ("locked", "clock", "cut") if AVAILABLE else ("locked", "cut")

# Another process writes to the file for long; it is killed, so it never cleans up behind itself.
_HOLDER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
database.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@dataclass
class Host:
    """A bot and the machine under it; whenever the bot ends it is started again."""

    bot: BotProcess
    machine: Machine
    ended: int = 0  # how often it ended by itself
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    def at(cls, folder: Path, settings: dict[str, str]) -> "Host":
        folder.mkdir()
        machine = Machine(folder / "machine")
        return cls(BotProcess(folder, {**settings, **machine.variables}), machine)

    @property
    def data(self) -> Path:
        return self.bot.folder / "data"

    async def killed(self, power: random.Random | None = None) -> None:
        """kill -9 and start again; with `power` what was not synced is lost as the dice say."""
        async with self._turn:
            await self.bot.kill()
            if power is not None:
                self.machine.lose_power(self.data, power)
            await self.bot.start()

    async def supervise(self) -> None:
        while True:
            await asyncio.sleep(0.1)
            async with self._turn:
                process = self.bot.process
                if process is not None and process.returncode is not None:
                    self.ended += 1
                    await asyncio.sleep(RESTART_AFTER)
                    await self.bot.start()

    async def end(self) -> None:
        async with self._turn:
            await self.bot.kill()


@dataclass(frozen=True)
class Trouble:
    """`seconds` it lasts; a `clock` is wrong by so many, and stays so where it lasts for none."""

    kind: str
    seconds: float
    clock: float = 0.0

    @classmethod
    def drawn(cls, dice: random.Random, kinds: tuple[str, ...]) -> "Trouble":
        kind = dice.choice(kinds)
        if kind != "clock":
            return cls(kind, dice.choice((0.3, 1.5, 3.0)))
        by = dice.choice((-dice.uniform(*CLOCK_BEHIND), dice.uniform(*CLOCK_AHEAD)))
        return cls(kind, dice.choice((0.0, 0.0, 1.0, 4.0)), by)

    async def happen(self, host: Host, database: str | None, dice: random.Random) -> None:
        happening: dict[str, Callable[[], Awaitable[None]]] = {
            "full": lambda: self._disk(host, Disk.FULL),
            "broken": lambda: self._disk(host, Disk.BROKEN),
            "clock": lambda: self._clock(host),
            "power": lambda: host.killed(dice),
            "cut": lambda: _cut(database or ""),
            "locked": lambda: self._lock(host, database),
        }
        await happening[self.kind]()

    async def _disk(self, host: Host, state: Disk) -> None:
        host.machine.disk = state
        await asyncio.sleep(self.seconds)
        host.machine.disk = Disk.WELL

    async def _clock(self, host: Host) -> None:
        before, host.machine.clock_wrong_by = host.machine.clock_wrong_by, self.clock
        if self.seconds:
            await asyncio.sleep(self.seconds)
            host.machine.clock_wrong_by = before

    async def _lock(self, host: Host, database: str | None) -> None:
        if database is not None:
            await _lock_table(database, self.seconds)
            return
        holder = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _HOLDER, str(host.data / "jarshy.db")),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert holder.stdout is not None
        await holder.stdout.readline()
        await asyncio.sleep(self.seconds)
        with suppress(ProcessLookupError):  # it never got the lock
            holder.kill()
        await holder.wait()


@dataclass(frozen=True)
class Troubles:
    """What may happen to the machines of a run, and where their database is."""

    kinds: tuple[str, ...]
    database: str | None
    dice: random.Random

    def drawn(self) -> list[Trouble]:
        kinds = self.kinds or (ON_A_FILE if self.database is None else ON_A_SERVER)
        number = self.dice.randint(1, 3) if self.kinds else self.dice.choice((0, 1, 1, 2))
        return [Trouble.drawn(self.dice, kinds) for _ in range(number)]


async def _lock_table(database: str, seconds: float) -> None:
    connection = await _connected(database)
    try:
        async with connection.transaction():
            try:
                await connection.execute("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE")
            except asyncpg.UndefinedTableError:
                return  # the bot has not made it yet
            await asyncio.sleep(seconds)
    finally:
        await connection.close()


async def _cut(database: str) -> None:
    """The server ends every connection that the bots have."""
    connection = await _connected(database)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()


async def _connected(url: str) -> asyncpg.Connection:
    (host,) = parse_qs(url.partition("?")[2])["host"]
    return await asyncpg.connect(host=host, user="postgres", database=name_of(url))
