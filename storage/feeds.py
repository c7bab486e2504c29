"""Feeds, and what the last look at each left behind."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any

import sqlalchemy as sa

from bot.model import Event, Feed, FeedNews, Look
from storage.columns import Moment
from storage.database import Database
from storage.feed_moves import note_move
from storage.queries import columns, first_entered, log, upsert
from storage.tables import articles, feeds

_KEPT = ("title", "etag", "last_modified", "body_hash")

_ALL = sa.select(*columns(feeds, Feed)).where(feeds.c.removed_at.is_(None)).order_by(feeds.c.id)
_UNTOLD = sa.select(feeds).where(sa.text("untold IS NOT NULL")).order_by(feeds.c.id)


class Feeds:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def enter(self, urls: Sequence[str], at: datetime) -> None:
        async with self._database.write() as connection:
            for url in dict.fromkeys(urls):
                if not await first_entered(connection, "feed", url, at):
                    continue
                statement = upsert(connection, feeds).values(url=url, added_at=at)
                added = await connection.execute(
                    statement.on_conflict_do_nothing().returning(feeds.c.id)
                )
                feed_id = added.scalar_one_or_none()
                if feed_id is not None:
                    await log(connection, Event("feed.added", at, feed_id=feed_id, reason=url))

    async def all(self) -> Sequence[Feed]:
        """Those not removed, active or not."""
        question = partial(_feeds, statement=_ALL)
        return await self._database.repeated.ask("feeds", question, posts=False)

    async def due(self, now: datetime) -> Sequence[Feed]:
        statement, next_one = _due()
        question = partial(_feeds, statement=statement, now=now)
        return await self._database.repeated.ask(
            "feeds.due", question, now=now, until=next_one, posts=False
        )

    async def bring_forward(self, poll_interval: float) -> None:
        healthy = sa.select(feeds).where(feeds.c.failures == 0, feeds.c.next_look_at.is_not(None))
        async with self._database.write() as connection:
            for feed in (await connection.execute(healthy.with_for_update())).all():
                latest = feed.looked_at + timedelta(seconds=poll_interval)
                if feed.active and feed.next_look_at > latest:
                    here = sa.update(feeds).where(feeds.c.id == feed.id)
                    await connection.execute(here.values(next_look_at=latest))

    async def record(self, feed_id: int, look: Look) -> None:
        """The log hears of a feed that begins to fail, recovers or is gone, not of every look."""
        here = feeds.c.id == feed_id
        async with self._database.write() as connection:
            before = await connection.execute(sa.select(feeds).where(here).with_for_update())
            found = before.one_or_none()
            if found is None:
                return
            await connection.execute(sa.update(feeds).where(here).values(_left_behind(look)))
            if look.error is None:
                await note_move(connection, found, look)
            kind = _turn(look, failures=found.failures, active=found.active)
            if kind is not None:
                await log(connection, Event(kind, look.at, feed_id=feed_id, reason=look.error))

    async def untold(self) -> Sequence[FeedNews]:
        return await self._database.repeated.ask("feeds.untold", _untold, posts=False)

    async def told(self, news: FeedNews) -> None:
        here = sa.and_(feeds.c.id == news.feed_id, feeds.c.untold == news.kind)
        async with self._database.write() as connection:
            await connection.execute(sa.update(feeds).where(here).values(untold=None))

    async def turn(self, feed_id: int, at: datetime, who: str, *, active: bool) -> None:
        """Going on, it is looked at at once."""
        statement = (
            sa.update(feeds)
            .where(feeds.c.id == feed_id, feeds.c.active.is_not(active))
            .values(active=active, next_look_at=None)
            .returning(feeds.c.id)
        )
        kind = "feed.resumed" if active else "feed.paused"
        async with self._database.write() as connection:
            if (await connection.execute(statement)).first() is not None:
                await log(connection, Event(kind, at, feed_id=feed_id, who=who))

    async def brought(self, feed_id: int, since: datetime) -> int:
        statement = sa.select(sa.func.count()).where(
            articles.c.feed_id == feed_id, articles.c.first_seen_at > since
        )
        async with self._database.read() as connection:
            count: int = (await connection.execute(statement)).scalar_one()
        return count

    async def opened(self, feed_id: int, at: datetime) -> None:
        statement = (
            sa.update(feeds)
            .where(feeds.c.id == feed_id, feeds.c.first_read_at.is_(None))
            .values(first_read_at=at)
        )
        async with self._database.write() as connection:
            await connection.execute(statement)


def _feeds(
    connection: sa.Connection, statement: sa.Select[Any], **asked: datetime
) -> Sequence[Feed]:
    return [Feed(**row) for row in connection.execute(statement, asked).mappings()]


@cache
def _due() -> tuple[sa.Select[Any], sa.Select[Any]]:
    """The feeds, and when the next one is due, asked with `now`."""
    now, at = sa.bindparam("now", type_=Moment), feeds.c.next_look_at
    kept = feeds.c.removed_at.is_(None), feeds.c.active
    # A last look that lies ahead: the clock was set back, so the next lies too far ahead.
    is_due = sa.or_(at.is_(None), at <= now, feeds.c.looked_at > now)
    due = sa.select(*columns(feeds, Feed)).where(*kept, is_due)
    next_one = sa.select(sa.func.min(at)).where(*kept, at > now)
    return due.order_by(at.asc().nulls_first(), feeds.c.id), next_one


def _untold(connection: sa.Connection) -> Sequence[FeedNews]:
    rows = connection.execute(_UNTOLD)
    return [FeedNews(row.id, row.untold, row.url, row.title, row.moved_from) for row in rows]


def _left_behind(look: Look) -> dict[str, Any]:
    values: dict[str, Any] = {"looked_at": look.at, "next_look_at": look.next_look_at}
    values |= {name: getattr(look, name) for name in _KEPT if getattr(look, name) is not None}
    if look.gone:
        values |= {"active": False, "untold": "gone"}
    if look.error is None:
        return values | {"failures": 0, "last_error": None, "succeeded_at": look.at}
    return values | {"failures": feeds.c.failures + 1, "last_error": look.error}


def _turn(look: Look, *, failures: int, active: bool) -> str | None:
    """The kind of event where something changed with this look."""
    if look.gone:
        return "feed.gone" if active else None
    if look.error is not None:
        return "feed.failing" if failures == 0 else None
    return "feed.recovered" if failures else None
