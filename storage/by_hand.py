"""What an editor wants published, whatever became of the article's row in a channel before."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Kind, NewRow, OutboxRow, Placed, State
from bot.model.states import BY_HAND, DELETED
from storage.database import Database
from storage.outbox_change import change
from storage.outbox_rows import add_rows
from storage.queries import log
from storage.tables import outbox
from storage.words_let_through import show_newest

HURRIED = "an editor had it sent at once"


class ByHand:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def place(
        self, article_id: int, rows: Sequence[NewRow], at: datetime, who: str
    ) -> Sequence[Placed]:
        async with self._database.write() as connection:
            return await place(connection, article_id, rows, at, who)

    async def hurry(self, row: OutboxRow, at: datetime, who: str) -> OutboxRow:
        event = Event(f"outbox.{State.READY}", at, reason=HURRIED, who=who)
        async with self._database.write() as connection:
            await show_newest(connection, row.article_id)
            return await change(
                connection,
                row,
                event,
                state=State.READY,
                changed_at=at,
                due_at=at,
                expires_at=None,
                urgent=True,
                reason=HURRIED,
                asked_at=None,
                question_chat_id=None,
                question_message_id=None,
            )


async def place(
    connection: AsyncConnection, article_id: int, rows: Sequence[NewRow], at: datetime, who: str
) -> list[Placed]:
    """In the transaction of what asked for it. The channel's one row never becomes two."""
    await show_newest(connection, article_id)
    placed = []
    for row in rows:
        added = await add_rows(connection, article_id, [row], at)
        if added:
            placed.append(Placed(row.channel_id, added[0], row.state, done=True))
        else:
            placed.append(await _taken_up(connection, article_id, row, at, who))
    return placed


async def _taken_up(
    connection: AsyncConnection, article_id: int, row: NewRow, at: datetime, who: str
) -> Placed:
    here = sa.and_(
        outbox.c.article_id == article_id,
        outbox.c.channel_id == row.channel_id,
        outbox.c.kind == Kind.SEND,
    )
    standing = (await connection.execute(sa.select(outbox.c.id, outbox.c.state).where(here))).one()
    statement = (
        sa.update(outbox)
        .where(here, _may_be_taken_up())
        .values(
            state=row.state,
            version=outbox.c.version + 1,
            due_at=row.due_at,
            expires_at=row.expires_at,
            changed_at=at,
            urgent=row.urgent,
            attempts=0,
            reason=row.reason,
            asked_at=None,
            question_chat_id=None,
            question_message_id=None,
            message_id=None,
            parts=None,
            hand=None,
            claimed_by=None,
        )
        .returning(outbox.c.id)
    )
    if (await connection.execute(statement)).first() is None:
        return Placed(row.channel_id, standing.id, State(standing.state), done=False)
    await connection.execute(
        sa.update(outbox)
        .where(outbox.c.post_id == standing.id, *_DELETED)
        .values(state=State.SUPERSEDED, version=outbox.c.version + 1)
    )
    await log(
        connection,
        Event(f"outbox.{row.state}", at, article_id, row.channel_id, reason=row.reason, who=who),
    )
    return Placed(row.channel_id, standing.id, row.state, done=True)


_DELETED = (
    outbox.c.kind == Kind.DELETE,
    outbox.c.state == State.SENT,
    outbox.c.reason == DELETED,
)


def _may_be_taken_up() -> sa.ColumnElement[bool]:
    """Nothing of it is in the channel or on its way, or not any more."""
    deletion = outbox.alias("deletion")
    waits = sa.and_(outbox.c.state == State.READY, ~outbox.c.urgent, outbox.c.lost_low_id.is_(None))
    gone = sa.exists().where(
        deletion.c.post_id == outbox.c.id,
        deletion.c.kind == Kind.DELETE,
        deletion.c.state == State.SENT,
        deletion.c.reason == DELETED,
    )
    return sa.or_(outbox.c.state.in_(BY_HAND), waits, sa.and_(outbox.c.state == State.SENT, gone))
