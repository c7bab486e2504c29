"""Feeds that moved for good: believed after several looks, for a server may err for a while; an
editor's word at once."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, FeedLine, Look
from storage.queries import first_entered, log
from storage.tables import feeds

SEEN_TIMES = 3
# Nothing that a look at another place left behind holds.
NEW_PLACE: dict[str, Any] = {
    "active": True,
    "etag": None,
    "last_modified": None,
    "body_hash": None,
    "first_read_at": None,
    "next_look_at": None,
    "failures": 0,
    "last_error": None,
    "canonical": None,
    "moved_seen": 0,
    "moved_from": None,
    "untold": None,
}


async def note_move(connection: AsyncConnection, feed: Any, look: Look) -> None:
    """Count looks that were led to one new place; after SEEN_TIMES of them the feed lives there."""
    here = feeds.c.id == feed.id
    if look.moved_to is None or look.moved_to == feed.url:
        if feed.moved_seen:
            await connection.execute(
                sa.update(feeds).where(here).values(canonical=None, moved_seen=0)
            )
        return
    seen = feed.moved_seen + 1 if look.moved_to == feed.canonical else 1
    if seen < SEEN_TIMES:
        values = {"canonical": look.moved_to, "moved_seen": seen}
        await connection.execute(sa.update(feeds).where(here).values(values))
        return
    await _move(connection, feed, look.moved_to, look)


async def _move(connection: AsyncConnection, feed: Any, url: str, look: Look) -> None:
    """A feed that is read at its new place already ends here; one removed there stays as it is."""
    here = sa.update(feeds).where(feeds.c.id == feed.id)
    there = await connection.execute(sa.select(feeds.c.removed_at).where(feeds.c.url == url))
    found = there.one_or_none()
    told: dict[str, Any] = {"canonical": None, "moved_seen": 0}
    if found is None:
        # The settings may name the new address too: it is known from now on.
        await first_entered(connection, "feed", url, look.at)
        told |= {"url": url, "moved_from": feed.url, "untold": "moved"}
    elif found.removed_at is None:
        told |= {"removed_at": look.at}
    await connection.execute(here.values(told))
    if found is None or found.removed_at is None:
        await log(connection, Event("feed.moved", look.at, feed_id=feed.id, reason=url))


async def move_by_hand(
    connection: AsyncConnection, before: str, feed: FeedLine, at: datetime, who: str | None
) -> bool:
    """False where a feed of that address was known before: it cannot be two.

    Its first look there is one at a new feed, but for what came since the last one that went well.
    """
    taken = await connection.execute(sa.select(feeds.c.id).where(feeds.c.url == feed.url))
    if taken.first() is not None:
        return False
    moved = (
        sa.update(feeds)
        .where(feeds.c.url == before, feeds.c.removed_at.is_(None))
        # One that an editor paused stays so, one that was gone from its place goes on.
        .values(
            url=feed.url, **NEW_PLACE | {"active": sa.or_(feeds.c.active, feeds.c.failures > 0)}
        )
        .returning(feeds.c.id)
    )
    feed_id = (await connection.execute(moved)).scalar_one_or_none()
    if feed_id is None:
        return False
    for url in (before, feed.url):  # FEEDS may name either
        await first_entered(connection, "feed", url, at)
    await log(connection, Event("feed.moved", at, feed_id=feed_id, reason=feed.url, who=who))
    return True
