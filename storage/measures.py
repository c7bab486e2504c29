"""Counts of the log and the outbox."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.model import State, Tally
from storage.database import Database
from storage.tables import SENT_ONCE, WAITING, events, outbox


class Measures:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def events_after(self, number: int | None) -> Tally:
        newest = sa.func.max(events.c.id)
        async with self._database.read() as connection:
            if number is None:
                last = (await connection.execute(sa.select(newest))).scalar_one()
                return Tally(last or 0, {})
            statement = (
                sa.select(events.c.kind, sa.func.count(), newest)
                .where(events.c.id > number)
                .group_by(events.c.kind)
            )
            found = (await connection.execute(statement)).all()
        kinds = {kind: count for kind, count, _ in found}
        return Tally(max((last for _, _, last in found), default=number), kinds)

    async def states(self) -> Mapping[State, int]:
        statement = sa.select(outbox.c.state, sa.func.count().label("number")).group_by(
            outbox.c.state
        )
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).all()
        return {row.state: row.number for row in found}

    async def oldest_due(self, now: datetime) -> datetime | None:
        waiting = outbox.alias("waiting")
        statement = sa.select(sa.func.min(waiting.c.due_at)).where(
            sa.text(WAITING), waiting.c.due_at <= now
        )
        async with self._database.read() as connection:
            oldest: datetime | None = (await connection.execute(statement)).scalar_one()
        return oldest

    async def last_post(self) -> datetime | None:
        statement = sa.select(sa.func.max(outbox.c.sent_at)).where(sa.text(SENT_ONCE))
        async with self._database.read() as connection:
            last: datetime | None = (await connection.execute(statement)).scalar_one()
        return last
