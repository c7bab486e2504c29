"""Whoever approves a post approves its words: other words are shown and asked about anew."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Kind, State
from storage.queries import log
from storage.tables import outbox

_REASON = "the text has changed since an editor saw it"


async def ask_anew(
    connection: AsyncConnection, article_id: int, at: datetime, *, approve: bool
) -> None:
    """In the transaction of a revision; `approve`: nothing goes out that nobody approved.

    The version moves on whether a question stands or is just being put: its buttons hold no more.
    """
    waits = outbox.c.state == State.WAITING_APPROVAL
    # What may be in the channel already (a lost answer, called absent) goes its way.
    approved = sa.and_(
        outbox.c.state.in_((State.SCHEDULED, State.READY)), outbox.c.lost_low_id.is_(None)
    )
    statement = (
        sa.update(outbox)
        .where(
            outbox.c.article_id == article_id,
            outbox.c.kind == Kind.SEND,
            sa.or_(waits, approved) if approve else waits,
        )
        .values(
            state=State.WAITING_APPROVAL,
            version=outbox.c.version + 1,
            asked_at=None,
            # That it was approved holds no more; why a channel asked first does.
            reason=sa.case((waits, outbox.c.reason), else_=_REASON),
            claimed_by=None,
            changed_at=at,
        )
        .returning(outbox.c.channel_id)
    )
    for channel_id in (await connection.execute(statement)).scalars().all():
        kind = f"outbox.{State.WAITING_APPROVAL}"
        await log(connection, Event(kind, at, article_id, channel_id, reason=_REASON))
