"""One chat under two names (it was renamed, or named with its number too) is one channel."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event
from storage.cancelling import cancel_for_channel
from storage.queries import log
from storage.tables import channels


async def unite(
    connection: AsyncConnection, channel_id: int, chat_id: int, at: datetime
) -> int | None:
    """The channel that stays, where Telegram leads `channel_id` to another's chat, else None.

    The older one stays, with what it posted; of two public names the newer one is the chat's.
    """
    found = await connection.execute(
        sa.select(channels)
        .where(
            channels.c.removed_at.is_(None),
            sa.or_(channels.c.id == channel_id, channels.c.chat_id == chat_id),
        )
        .order_by(channels.c.id)
        .with_for_update()
    )
    rows = found.all()
    own = next((row for row in rows if row.id == channel_id), None)
    same = [row for row in rows if own is not None and row.topic == own.topic]
    if len(same) < 2:
        return None
    stays, goes = same[:2]
    await connection.execute(
        sa.update(channels)
        .where(channels.c.id == goes.id)
        .values(removed_at=at, key=f"{goes.key} {goes.id}")
    )
    if stays.chat.startswith("@") and goes.chat.startswith("@"):
        renamed = sa.update(channels).where(channels.c.id == stays.id)
        await connection.execute(renamed.values(chat=goes.chat, key=goes.key))
    reason = f"it is the same chat as {stays.chat}"
    await log(connection, Event("channel.removed", at, channel_id=goes.id, reason=reason))
    await cancel_for_channel(connection, goes.id, at, None)
    stays_id: int = stays.id
    return stays_id
