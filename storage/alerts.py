"""Who wants to hear of which rate: subscriptions of a kind of their own."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from bot.model.alerts import Alert, AlertState, Level
from storage.database import Database
from storage.queries import upsert
from storage.tables_telegram import people, subscriptions

_KIND = "rate"
_OURS = subscriptions.c.kind == _KIND
_ARMED = {"state": AlertState.ARMED.value, "tries": 0}


class Alerts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, user_id: int, level: Level, at: datetime) -> None:
        async with self._database.write() as connection:
            statement = upsert(connection, subscriptions).values(
                user_id=user_id,
                kind=_KIND,
                value=_written(level),
                settings=_ARMED,
                created_at=at,
            )
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["user_id", "kind", "value"],
                    set_={"settings": statement.excluded.settings},
                )
            )

    async def of(self, user_id: int) -> Sequence[Alert]:
        return await self._read(
            sa.select(subscriptions).where(_OURS, subscriptions.c.user_id == user_id)
        )

    async def remove(self, alert_id: int, user_id: int) -> None:
        statement = sa.delete(subscriptions).where(
            _OURS, subscriptions.c.id == alert_id, subscriptions.c.user_id == user_id
        )
        async with self._database.write() as connection:
            await connection.execute(statement)

    async def reachable(self) -> Sequence[Alert]:
        return await self._read(
            sa.select(subscriptions)
            .join(people, people.c.user_id == subscriptions.c.user_id)
            .where(people.c.blocked_at.is_(None), _OURS)
        )

    async def save(self, alert: Alert, before: Alert) -> bool:
        here = sa.and_(_OURS, subscriptions.c.id == alert.id)
        async with self._database.write() as connection:
            row = (
                await connection.execute(sa.select(subscriptions).where(here).with_for_update())
            ).one_or_none()
            if row is None or _alert(row) != before:
                return False
            state = {"state": alert.state.value, "tries": alert.tries}
            await connection.execute(sa.update(subscriptions).where(here).values(settings=state))
            return True

    async def _read(self, statement: sa.Select[Any]) -> Sequence[Alert]:
        async with self._database.read() as connection:
            rows = (await connection.execute(statement.order_by(subscriptions.c.id))).all()
        return [_alert(row) for row in rows]


def _written(level: Level) -> str:
    """`USD 1 above 480`: the same wish in the same words."""
    way = "above" if level.above else "below"
    return f"{level.code} {level.unit} {way} {level.value.normalize():f}"


def _alert(row: Any) -> Alert:
    code, unit, way, value = row.value.split(" ")
    state: dict[str, Any] = row.settings or _ARMED
    return Alert(
        id=row.id,
        user_id=row.user_id,
        level=Level(code, int(unit), Decimal(value), way == "above"),
        created_at=row.created_at,
        state=AlertState(state["state"]),
        tries=int(state["tries"]),
    )
