"""Which of several processes sends to a chat: one at a time, on PostgreSQL."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Kind, OutboxRow, State
from storage.tables import channels, outbox


async def claim(
    connection: AsyncConnection, row: OutboxRow, process: int, past: Collection[int]
) -> bool:
    """Put the row into this process's hand; False where its chat is in another's.

    Whoever claims holds the lock of the chat's first channel until the transaction ends, so that
    two never look at once whether the chat is free. Nobody waits for it: who is second goes on.
    """
    same_chat = _channels_of_chat(row.channel_id)
    first = sa.select(sa.func.min(channels.c.id)).where(channels.c.id.in_(same_chat))
    lock = (
        sa.select(channels.c.id)
        .where(channels.c.id == first.scalar_subquery())
        .with_for_update(key_share=True, skip_locked=True)
    )
    if (await connection.execute(lock)).first() is None:
        return False
    others = sa.select(outbox.c.id).where(
        outbox.c.channel_id.in_(same_chat),
        outbox.c.kind == Kind.SEND,
        outbox.c.claimed_by.is_not(None),
        outbox.c.claimed_by != process,
    )
    under_way = sa.select(outbox.c.id).where(
        outbox.c.channel_id.in_(same_chat), outbox.c.kind == Kind.SEND, _is_unsettled(past)
    )
    taken = sa.select(sa.or_(others.exists(), under_way.exists()))
    if (await connection.execute(taken)).scalar_one():
        return False
    statement = (
        sa.update(outbox)
        .where(
            outbox.c.id == row.id,
            outbox.c.version == row.version,
            outbox.c.state.in_((State.READY, State.SCHEDULED)),
            sa.or_(outbox.c.claimed_by.is_(None), outbox.c.claimed_by == process),
        )
        .values(claimed_by=process)
        .returning(outbox.c.id)
    )
    return (await connection.execute(statement)).first() is not None


def _channels_of_chat(channel_id: int) -> sa.Select[tuple[int]]:
    """The topics of a forum are channels of one chat, whose messages share their numbers."""
    other = channels.alias("other")
    chat = sa.select(channels.c.chat).where(channels.c.id == channel_id).scalar_subquery()
    return sa.select(other.c.id).where(other.c.chat == chat)


def _is_unsettled(past: Collection[int]) -> sa.ColumnElement[bool]:
    """On its way, or lost and neither looked for nor asked about yet."""
    waits = sa.or_(
        outbox.c.state == State.SENDING,
        sa.and_(outbox.c.asked_at.is_(None), outbox.c.id.not_in(past)),
    )
    return sa.and_(outbox.c.state.in_((State.SENDING, State.IN_DOUBT)), waits)
