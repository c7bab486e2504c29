"""Outbox rows to be: made with their article, or for one that is stored already."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event, Kind, NewRow
from storage.queries import log, upsert
from storage.tables import outbox


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
