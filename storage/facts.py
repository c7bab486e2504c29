"""Small facts that outlive the process, by name."""

from functools import partial

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.queries import upsert
from storage.tables import facts

_VALUE = sa.select(facts.c.value).where(facts.c.name == sa.bindparam("name"))


class Facts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        return await self._database.read_whole(partial(_value, name=name))

    async def watched(self, name: str) -> str | None:
        question = partial(_value, name=name)
        return await self._database.repeated.ask(("facts", name), question, posts=False)

    async def put(self, name: str, value: str) -> None:
        async with self._database.write() as connection:
            await put_fact(connection, name, value)


def _value(connection: sa.Connection, name: str) -> str | None:
    value: str | None = connection.execute(_VALUE, {"name": name}).scalar_one_or_none()
    return value


async def put_fact(connection: AsyncConnection, name: str, value: str) -> None:
    statement = upsert(connection, facts).values(name=name, value=value)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["name"], set_={"value": statement.excluded.value}
        )
    )
