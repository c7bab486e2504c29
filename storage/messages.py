"""The message ids known in a chat, ours and others', and what others showed of some of them."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Fingerprint
from storage import codec
from storage.database import Database
from storage.prepared import Prepared
from storage.queries import upsert
from storage.tables import channels
from storage.tables_telegram import chat_messages, witnesses

# Written by hand, and alike on both databases: SQLAlchemy would compile an upsert anew every time,
# which is a good part of what it takes to write a post down.
_NOTE = sa.text(
    "INSERT INTO chat_messages (chat_id, message_id, ours) VALUES (:chat_id, :message_id, :ours)"
    " ON CONFLICT (chat_id, message_id) DO UPDATE SET ours = chat_messages.ours OR excluded.ours"
)
WITNESSES = 200  # ids below the newest that are kept: what was lost is settled long before


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

    async def witness(self, chat_id: int, message_id: int, shows: Fingerprint) -> None:
        ours = sa.select(channels.c.id).where(channels.c.chat_id == chat_id)
        async with self._database.write() as connection:
            if (await connection.execute(ours)).first() is None:
                return
            statement = upsert(connection, witnesses).values(
                chat_id=chat_id, message_id=message_id, shows=codec.encode(shows)
            )
            await connection.execute(statement.on_conflict_do_nothing())
            here = witnesses.c.chat_id == chat_id
            old = witnesses.c.message_id <= message_id - WITNESSES
            await connection.execute(sa.delete(witnesses).where(here, old))

    async def witnessed(self, chat_id: int, low_id: int) -> Mapping[int, Fingerprint]:
        statement = sa.select(witnesses.c.message_id, witnesses.c.shows).where(
            witnesses.c.chat_id == chat_id, witnesses.c.message_id > low_id
        )
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).all()
        return {row.message_id: codec.fingerprint(row.shows) for row in found}


async def note(
    connection: AsyncConnection, chat_id: int, message_ids: Collection[int], ours: bool
) -> None:
    """In the transaction of what brought the ids to light."""
    there = [(chat_id, message_id) for message_id in message_ids]
    await connection.execute(_NOTE, _noted(there, ours))


_NOTE_MANY = Prepared(_NOTE)


def note_many(connection: sa.Connection, there: Collection[tuple[int, int]]) -> None:
    """Messages of ours as (chat, message id), in the transaction that says where they came from."""
    if there:
        _NOTE_MANY.execute(connection, _noted(there, ours=True))


def _noted(there: Collection[tuple[int, int]], ours: bool) -> list[dict[str, int | bool]]:
    """In one order everywhere, or two processes that note the same ids lock each other out."""
    return [
        {"chat_id": chat_id, "message_id": message_id, "ours": ours}
        for chat_id, message_id in sorted(set(there))
    ]
