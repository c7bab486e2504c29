"""The newsroom's shape: feeds, channels and routes, read and changed as a whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import (
    AddFeed,
    ChannelLine,
    Event,
    FeedLine,
    Layout,
    LayoutChange,
    MoveFeed,
    PutChannel,
    ReadPagesBy,
    RemoveChannel,
    RemoveFeed,
)
from storage import codec
from storage.cancelling import cancel_for_channel, cancel_from_feed
from storage.database import Database
from storage.feed_moves import NEW_PLACE, move_by_hand
from storage.queries import log, upsert
from storage.tables import channels, feeds, routes

_NEVER_READ = {**NEW_PLACE, "removed_at": None, "succeeded_at": None}
_NEVER_STOPPED = {"removed_at": None, "active": True, "stopped_reason": None, "stopped_at": None}


class Layouts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self) -> Layout:
        async with self._database.read() as connection:
            found = await connection.execute(
                sa.select(feeds.c.url, feeds.c.title, feeds.c.selector, feeds.c.moved_from)
                .where(feeds.c.removed_at.is_(None))
                .order_by(feeds.c.id)
            )
            lines = tuple(FeedLine(*row) for row in found)
            return Layout(lines, await _channel_lines(connection))

    async def make(
        self, changes: Sequence[LayoutChange], at: datetime, who: str | None = None
    ) -> int:
        async with self._database.write() as connection:
            return sum([await _make(connection, change, at, who) for change in changes])


async def _channel_lines(connection: AsyncConnection) -> tuple[ChannelLine, ...]:
    carried: dict[int, list[str] | None] = {}
    routed = (
        sa.select(routes.c.channel_id, routes.c.feed_id, feeds.c.url)
        .outerjoin(feeds, sa.and_(feeds.c.id == routes.c.feed_id, feeds.c.removed_at.is_(None)))
        .order_by(routes.c.feed_id)
    )
    for row in await connection.execute(routed):
        own = carried.setdefault(row.channel_id, [])
        if row.feed_id is None:
            carried[row.channel_id] = None
        elif own is not None and row.url is not None:
            own.append(row.url)
    found = await connection.execute(
        sa.select(channels).where(channels.c.removed_at.is_(None)).order_by(channels.c.id)
    )
    lines = []
    for row in found:
        own = carried.get(row.id, [])
        urls = None if own is None else tuple(own)
        style, wanted = codec.style(row.style), codec.rate_posts(row.rates)
        words = codec.words(row.words)
        known = row.language, urls, style, wanted, words, row.chat_id
        lines.append(ChannelLine(row.chat, row.topic, *known))
    return tuple(lines)


async def _make(
    connection: AsyncConnection, change: LayoutChange, at: datetime, who: str | None
) -> int:
    """How many posts that waited are cancelled by it."""
    match change:
        case AddFeed(feed):
            await _add_feed(connection, feed, at, who)
        case MoveFeed(before, feed):
            if not await move_by_hand(connection, before, feed, at, who):
                await _add_feed(connection, feed, at, who)
                return await _remove_feed(connection, before, at, who)
        case ReadPagesBy(feed):
            await _read_pages_by(connection, feed, at, who)
        case RemoveFeed(url):
            return await _remove_feed(connection, url, at, who)
        case PutChannel(channel):
            await _put_channel(connection, channel, at, who)
        case RemoveChannel(channel):
            return await _remove_channel(connection, channel, at, who)
    return 0


async def _add_feed(
    connection: AsyncConnection, feed: FeedLine, at: datetime, who: str | None
) -> None:
    selector = feed.selector or None
    values = {"url": feed.url, "title": feed.title, "selector": selector, "added_at": at}
    statement = upsert(connection, feeds).values(values)
    added = await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["url"],
            set_={**_NEVER_READ, "selector": selector, "added_at": at},
            where=feeds.c.removed_at.is_not(None),
        ).returning(feeds.c.id)
    )
    feed_id = added.scalar_one_or_none()
    if feed_id is not None:
        await log(connection, Event("feed.added", at, feed_id=feed_id, reason=feed.url, who=who))


async def _read_pages_by(
    connection: AsyncConnection, feed: FeedLine, at: datetime, who: str | None
) -> None:
    """What was read already stays as it is."""
    statement = (
        sa.update(feeds)
        .where(feeds.c.url == feed.url, feeds.c.removed_at.is_(None))
        .values(selector=feed.selector or None)
        .returning(feeds.c.id)
    )
    feed_id = (await connection.execute(statement)).scalar_one_or_none()
    if feed_id is not None:
        reason = feed.selector or None
        await log(connection, Event("feed.changed", at, feed_id=feed_id, reason=reason, who=who))


async def _remove_feed(connection: AsyncConnection, url: str, at: datetime, who: str | None) -> int:
    """Its routes stay: added again, it goes where it went before."""
    statement = (
        sa.update(feeds)
        .where(feeds.c.url == url, feeds.c.removed_at.is_(None))
        .values(removed_at=at)
        .returning(feeds.c.id)
    )
    feed_id = (await connection.execute(statement)).scalar_one_or_none()
    if feed_id is None:
        return 0
    await log(connection, Event("feed.removed", at, feed_id=feed_id, reason=url, who=who))
    return await cancel_from_feed(connection, feed_id, at, who)


async def _put_channel(
    connection: AsyncConnection, line: ChannelLine, at: datetime, who: str | None
) -> None:
    known = (await connection.execute(sa.select(channels).where(_is(line)))).first()
    if known is None:
        values = {"chat": line.chat, "topic": line.topic, **_chosen(line, None)}
        inserted = sa.insert(channels).values(key=line.key, added_at=at, **values)
        channel_id: int = (await connection.execute(inserted.returning(channels.c.id))).scalar_one()
    else:
        channel_id = known.id
    rerouted = await _put_routes(connection, channel_id, line.feeds)
    kind = "channel.added"
    if known is not None:
        revived = known.removed_at is not None
        values = _chosen(line, known)
        if not (revived or rerouted or values != _standing(known)):
            return
        values |= _NEVER_STOPPED if revived else {}
        here = channels.c.id == channel_id
        await connection.execute(sa.update(channels).where(here).values(values))
        kind = "channel.added" if revived else "channel.changed"
    await log(connection, Event(kind, at, channel_id=channel_id, reason=line.name, who=who))


def _chosen(line: ChannelLine, known: sa.Row[Any] | None) -> dict[str, Any]:
    """What the line says; of what it does not speak of, what stands."""
    values = {} if known is None else _standing(known)
    values["language"] = line.language
    if line.style is not None:
        values["style"] = codec.style_values(line.style)
    if line.rates is not None:
        values["rates"] = codec.encode(line.rates)
    if line.words is not None:
        values["words"] = codec.words_values(line.words)
    return values


def _standing(known: sa.Row[Any]) -> dict[str, Any]:
    return {
        "language": known.language,
        "style": codec.style_values(codec.style(known.style)),
        "rates": codec.encode(codec.rate_posts(known.rates)),
        "words": codec.words_values(codec.words(known.words)),
    }


def _is(line: ChannelLine) -> sa.ColumnElement[bool]:
    """By its name, or by Telegram's number where the bot has met it under a name."""
    here = channels.c.key == line.key
    number = line.chat.removeprefix("-")
    if not (number.isascii() and number.isdigit()):
        return here
    topic = channels.c.topic.is_not_distinct_from(line.topic)
    return sa.or_(here, sa.and_(channels.c.chat_id == int(line.chat), topic))


