"""The pace of all processes that share one token: a book that one at a time reads and writes."""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ports.turns import Turn
from storage.database import Database
from storage.locks import number_of
from storage.tables_processes import turns

KEPT = 180.0  # seconds; a pace looks back for one minute
SWEEP_EVERY = 60.0

_LOCK = number_of("pace")
_NOW = sa.func.clock_timestamp(
    type_=sa.DateTime(timezone=True)
)  # the database's: the machines' own may differ
_AGE = sa.extract("epoch", _NOW - turns.c.at)


class Turns:
    """On PostgreSQL alone: where one process sends, its own memory is enough."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen = 0
        self._swept = 0.0
        self._turn = asyncio.Lock()  # of the connections few are kept waiting

    async def exchange(self, decide: Callable[[Sequence[Turn]], Sequence[Turn]]) -> None:
        seat = self._database.seat
        process = seat.number if seat else 0
        async with self._turn, self._database.write() as connection:
            # Numbers are drawn under the lock, so none below `_seen` ever turns up later.
            await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            written = decide(await self._news(connection, process))
            if written:
                await connection.execute(
                    sa.insert(turns).values(
                        [
                            {
                                "process_id": process,
                                "chat": str(turn.chat),
                                "at": _NOW - timedelta(seconds=turn.age),
                                "edit": turn.edit,
                                "hold": turn.hold,
                            }
                            for turn in written
                        ]
                    )
                )
            await self._sweep(connection)

    async def _news(self, connection: AsyncConnection, process: int) -> list[Turn]:
        statement = sa.select(turns, _AGE.label("age")).where(turns.c.id > self._seen)
        found = (await connection.execute(statement.order_by(turns.c.id))).all()
        self._seen = max((row.id for row in found), default=self._seen)
        return [
            Turn(_chat(row.chat), row.edit, row.hold, float(row.age))
            for row in found
            if row.process_id != process
        ]

    async def _sweep(self, connection: AsyncConnection) -> None:
        now = time.monotonic()
        if now < self._swept + SWEEP_EVERY:
            return
        self._swept = now
        over = sa.func.greatest(KEPT, sa.func.coalesce(turns.c.hold, 0.0))
        await connection.execute(sa.delete(turns).where(over < _AGE))


def _chat(text: str) -> int | str:
    return int(text) if text.removeprefix("-").isdigit() else text
