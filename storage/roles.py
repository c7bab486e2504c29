"""Who is an editor; the owners stand in the settings."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model import Event
from storage.database import Database
from storage.queries import log, upsert
from storage.tables_telegram import roles

_EDITOR = "editor"


class Roles:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_editor(self, user_id: int) -> bool:
        statement = sa.select(roles.c.user_id).where(
            roles.c.user_id == user_id, roles.c.role == _EDITOR
        )
        async with self._database.read() as connection:
            return (await connection.execute(statement)).first() is not None

    async def editors(self) -> Sequence[int]:
        """In the order in which they were added."""
        statement = sa.select(roles.c.user_id).where(roles.c.role == _EDITOR)
        async with self._database.read() as connection:
            found = await connection.execute(statement.order_by(roles.c.at, roles.c.user_id))
            return list(found.scalars())

    async def add_editor(self, user_id: int, at: datetime, who: str, by: int) -> bool:
        """False where this person is one already."""
        async with self._database.write() as connection:
            statement = upsert(connection, roles).values(
                user_id=user_id, role=_EDITOR, given_by=by, at=at
            )
            added = await connection.execute(
                statement.on_conflict_do_nothing().returning(roles.c.user_id)
            )
            if added.first() is None:
                return False
            await log(connection, Event("editor.added", at, reason=str(user_id), who=who))
            return True

    async def remove_editor(self, user_id: int, at: datetime, who: str) -> bool:
        """False where this person was none."""
        statement = (
            sa.delete(roles)
            .where(roles.c.user_id == user_id, roles.c.role == _EDITOR)
            .returning(roles.c.user_id)
        )
        async with self._database.write() as connection:
            if (await connection.execute(statement)).first() is None:
                return False
            await log(connection, Event("editor.removed", at, reason=str(user_id), who=who))
            return True