async def _put_routes(
    connection: AsyncConnection, channel_id: int, urls: tuple[str, ...] | None
) -> bool:
    """Did anything change? A route that stays keeps its filter."""
    wanted: set[int | None] = {None}
    if urls is not None:
        named = sa.select(feeds.c.id).where(feeds.c.url.in_(urls))
        wanted = set((await connection.execute(named)).scalars())
    here = routes.c.channel_id == channel_id
    own = sa.select(routes.c.id, routes.c.feed_id).where(here)
    standing = (await connection.execute(own)).all()
    extra = [row.id for row in standing if row.feed_id not in wanted]
    missing = wanted - {row.feed_id for row in standing}
    if extra:
        await connection.execute(sa.delete(routes).where(routes.c.id.in_(extra)))
    if missing:
        new = [{"channel_id": channel_id, "feed_id": feed_id} for feed_id in missing]
        await connection.execute(sa.insert(routes), new)
    return bool(extra or missing)


async def _remove_channel(
    connection: AsyncConnection, line: ChannelLine, at: datetime, who: str | None
) -> int:
    statement = (
        sa.update(channels)
        .where(_is(line), channels.c.removed_at.is_(None))
        .values(removed_at=at)
        .returning(channels.c.id)
    )
    cancelled = 0
    for channel_id in (await connection.execute(statement)).scalars().all():
        event = Event("channel.removed", at, channel_id=channel_id, reason=line.name, who=who)
        await log(connection, event)
        cancelled += await cancel_for_channel(connection, channel_id, at, who)
    return cancelled
