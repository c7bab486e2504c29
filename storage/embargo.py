"""An article that waits for its own time, and is given another one by its source."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Kind, NewArticle, State
from storage.columns import in_utc
from storage.queries import log
from storage.tables import outbox

_REASON = "its source gave it another time"
_WAITING = (State.SCHEDULED, State.WAITING_APPROVAL, State.HELD)


def moves(standing: Any, new: NewArticle) -> bool:
    """`standing`: the article's row. What says no time any more keeps the one it had."""
    before, after = standing.published_at, in_utc(new.article.published)
    return before is not None and before > new.first_seen_at and after not in (None, before)


async def move_embargo(
    connection: AsyncConnection, article_id: int, before: datetime, new: NewArticle
) -> None:
    """Posts that wait for the time `before` wait for the new one, where it is over for nothing.

    In the transaction of the revision. A time that an editor chose stays.
    """
    at = new.first_seen_at
    due = max(in_utc(new.article.published) or at, at)
    waits = (
        sa.update(outbox)
        .where(
            outbox.c.article_id == article_id,
            outbox.c.kind == Kind.SEND,
            outbox.c.state.in_(_WAITING),
            outbox.c.due_at == before,
        )
        .values(due_at=due, version=outbox.c.version + 1, claimed_by=None, changed_at=at)
        .returning(outbox.c.channel_id, outbox.c.state)
    )
    for channel_id, state in (await connection.execute(waits)).all():
        await log(connection, Event(f"outbox.{state}", at, article_id, channel_id, reason=_REASON))
