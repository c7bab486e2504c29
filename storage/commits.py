"""Has anything been committed since? By whichever process.

SQLite tells for a few microseconds (`PRAGMA data_version`,
https://www.sqlite.org/pragma.html#pragma_data_version). PostgreSQL knows no such number: there
every unit of work that wrote something says so as it commits, to all who listen (NOTIFY,
https://www.postgresql.org/docs/current/sql-notify.html), and a process that has its seat listens.

Most commits are those of posts that go out, many a second, and most questions have nothing to do
with them: what else was committed is counted apart.
"""

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

import sqlalchemy as sa

from storage import engines
from storage.address import Address

CHANNEL = "jarshy_commits"
# What a person changes with psql says nothing: seconds until it is seen.
UNTOLD = 30.0
# Seconds for which a unit of posts tells that nobody else committed before it began.
SOON = 0.1
_POSTS = " posts"
_ANNOUNCE = sa.text(
    f"SELECT pg_notify('{CHANNEL}', :word) WHERE txid_current_if_assigned() IS NOT NULL"
)


class Commits(Protocol):
    def mark(self) -> int | None:
        """Another number after every commit; None where that cannot be told."""

    def others(self) -> int | None:
        """As `mark`, passing over units of posts; another process's commit is counted within
        SOON while this one's posts go out."""

    def close(self) -> None: ...


def commits(address: Address) -> "CountedCommits | ToldCommits":
    return ToldCommits() if address.path is None else CountedCommits(address.path)


@dataclass(frozen=True, slots=True)
class Before:
    """What a unit of work on SQLite sees as it begins: the number that its connection has for
    commits of all others, and when. Until it ends nobody else commits."""

    foreign: int
    at: float

    @classmethod
    def of(cls, connection: sa.Connection) -> Self:
        """Of the driver itself: SQLAlchemy would take as long as the rest of a small unit."""
        with closing(connection.connection.cursor()) as cursor:
            ((number,),) = cursor.execute("PRAGMA data_version").fetchall()
        return cls(number, time.monotonic())


class CountedCommits:
    """SQLite's own count, asked of a connection that does nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._observer: sqlite3.Connection | None = None
        self._others = 0
        self._counted: int | None = None  # the mark up to which everything is counted
        self._foreign: int | None = None
        self._sure_until = 0.0

    def mark(self) -> int | None:
        try:
            if self._observer is None:
                self._observer = engines.observer(self._path)
            ((number,),) = self._observer.execute("PRAGMA data_version").fetchall()
        except sqlite3.Error:
            return None
        return int(number)

    def others(self) -> int | None:
        mark = self.mark()
        if mark is None:
            return None
        if mark != self._counted and time.monotonic() >= self._sure_until:
            self._counted = mark
            self._others += 1
        return self._others

    def committed(self) -> None:
        """A unit of this process, of something else than posts; or it was rolled back."""
        self._others += 1

    def posted(self, before: Before) -> None:
        """A unit of posts, which saw this as it began."""
        if before.foreign != self._foreign:
            self._foreign = before.foreign
            self._others += 1
        self._sure_until = before.at + SOON

    def close(self) -> None:
        if self._observer is not None:
            self._observer.close()
            self._observer = None


class ToldCommits:
    """PostgreSQL's, as far as those who write tell; nothing is known before `listen`."""

    def __init__(self) -> None:
        self._number = 0
        self._of_posts = 0
        self._until = 0.0
        self._who = ""
        self._lost: asyncio.Event | None = None

    async def listen(self, driver: Any, who: str, lost: asyncio.Event) -> None:
        """By this connection of asyncpg, until it is `lost`; `who` are we among those who tell."""
        self._who = who
        await driver.add_listener(CHANNEL, self._heard)
        self._lost = lost

    async def announce(self, connection: Any, *, posts: bool) -> bool:
        """Within the unit of work, at its end; False where it wrote nothing."""
        word = self._who + (_POSTS if posts else "")
        told = await connection.execute(_ANNOUNCE, {"word": word})
        return told.first() is not None

    def committed(self, *, posts: bool = False) -> None:
        """What was announced here: one's own word comes back too late for the next question."""
        self._number += 1
        self._of_posts += posts

    def mark(self) -> int | None:
        if self._lost is None or self._lost.is_set():
            return None
        now = time.monotonic()
        if now >= self._until:
            self._until = now + UNTOLD
            self._number += 1
        return self._number

    def others(self) -> int | None:
        mark = self.mark()
        return None if mark is None else mark - self._of_posts

    def close(self) -> None:
        self._lost = None

    def _heard(self, _connection: object, _process: int, _channel: str, word: str) -> None:
        who = word.removesuffix(_POSTS)
        if not who or who != self._who:
            self.committed(posts=who != word)
