"""What waits for a channel or comes from a feed that an editor removes goes with it."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Kind, State
from storage.queries import log
from storage.tables import article_keys, articles, events, feeds, outbox, routes

_WAITS = (State.WAITING_APPROVAL, State.HELD, State.SCHEDULED, State.READY)  # not begun
_OF_CHANNEL, _OF_FEED = "the channel was removed", "its feed was removed"


async def cancel_for_channel(
    connection: AsyncConnection, channel_id: int, at: datetime, who: str | None
) -> int:
    return await _cancel(connection, outbox.c.channel_id == channel_id, _OF_CHANNEL, at, who)


async def cancel_from_feed(
    connection: AsyncConnection, feed_id: int, at: datetime, who: str | None
) -> int:
    """What waits by itself. What a person let through stays, and what another feed of the channel
    lists too."""
    own = sa.select(articles.c.id).where(articles.c.feed_id == feed_id)
    let_through = sa.exists().where(
        events.c.article_id == outbox.c.article_id,
        events.c.channel_id == outbox.c.channel_id,
        events.c.who.is_not(None),
    )
    of_itself = sa.and_(
        outbox.c.article_id.in_(own),
        outbox.c.kind == Kind.SEND,
        ~outbox.c.urgent,
        outbox.c.lost_low_id.is_(None),  # it may be in the channel already
        ~let_through,
        ~_listed_by_another(feed_id),
    )
    return await _cancel(connection, of_itself, _OF_FEED, at, who)


def _listed_by_another(feed_id: int) -> sa.ColumnElement[bool]:
    # As bot/sources/recognition begins the keys of what a feed lists.
    by_it = sa.literal("seen:") + sa.cast(feeds.c.id, sa.String) + ":"
    return sa.exists().where(
        article_keys.c.article_id == outbox.c.article_id,
        feeds.c.id != feed_id,
        feeds.c.removed_at.is_(None),
        article_keys.c.key.startswith(by_it),
        routes.c.channel_id == outbox.c.channel_id,
        sa.or_(routes.c.feed_id.is_(None), routes.c.feed_id == feeds.c.id),
    )


async def _cancel(
    connection: AsyncConnection,
    which: sa.ColumnElement[bool],
    reason: str,
    at: datetime,
    who: str | None,
) -> int:
    statement = (
        sa.update(outbox)
        .where(which, outbox.c.state.in_(_WAITS))
        .values(
            state=State.CANCELLED,
            changed_at=at,
            reason=reason,
            claimed_by=None,
            version=outbox.c.version + 1,
        )
        .returning(outbox.c.article_id, outbox.c.channel_id)
    )
    cancelled = (await connection.execute(statement)).all()
    kind = f"outbox.{State.CANCELLED}"
    for article_id, channel_id in cancelled:
        await log(connection, Event(kind, at, article_id, channel_id, reason=reason, who=who))
    return len(cancelled)
