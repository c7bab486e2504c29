"""Messages of ours in the service chat that must be cleaned up."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model import Trace
from storage.database import Database
from storage.queries import columns
from storage.tables_telegram import traces


class Traces:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, chat_id: int, at: datetime) -> Trace:
        statement = (
            sa.insert(traces).values(chat_id=chat_id, at=at).returning(*columns(traces, Trace))
        )
        async with self._database.write() as connection:
            row = (await connection.execute(statement)).mappings().one()
        return Trace(**row)

    async def answered(self, trace_id: int, message_id: int) -> None:
        statement = sa.update(traces).where(traces.c.id == trace_id).values(message_id=message_id)
        async with self._database.write() as connection:
            await connection.execute(statement)

    async def remove(self, trace_id: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(sa.delete(traces).where(traces.c.id == trace_id))

    async def all(self) -> Sequence[Trace]:
        return await self._database.repeated.ask("traces", _all, posts=False)


def _all(connection: sa.Connection) -> Sequence[Trace]:
    return [Trace(**row) for row in connection.execute(_ALL).mappings()]


_ALL = sa.select(*columns(traces, Trace)).order_by(traces.c.id)
