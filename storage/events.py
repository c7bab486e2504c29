"""The log of what happened; append-only."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.model import Event
from storage.database import Database
from storage.queries import columns, log
from storage.tables import events


class Events:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, event: Event) -> None:
        async with self._database.write() as connection:
            await log(connection, event)

    async def of_article(self, article_id: int) -> Sequence[Event]:
        """In the order in which it was written."""
        statement = (
            sa.select(*columns(events, Event))
            .where(events.c.article_id == article_id)
            .order_by(events.c.id)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).mappings().all()
        return [Event(**row) for row in found]

    async def by_people(self, limit: int) -> Sequence[Event]:
        statement = (
            sa.select(*columns(events, Event))
            .where(sa.text("who IS NOT NULL"))
            .order_by(events.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).mappings().all()
        return [Event(**row) for row in found]
