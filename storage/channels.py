"""Channels, groups and topics to which the bot posts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Channel, Event, Language, RatePost, State, Style, WordFilter
from storage import codec
from storage.database import Database
from storage.one_chat import unite
from storage.queries import columns, first_entered, log, reader, upsert
from storage.tables import channels, outbox, routes

_UNSETTLED = (State.READY, State.SCHEDULED, State.SENDING, State.IN_DOUBT, State.SENT)

CHANNEL = columns(channels, Channel)
_ALL = sa.select(*CHANNEL).where(channels.c.removed_at.is_(None)).order_by(channels.c.id)


class Channels:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def enter(
        self, channels: Sequence[tuple[str, int | None, Language | None]], at: datetime
    ) -> None:
        """A new one carries every feed."""
        async with self._database.write() as connection:
            for chat, topic, language in channels:
                if await first_entered(connection, "channel", _key(chat, topic), at):
                    await _add(connection, Channel(0, chat, topic, language), at)

    async def all(self) -> Sequence[Channel]:
        """Those not removed, stopped ones too."""
        return await self._database.repeated.ask("channels", _all, posts=False)

    async def carrying(self, feed_id: int | None) -> Sequence[Channel]:
        own: sa.ColumnElement[bool] = routes.c.feed_id.is_(None)
        if feed_id is not None:
            own = sa.or_(own, routes.c.feed_id == feed_id)
        statement = (
            sa.select(*CHANNEL)
            .where(
                channels.c.removed_at.is_(None),
                sa.exists().where(routes.c.channel_id == channels.c.id, own),
            )
            .order_by(channels.c.id)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).all()
        return [as_channel(row) for row in found]

    async def met(
        self, channel_id: int, chat_id: int, protected: bool, title: str | None = None
    ) -> None:
        values: dict[str, Any] = {
            "chat_id": chat_id,
            "protected": protected,
            "active": True,
            "stopped_reason": None,
            "stopped_at": None,
        }
        if title is not None:
            values["title"] = title
        statement = sa.update(channels).where(channels.c.id == channel_id).values(values)
        async with self._database.write() as connection:
            await connection.execute(statement)

    async def unite(self, channel_id: int, chat_id: int, at: datetime) -> Channel | None:
        async with self._database.write() as connection:
            stays = await unite(connection, channel_id, chat_id, at)
            if stays is None:
                return None
            statement = sa.select(*CHANNEL).where(channels.c.id == stays)
            return as_channel((await connection.execute(statement)).one())

    async def moved(self, old_chat_id: int, new_chat_id: int) -> None:
        """A group became a supergroup: its message ids begin anew, the old ones say nothing."""
        async with self._database.write() as connection:
            found = await connection.execute(
                sa.select(channels.c.id, channels.c.topic).where(
                    sa.or_(channels.c.chat_id == old_chat_id, channels.c.chat == str(old_chat_id))
                )
            )
            for channel_id, topic in found.all():
                await _move(connection, channel_id, topic, old_chat_id, new_chat_id)

    async def pause(self, channel_ids: Collection[int], at: datetime, who: str) -> int:
        """How many were not paused before."""
        here = sa.and_(channels.c.id.in_(channel_ids), channels.c.paused_at.is_(None))
        return await self._turn(here, {"paused_at": at}, Event("channel.paused", at, who=who))

    async def resume(self, channel_ids: Collection[int], at: datetime, who: str) -> int:
        """How many were paused."""
        here = sa.and_(channels.c.id.in_(channel_ids), channels.c.paused_at.is_not(None))
        return await self._turn(here, {"paused_at": None}, Event("channel.resumed", at, who=who))

    async def turn_rates(
        self, channel_id: int, post: RatePost, at: datetime, who: str, *, wanted: bool
    ) -> None:
        """Read and written in one transaction: two editors turn two posts."""
        here = sa.and_(channels.c.id == channel_id, channels.c.removed_at.is_(None))
        standing = sa.select(channels.c.rates).where(here).with_for_update()
        async with self._database.write() as connection:
            row = (await connection.execute(standing)).one_or_none()
            if row is None:
                return
            before = codec.rate_posts(row.rates)
            after = tuple(one for one in RatePost if (wanted if one is post else one in before))
            if after == before:
                return
            kept = codec.encode(after)
            await connection.execute(sa.update(channels).where(here).values(rates=kept))
            kind = "channel.rates_on" if wanted else "channel.rates_off"
            event = Event(kind, at, channel_id=channel_id, reason=post, who=who)
            await log(connection, event)

    async def _turn(
        self, here: sa.ColumnElement[bool], values: Mapping[str, Any], event: Event
    ) -> int:
        statement = sa.update(channels).where(here).values(values).returning(channels.c.id)
        async with self._database.write() as connection:
            turned = (await connection.execute(statement)).scalars().all()
            for channel_id in turned:
                await log(connection, replace(event, channel_id=channel_id))
        return len(turned)

    async def restyle(
        self, channel_id: int, values: Mapping[str, object], at: datetime, who: str
    ) -> Style:
        """Read and written in one transaction: two editors change two fields."""
        here = channels.c.id == channel_id
        async with self._database.write() as connection:
            found = await connection.execute(
                sa.select(channels.c.style).where(here).with_for_update()
            )
            before = codec.style(found.scalar_one_or_none())
            style = replace(before, **values)  # type: ignore[arg-type]
            if style != before:
                written = codec.style_values(style)
                await connection.execute(sa.update(channels).where(here).values(style=written))
                said = ", ".join(f"{name}: {value}" for name, value in values.items())
                event = Event("channel.restyled", at, channel_id=channel_id, reason=said, who=who)
                await log(connection, event)
        return style

    async def choose_words(
        self,
        channel_id: int,
        change: Callable[[WordFilter], WordFilter],
        at: datetime,
        who: str,
    ) -> WordFilter:
        """Read and written in one transaction: two editors add two words."""
        here = channels.c.id == channel_id
        async with self._database.write() as connection:
            found = await connection.execute(
                sa.select(channels.c.words).where(here).with_for_update()
            )
            before = codec.words(found.scalar_one_or_none())
            after = change(before)
            if after != before:
                written = codec.words_values(after)
                await connection.execute(sa.update(channels).where(here).values(words=written))
                said = str(after) or None
                event = Event("channel.words", at, channel_id=channel_id, reason=said, who=who)
                await log(connection, event)
        return after

    async def stop(self, channel_id: int, reason: str, at: datetime) -> None:
        other = sa.or_(channels.c.active, channels.c.stopped_reason.is_distinct_from(reason))
        statement = (
            sa.update(channels)
            .where(channels.c.id == channel_id, other)
            .values(active=False, stopped_reason=reason, stopped_at=at)
            .returning(channels.c.id)
        )
        event = Event("channel.stopped", at, channel_id=channel_id, reason=reason)
        async with self._database.write() as connection:
            if (await connection.execute(statement)).first() is not None:
                await log(connection, event)


def _all(connection: sa.Connection) -> Sequence[Channel]:
    return [as_channel(row) for row in connection.execute(_ALL)]


as_channel = reader(Channel, style=codec.style, rates=codec.rate_posts, words=codec.words)


def _key(chat: str, topic: int | None) -> str:
    """Telegram takes names in any case."""
    return Channel(0, chat.lower(), topic).name


async def _add(connection: AsyncConnection, channel: Channel, at: datetime) -> None:
    statement = upsert(connection, channels).values(
        key=_key(channel.chat, channel.topic),
        chat=channel.chat,
        topic=channel.topic,
        language=channel.language,
        added_at=at,
    )
    added = await connection.execute(statement.on_conflict_do_nothing().returning(channels.c.id))
    channel_id = added.scalar_one_or_none()
    if channel_id is None:
        return
    await connection.execute(sa.insert(routes).values(channel_id=channel_id))
    event = Event("channel.added", at, channel_id=channel_id, reason=channel.name)
    await log(connection, event)


async def _move(
    connection: AsyncConnection, channel_id: int, topic: int | None, old: int, new: int
) -> None:
    here = channels.c.id == channel_id
    await connection.execute(sa.update(channels).where(here).values(chat_id=new))
    key = _key(str(new), topic)
    taken = sa.select(channels.c.id).where(channels.c.key == key)
    if (await connection.execute(taken)).first() is None:
        await connection.execute(
            sa.update(channels)
            .where(here, channels.c.chat == str(old))
            .values(chat=str(new), key=key)
        )
    await connection.execute(
        sa.update(outbox)
        .where(outbox.c.channel_id == channel_id, outbox.c.state.in_(_UNSETTLED))
        .values(low_id=None, lost_low_id=None)
    )
