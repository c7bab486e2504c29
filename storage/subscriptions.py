"""Who wants to be told of what; the state of a digest stands in the subscription's settings."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model.subscriptions import Subscription
from storage.database import Database
from storage.tables_telegram import people, subscriptions

_KIND = "news"


class Subscriptions:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, user_id: int, query: str, daily: bool, told: Collection[int], at: datetime
    ) -> None:
        state = {"daily": daily, "told": sorted(told), "pending": [], "tries": 0}
        async with self._database.write() as connection:
            here = _one(user_id, query)
            standing = (await connection.execute(sa.select(subscriptions).where(here))).first()
            if standing is None:
                await connection.execute(
                    sa.insert(subscriptions).values(
                        user_id=user_id, kind=_KIND, value=query, settings=state, created_at=at
                    )
                )
            else:
                settings = {**standing.settings, "daily": daily}
                await connection.execute(
                    sa.update(subscriptions).where(here).values(settings=settings)
                )

    async def of(self, user_id: int) -> Sequence[Subscription]:
        mine = subscriptions.c.user_id == user_id
        statement = sa.select(subscriptions).where(mine, subscriptions.c.kind == _KIND)
        return await self._read(statement)

    async def remove(self, subscription_id: int, user_id: int) -> None:
        statement = sa.delete(subscriptions).where(
            subscriptions.c.id == subscription_id, subscriptions.c.user_id == user_id
        )
        async with self._database.write() as connection:
            await connection.execute(statement)

    async def reachable(self) -> Sequence[Subscription]:
        statement = (
            sa.select(subscriptions)
            .join(people, people.c.user_id == subscriptions.c.user_id)
            .where(people.c.blocked_at.is_(None), subscriptions.c.kind == _KIND)
        )
        return await self._read(statement)

    async def save(self, subscription: Subscription) -> bool:
        here = subscriptions.c.id == subscription.id
        async with self._database.write() as connection:
            standing = (
                await connection.execute(
                    sa.select(subscriptions.c.settings).where(here).with_for_update()
                )
            ).scalar_one_or_none()
            if standing is None:
                return False
            settings = {
                **standing,  # the pace may have been changed by its owner meanwhile
                "told": list(subscription.told),
                "pending": list(subscription.pending),
                "tries": subscription.tries,
            }
            await connection.execute(
                sa.update(subscriptions)
                .where(here)
                .values(settings=settings, last_sent_at=subscription.last_sent_at)
            )
            return True

    async def _read(self, statement: sa.Select[Any]) -> Sequence[Subscription]:
        async with self._database.read() as connection:
            rows = (await connection.execute(statement.order_by(subscriptions.c.id))).all()
        return [_subscription(row) for row in rows]


def _one(user_id: int, query: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        subscriptions.c.user_id == user_id,
        subscriptions.c.kind == _KIND,
        subscriptions.c.value == query,
    )


def _subscription(row: Any) -> Subscription:
    state = row.settings or {}
    return Subscription(
        id=row.id,
        user_id=row.user_id,
        query=row.value,
        daily=bool(state.get("daily")),
        created_at=row.created_at,
        told=tuple(state.get("told", ())),
        pending=tuple(state.get("pending", ())),
        tries=int(state.get("tries", 0)),
        last_sent_at=row.last_sent_at,
    )
