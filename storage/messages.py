"""The message ids known in a chat: ours and others'."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.queries import upsert
from storage.tables_telegram import chat_messages


class Messages:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, chat_id: int, message_ids: Collection[int], ours: bool) -> None:
        """What is known as ours stays ours."""
        if not message_ids:
            return
        async with self._database.write() as connection:
            await note(connection, chat_id, message_ids, ours)

    async def above(self, chat_id: int, low_id: int) -> Mapping[int, bool]:
        """Known ids greater than `low_id`, lowest first; the value says whether it is ours."""
        statement = (
            sa.select(chat_messages.c.message_id, chat_messages.c.ours)
            .where(chat_messages.c.chat_id == chat_id, chat_messages.c.message_id > low_id)
            .order_by(chat_messages.c.message_id)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).all()
        return {row.message_id: row.ours for row in found}

    async def top(self, chat_id: int) -> int | None:
        statement = sa.select(sa.func.max(chat_messages.c.message_id)).where(
            chat_messages.c.chat_id == chat_id
        )
        async with self._database.read() as connection:
            newest: int | None = (await connection.execute(statement)).scalar_one()
        return newest


async def note(
    connection: AsyncConnection, chat_id: int, message_ids: Collection[int], ours: bool
) -> None:
    """In the transaction of what brought the ids to light."""
    statement = upsert(connection, chat_messages)
    statement = statement.on_conflict_do_update(
        index_elements=["chat_id", "message_id"],
        set_={"ours": sa.or_(chat_messages.c.ours, statement.excluded.ours)},
    )
    # In one order everywhere, or two processes that note the same ids lock each other out.
    await connection.execute(
        statement,
        [
            {"chat_id": chat_id, "message_id": message_id, "ours": ours}
            for message_id in sorted(set(message_ids))
        ],
    )
