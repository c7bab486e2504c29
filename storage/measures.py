"""Counts of the log and the outbox."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.model import Figures, Kind, Readers, State, Tally
from storage.database import Database
from storage.tables import SENT_ONCE, WAITING, events, outbox, stems
from storage.tables_telegram import people, subscriptions

# The day's card of rates comes whatever becomes of the news.
_UNLISTED = sa.exists().where(stems.c.article_id == outbox.c.article_id, ~stems.c.listed)
_STORED = "article.stored"
_NO_NEWS = sa.and_(
    events.c.kind == _STORED,
    sa.exists().where(stems.c.article_id == events.c.article_id, ~stems.c.listed),
)
LAST_POST = (
    sa.select(outbox.c.sent_at)
    .where(sa.text(SENT_ONCE), outbox.c.kind == Kind.SEND, ~_UNLISTED)
    .order_by(outbox.c.sent_at.desc())
    .limit(1)
)


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
        async with self._database.read() as connection:
            last: datetime | None = (await connection.execute(LAST_POST)).scalar()
        return last

    async def figures(self, since: datetime) -> Figures:
        kinds = (_STORED, f"outbox.{State.SENT}", f"edit.{State.SENT}")
        statement = (
            sa.select(events.c.kind, events.c.channel_id, sa.func.count().label("number"))
            .where(events.c.at >= since, events.c.kind.in_(kinds), ~_NO_NEWS)
            .group_by(events.c.kind, events.c.channel_id)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).all()
        stored, sent, edited = ([row for row in found if row.kind == kind] for kind in kinds)
        return Figures(
            articles=sum(row.number for row in stored),
            posts={row.channel_id: row.number for row in sent},
            edits=sum(row.number for row in edited),
        )

    async def readers(self) -> Readers:
        here = sa.and_(people.c.started_at.is_not(None), people.c.blocked_at.is_(None))
        started = sa.select(sa.func.count()).select_from(people).where(here)
        kept = sa.select(sa.func.count()).select_from(
            subscriptions.join(people, people.c.user_id == subscriptions.c.user_id)
        )
        async with self._database.read() as connection:
            return Readers(
                (await connection.execute(started)).scalar_one(),
                (await connection.execute(kept.where(people.c.blocked_at.is_(None)))).scalar_one(),
            )
