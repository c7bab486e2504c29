"""Articles that their source took back: what waits is cancelled, what stands is to be deleted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Kind, OutboxRow, State
from storage.database import Database
from storage.outbox_change import ROW, as_row, change, rows_of, state_values
from storage.queries import log
from storage.tables import articles, channels, outbox

_WAITING = (State.WAITING_APPROVAL, State.HELD, State.SCHEDULED, State.READY)
_HELD = (
    sa.select(*ROW)
    .where(outbox.c.state == State.HELD, outbox.c.kind == Kind.DELETE)
    .order_by(outbox.c.id)
)
_STANDING = (State.SENDING, State.IN_DOUBT, State.SENT)


class Withdrawals:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._repeated = database.repeated.ask

    async def posted_links(self, since: datetime) -> Sequence[tuple[int, str]]:
        sent = sa.exists().where(
            outbox.c.article_id == articles.c.id,
            outbox.c.kind == Kind.SEND,
            outbox.c.state == State.SENT,
        )
        statement = (
            sa.select(articles.c.id, articles.c.link)
            .where(
                articles.c.first_seen_at >= since,
                articles.c.withdrawn_at.is_(None),
                articles.c.feed_id.is_not(None),
                articles.c.link.is_not(None),
                sent,
            )
            .order_by(articles.c.first_seen_at, articles.c.id)
        )
        async with self._database.read() as connection:
            return [(row.id, row.link) for row in await connection.execute(statement)]

    async def mark(self, article_id: int, at: datetime, reason: str) -> bool:
        here = sa.and_(articles.c.id == article_id, articles.c.withdrawn_at.is_(None))
        statement = sa.update(articles).where(here).values(withdrawn_at=at)
        async with self._database.write() as connection:
            marked = await connection.execute(statement.returning(articles.c.id))
            if marked.first() is None:
                return False
            await log(connection, Event("article.withdrawn", at, article_id, reason=reason))
            rows = await _rows(connection, article_id, Kind.SEND, *_WAITING)
            await _move(connection, rows, State.CANCELLED, at, "the article was withdrawn")
            for post in await _rows(connection, article_id, Kind.SEND, *_STANDING):
                await _add_deletion(connection, post, at, reason)
        return True

    async def take_back(self, post: OutboxRow, at: datetime, who: str) -> bool:
        async with self._database.write() as connection:
            asked = sa.select(outbox.c.id).where(
                outbox.c.article_id == post.article_id,
                outbox.c.kind == Kind.DELETE,
                outbox.c.post_id == post.id,
                outbox.c.state.not_in((State.CANCELLED, State.SUPERSEDED)),
            )
            if (await connection.execute(asked)).first() is not None:
                return False
            await _add_deletion(
                connection, post, at, "withdrawn by an editor", state=State.READY, who=who
            )
        return True

    async def held(self) -> Sequence[OutboxRow]:
        return await self._repeated("withdrawals.held", rows_of(_HELD), posts=False)

    async def release(self, article_id: int, at: datetime, who: str) -> int:
        async with self._database.write() as connection:
            rows = await _rows(connection, article_id, Kind.DELETE, State.HELD)
            await _move(connection, rows, State.READY, at, "an editor had it deleted", who)
            if rows:
                waiting = (State.READY, State.HELD, State.FAILED)
                edits = await _rows(connection, article_id, Kind.EDIT, *waiting)
                await _move(connection, edits, State.SUPERSEDED, at, "the post was deleted", who)
        return len(rows)

    async def leave(self, article_id: int, at: datetime, who: str) -> int:
        async with self._database.write() as connection:
            rows = await _rows(connection, article_id, Kind.DELETE, State.HELD)
            await _move(connection, rows, State.CANCELLED, at, "an editor kept the posts", who)
        return len(rows)


async def _rows(
    connection: AsyncConnection, article_id: int, kind: Kind, *states: State
) -> list[OutboxRow]:
    statement = sa.select(*ROW).where(
        outbox.c.article_id == article_id, outbox.c.kind == kind, outbox.c.state.in_(states)
    )
    found = (await connection.execute(statement.order_by(outbox.c.id))).all()
    return [as_row(values) for values in found]


async def _move(
    connection: AsyncConnection,
    rows: Sequence[OutboxRow],
    state: State,
    at: datetime,
    reason: str,
    who: str | None = None,
) -> None:
    for row in rows:
        event = Event(state, at, reason=reason, who=who)
        await change(connection, row, event, reason=reason, **state_values(row.state, state, at))


async def _add_deletion(
    connection: AsyncConnection,
    post: OutboxRow,
    at: datetime,
    reason: str,
    *,
    state: State = State.HELD,
    who: str | None = None,
) -> None:
    removed = sa.select(channels.c.removed_at).where(channels.c.id == post.channel_id)
    if (await connection.execute(removed)).scalar_one() is not None:
        return
    values: dict[str, Any] = {
        "article_id": post.article_id,
        "channel_id": post.channel_id,
        "kind": Kind.DELETE,
        "post_id": post.id,
        "state": state,
        "version": 1,
        "due_at": at,
        "created_at": at,
        "changed_at": at,
        "urgent": False,
        "attempts": 0,
        "reason": reason,
    }
    await connection.execute(sa.insert(outbox).values(values))
    event = Event(f"delete.{state}", at, post.article_id, post.channel_id, reason=reason, who=who)
    await log(connection, event)
