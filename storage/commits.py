"""Has anything been committed since? By whichever process.

SQLite tells for a few microseconds (`PRAGMA data_version`,
https://www.sqlite.org/pragma.html#pragma_data_version). PostgreSQL knows no such number: there
every unit of work that wrote something says so as it commits, to all who listen (NOTIFY,
https://www.postgresql.org/docs/current/sql-notify.html), and a process that has its seat listens.
"""

import asyncio
import sqlite3
import time
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa

from storage import engines
from storage.address import Address

CHANNEL = "jarshy_commits"
# What a person changes with psql says nothing: seconds until it is seen.
UNTOLD = 30.0
_ANNOUNCE = sa.text(
    f"SELECT pg_notify('{CHANNEL}', :who) WHERE txid_current_if_assigned() IS NOT NULL"
)


class Commits(Protocol):
    def mark(self) -> int | None:
        """Another number after every commit; None where that cannot be told."""

    def close(self) -> None: ...


def commits(address: Address) -> "CountedCommits | ToldCommits":
    return ToldCommits() if address.path is None else CountedCommits(address.path)


class CountedCommits:
    """SQLite's own count, asked of a connection that does nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._observer: sqlite3.Connection | None = None

    def mark(self) -> int | None:
        try:
            if self._observer is None:
                self._observer = engines.observer(self._path)
            ((number,),) = self._observer.execute("PRAGMA data_version").fetchall()
        except sqlite3.Error:
            return None
        return int(number)

    def close(self) -> None:
        if self._observer is not None:
            self._observer.close()
            self._observer = None


class ToldCommits:
    """PostgreSQL's, as far as those who write tell; nothing is known before `listen`."""

    def __init__(self) -> None:
        self._number = 0
        self._until = 0.0
        self._who = ""
        self._lost: asyncio.Event | None = None

    async def listen(self, driver: Any, who: str, lost: asyncio.Event) -> None:
        """By this connection of asyncpg, until it is `lost`; `who` are we among those who tell."""
        self._who = who
        await driver.add_listener(CHANNEL, self._heard)
        self._lost = lost

    async def announce(self, connection: Any) -> bool:
        """Within the unit of work, at its end; False where it wrote nothing."""
        told = await connection.execute(_ANNOUNCE, {"who": self._who})
        return told.first() is not None

    def committed(self) -> None:
        """What was announced here: one's own word comes back too late for the next question."""
        self._number += 1

    def mark(self) -> int | None:
        if self._lost is None or self._lost.is_set():
            return None
        now = time.monotonic()
        if now >= self._until:
            self._until = now + UNTOLD
            self._number += 1
        return self._number

    def close(self) -> None:
        self._lost = None

    def _heard(self, _connection: object, _process: int, _channel: str, who: str) -> None:
        if not who or who != self._who:
            self._number += 1
