"""Outbox rows to be: made with their article, or for one that is stored already."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Hand, Kind, NewRow, State
from bot.model.states import AWAITS_PAGE
from storage.queries import log, upsert
from storage.tables import channels, outbox


async def add_rows(
    connection: AsyncConnection, article_id: int, rows: Sequence[NewRow], at: datetime
) -> list[int]:
    """The ids of the new ones; a channel that has a row for this article gets no second."""
    added = []
    for row in rows:
        row_id = await _add(connection, article_id, row, at)
        if row_id is None:
            continue
        added.append(row_id)
        await log(
            connection,
            Event(
                f"outbox.{row.state}",
                at,
                article_id=article_id,
                channel_id=row.channel_id,
                reason=row.reason,
            ),
        )
    return added


async def decide_rows(
    connection: AsyncConnection, article_id: int, rows: Sequence[NewRow], at: datetime
) -> list[int]:
    """The page of a known article is read: what waited for it becomes what `rows` say."""
    decided = []
    for row in rows:
        here = sa.and_(
            outbox.c.article_id == article_id,
            outbox.c.channel_id == row.channel_id,
            outbox.c.kind == Kind.SEND,
            outbox.c.state == State.SKIPPED,
            outbox.c.reason == AWAITS_PAGE,
        )
        values = {"state": row.state, "due_at": row.due_at, "reason": row.reason, "changed_at": at}
        statement = sa.update(outbox).where(here).values(version=outbox.c.version + 1, **values)
        found = await connection.execute(statement.returning(outbox.c.id))
        if (row_id := found.scalar_one_or_none()) is not None:
            decided.append(row_id)
            kind = f"outbox.{row.state}"
            await log(connection, Event(kind, at, article_id, row.channel_id, reason=row.reason))
    return decided


async def add_edits(
    connection: AsyncConnection, article_id: int, at: datetime, state: State
) -> list[int]:
    """One waiting edit for every post of a revised article; the ids of the new ones.

    In the transaction of the revision. Whoever waits already composes the newest words; where
    an editor was shown earlier ones and has not answered, the question is put anew.
    """
    if state is State.READY:
        await _let_go(connection, article_id, at)
    await _ask_anew(connection, article_id)
    waiting = outbox.alias("other")
    merged = sa.exists().where(
        waiting.c.post_id == outbox.c.id,
        waiting.c.kind == Kind.EDIT,
        waiting.c.state.in_((State.READY, State.SCHEDULED, State.HELD)),
    )
    deleted = sa.exists().where(
        waiting.c.post_id == outbox.c.id,
        waiting.c.kind == Kind.DELETE,
        waiting.c.state.not_in((State.HELD, State.CANCELLED, State.FAILED, State.SUPERSEDED)),
    )
    posts = (
        sa.select(outbox.c.id, outbox.c.channel_id, outbox.c.hand)
        .join(channels, channels.c.id == outbox.c.channel_id)
        .where(
            outbox.c.article_id == article_id,
            outbox.c.kind == Kind.SEND,
            outbox.c.state.in_((State.SENDING, State.IN_DOUBT, State.SENT)),
            channels.c.removed_at.is_(None),
            ~merged,
            ~deleted,
        )
        .order_by(outbox.c.id)
    )
    added = []
    for post in (await connection.execute(posts)).all():
        kept = post.hand is Hand.KEEP
        reason = "an editor edited the post by hand and keeps that version" if kept else None
        what = State.SKIPPED if kept else state
        if not kept:
            added.append(await _add_edit(connection, article_id, post, at, state))
        event = Event(f"edit.{what}", at, article_id, post.channel_id, reason=reason)
        await log(connection, event)
    return added


async def _add_edit(
    connection: AsyncConnection, article_id: int, post: sa.Row[Any], at: datetime, state: State
) -> int:
    statement = (
        sa.insert(outbox)
        .values(
            article_id=article_id,
            channel_id=post.channel_id,
            kind=Kind.EDIT,
            post_id=post.id,
            state=state,
            version=1,
            due_at=at,
            created_at=at,
            changed_at=at,
            urgent=False,
            attempts=0,
        )
        .returning(outbox.c.id)
    )
    row_id: int = (await connection.execute(statement)).scalar_one()
    return row_id


async def _ask_anew(connection: AsyncConnection, article_id: int) -> None:
    """The newest words; those of a post that was changed by hand, too."""
    await connection.execute(
        sa.update(outbox)
        .where(
            outbox.c.article_id == article_id,
            outbox.c.kind == Kind.EDIT,
            outbox.c.state == State.HELD,
            outbox.c.asked_at.is_not(None),
        )
        .values(asked_at=None, version=outbox.c.version + 1)
    )


async def _let_go(connection: AsyncConnection, article_id: int, at: datetime) -> None:
    """These words need nobody's approval, an editor's own for one: they replace what did."""
    let_go = (
        sa.update(outbox)
        .where(
            outbox.c.article_id == article_id,
            outbox.c.kind == Kind.EDIT,
            outbox.c.state == State.HELD,
            outbox.c.hand.is_(None),
        )
        .values(
            state=State.READY,
            version=outbox.c.version + 1,
            changed_at=at,
            asked_at=None,
            reason=None,
        )
        .returning(outbox.c.channel_id)
    )
    for channel_id in (await connection.execute(let_go)).scalars().all():
        await log(connection, Event(f"edit.{State.READY}", at, article_id, channel_id))


async def _add(
    connection: AsyncConnection, article_id: int, row: NewRow, at: datetime
) -> int | None:
    statement = (
        upsert(connection, outbox)
        .values(
            article_id=article_id,
            channel_id=row.channel_id,
            kind=Kind.SEND,
            state=row.state,
            version=1,
            due_at=row.due_at,
            expires_at=row.expires_at,
            created_at=at,
            changed_at=at,
            urgent=row.urgent,
            attempts=0,
            reason=row.reason,
        )
        .on_conflict_do_nothing()
        .returning(outbox.c.id)
    )
    row_id: int | None = (await connection.execute(statement)).scalar_one_or_none()
    return row_id
