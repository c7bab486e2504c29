"""Answers to what loops ask several times a second: read anew once something was committed.

SQLite tells for a few microseconds whether any other connection, of whatever process, has
committed (`PRAGMA data_version`, https://www.sqlite.org/pragma.html#pragma_data_version); the
question itself costs hundreds of times as much. PostgreSQL knows no such number: there every
question is asked.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Hashable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.address import Address
from storage.engines import observer

T = TypeVar("T")
Read = Callable[[], AbstractAsyncContextManager[AsyncConnection]]
MOST = 200  # answers kept between two commits


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer as of `at`; from `until` on it may be another without any commit."""

    answer: Any
    at: datetime | None
    until: datetime | None

    def holds(self, now: datetime | None) -> bool:
        if now is None or self.at is None:
            return True
        return self.at <= now and (self.until is None or now < self.until)


class Repeated:
    """`read` opens a unit of reading."""

    def __init__(self, address: Address, read: Read) -> None:
        self._address = address
        self._read = read
        self._observer: sqlite3.Connection | None = None
        self._mark: int | None = None
        self._kept: dict[Hashable, _Kept] = {}

    async def ask(
        self,
        key: Hashable,
        question: Callable[[AsyncConnection], Awaitable[T]],
        *,
        now: datetime | None = None,
        until: sa.Select[Any] | None = None,
    ) -> T:
        """The answer is shared: nobody may change it. `key` names the question with all that it
        asks about but the time `now`; `until` is a query, with `now` as its parameter, for the
        next moment at which time alone changes the answer."""
        mark = self._look()
        if mark is None:
            async with self._read() as connection:
                return await question(connection)
        if mark != self._mark:
            self._mark, self._kept = mark, {}
        kept = self._kept.get(key)
        if kept is not None and kept.holds(now):
            answer: T = kept.answer
            return answer
        async with self._read() as connection:
            answer = await question(connection)
            ends = None if until is None else await _moment(connection, until, now)
        # Whoever asked meanwhile may have seen a commit that this answer does not know.
        if self._mark == mark and len(self._kept) < MOST:
            self._kept[key] = _Kept(answer, now, ends)
        return answer

    def close(self) -> None:
        if self._observer is not None:
            self._observer.close()
            self._observer = None

    def _look(self) -> int | None:
        """Another number after every commit; None where that cannot be told."""
        if self._address.path is None:
            return None
        try:
            if self._observer is None:
                self._observer = observer(self._address.path)
            ((number,),) = self._observer.execute("PRAGMA data_version").fetchall()
        except sqlite3.Error:
            return None
        return int(number)


async def _moment(
    connection: AsyncConnection, until: sa.Select[Any], now: datetime | None
) -> datetime | None:
    moment: datetime | None = (await connection.execute(until, {"now": now})).scalar_one()
    return moment
