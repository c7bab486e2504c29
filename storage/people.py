"""People who wrote to the bot, and the updates of theirs that were handled."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.model import Language, Person
from storage.database import Database
from storage.queries import columns, upsert
from storage.tables_telegram import people, updates

# Telegram keeps an update for 24 hours (https://core.telegram.org/bots/api#getting-updates);
# after that it cannot come again.
_MARKS_KEPT = timedelta(hours=48)


class People:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user_id: int) -> Person | None:
        statement = sa.select(*columns(people, Person)).where(people.c.user_id == user_id)
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return None if row is None else _person(row)

    async def started(self, user_id: int, language: Language | None, at: datetime) -> Person:
        """The first start and a language once known stay; a block is over."""
        async with self._database.write() as connection:
            statement = upsert(connection, people).values(
                user_id=user_id, language=language, started_at=at
            )
            new = statement.excluded
            statement = statement.on_conflict_do_update(
                index_elements=["user_id"],
                set_={
                    "language": sa.func.coalesce(people.c.language, new.language),
                    "started_at": sa.func.coalesce(people.c.started_at, new.started_at),
                    "blocked_at": None,
                },
            )
            row = await connection.execute(statement.returning(*columns(people, Person)))
            return _person(row.mappings().one())

    async def choose_language(self, user_id: int, language: Language) -> None:
        await self._choose(user_id, {"language": language})

    async def choose_reading(self, user_id: int, *, plain: bool) -> None:
        await self._choose(user_id, {"plain_reading": plain})

    async def _choose(self, user_id: int, chosen: Mapping[str, object]) -> None:
        async with self._database.write() as connection:
            statement = upsert(connection, people).values(user_id=user_id, **chosen)
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["user_id"], set_=dict(chosen))
            )

    async def choose_currency(self, user_id: int, code: str, *, wanted: bool) -> Sequence[str]:
        here = people.c.user_id == user_id
        async with self._database.write() as connection:
            statement = upsert(connection, people).values(user_id=user_id)
            await connection.execute(statement.on_conflict_do_nothing())
            standing = sa.select(people.c.currencies).where(here).with_for_update()
            before = _codes((await connection.execute(standing)).scalar_one())
            after = [*(one for one in before if one != code), *([code] if wanted else [])]
            if wanted and code in before:
                return before
            values = {"currencies": " ".join(after)}
            await connection.execute(sa.update(people).where(here).values(values))
            return after

    async def seen(self, user_id: int, username: str | None, name: str) -> None:
        """What somebody is called now; a name belongs to who had it last."""
        async with self._database.write() as connection:
            if username is not None:
                others = sa.and_(people.c.username == username.lower(), people.c.user_id != user_id)
                await connection.execute(sa.update(people).where(others).values(username=None))
            called = {"username": username.lower() if username else None, "name": name}
            statement = upsert(connection, people).values(user_id=user_id, **called)
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["user_id"], set_=called)
            )

    async def named(self, username: str) -> int | None:
        statement = sa.select(people.c.user_id).where(people.c.username == username.lower())
        async with self._database.read() as connection:
            return (await connection.execute(statement)).scalars().first()

    async def names(self, user_ids: Collection[int]) -> Mapping[int, str]:
        statement = sa.select(people.c.user_id, people.c.name).where(
            people.c.user_id.in_(user_ids), people.c.name.is_not(None)
        )
        async with self._database.read() as connection:
            return {row.user_id: row.name for row in await connection.execute(statement)}

    async def blocked(self, user_id: int, at: datetime) -> None:
        """Nothing more can be sent to this person until the next start."""
        async with self._database.write() as connection:
            statement = upsert(connection, people).values(user_id=user_id, blocked_at=at)
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["user_id"],
                    set_={"blocked_at": statement.excluded.blocked_at},
                )
            )

    async def handled(self, update_id: int, at: datetime) -> bool:
        async with self._database.write() as connection:
            await connection.execute(sa.delete(updates).where(updates.c.at < at - _MARKS_KEPT))
            mark = await connection.execute(
                upsert(connection, updates)
                .values(update_id=update_id, at=at)
                .on_conflict_do_nothing()
                .returning(updates.c.update_id)
            )
            return mark.first() is not None


def _person(values: Mapping[Any, Any]) -> Person:
    plain = bool(values["plain_reading"])
    return Person(**{**values, "currencies": _codes(values["currencies"]), "plain_reading": plain})


def _codes(text: str | None) -> tuple[str, ...]:
    return tuple((text or "").split())
