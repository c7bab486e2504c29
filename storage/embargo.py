"""An article that waits for its own time, and is given another one by its source."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Kind, NewArticle, State
from storage.columns import in_utc
from storage.queries import log
from storage.tables import outbox

_REASON = "the source changed its publication time"
_ASKED = (State.WAITING_APPROVAL, State.HELD)
_SENDS = outbox.c.kind == Kind.SEND


async def moves(connection: AsyncConnection, standing: Any, new: NewArticle) -> bool:
    """`standing`: the article's row. What says no time any more keeps the one it had; after its
    time another one matters only to what has not gone yet."""
    before, after = standing.published_at, in_utc(new.article.published)
    if after in (None, before):
        return False
    if before is not None and before > new.first_seen_at:
        return True
    if after is None or after <= new.first_seen_at:
        return False
    waits = sa.select(outbox.c.id).where(_postponed(standing.id, before, new.first_seen_at))
    return (await connection.execute(waits.limit(1))).first() is not None


async def move_embargo(
    connection: AsyncConnection, article_id: int, before: datetime | None, new: NewArticle
) -> None:
    """Posts that wait for the time `before`, or for their turn alone, wait for the new one, where
    it is over for nothing.

    In the transaction of the revision. A time that an editor chose stays.
    """
    at = new.first_seen_at
    due = max(in_utc(new.article.published) or at, at)
    waits = (
        sa.update(outbox)
        .where(_postponed(article_id, before, at))
        .values(
            state=sa.case(
                (outbox.c.state == State.READY, State.SCHEDULED.value), else_=outbox.c.state
            ),
            due_at=due,
            version=outbox.c.version + 1,
            claimed_by=None,
            changed_at=at,
        )
        .returning(outbox.c.channel_id, outbox.c.state)
    )
    for channel_id, state in (await connection.execute(waits)).all():
        await log(connection, Event(f"outbox.{state}", at, article_id, channel_id, reason=_REASON))


def _postponed(article_id: int, before: datetime | None, now: datetime) -> sa.ColumnElement[bool]:
    """Rows that go by the article's time alone, at no person's word, and have not begun."""
    by_its_time = sa.and_(outbox.c.state.in_((State.SCHEDULED, *_ASKED)), outbox.c.due_at == before)
    its_turn = sa.and_(
        outbox.c.state == State.READY, ~outbox.c.urgent, outbox.c.lost_low_id.is_(None)
    )
    asked = sa.and_(outbox.c.state.in_(_ASKED), outbox.c.due_at <= now)
    waits = sa.or_(by_its_time, its_turn, asked)
    return sa.and_(outbox.c.article_id == article_id, _SENDS, waits)
