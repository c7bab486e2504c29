"""A row of the outbox as it is read, and the one way in which it is changed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StaleVersion
from bot.model import Event, Kind, OutboxRow, State
from bot.model.states import may_move
from storage import codec
from storage.database import Seat
from storage.outbox_steps import AWAY, CHANGED, REVISED
from storage.queries import columns, log, reader
from storage.tables import articles, channels, outbox, processes

ROW = columns(outbox, OutboxRow)
# Neither removed nor paused by an editor.
OPEN_CHANNEL = (channels.c.removed_at.is_(None), channels.c.paused_at.is_(None))
# How the log names what happens to a row; what became of a post is told apart from its changes.
WORDS = {Kind.SEND: "outbox", Kind.EDIT: "edit", Kind.DELETE: "delete"}


def state_values(before: State, after: State, at: datetime) -> dict[str, Any]:
    """What a change of state brings with it."""
    values: dict[str, Any] = {"state": after, "changed_at": at}
    if after is State.SENT:
        values["sent_at"] = at
    if before is not State.IN_DOUBT:
        return values
    if after is State.SENT:
        values["lost_low_id"] = None
    if after is State.READY:
        # Called absent and sent again: whoever looks later looks from the first one's place.
        values["lost_low_id"] = sa.func.coalesce(outbox.c.lost_low_id, outbox.c.low_id)
        values |= {"asked_at": None, "question_chat_id": None, "question_message_id": None}
    return values


async def change(
    connection: AsyncConnection, row: OutboxRow, event: Event, **values: Any
) -> OutboxRow:
    """One step of a row, logged under its kind (`outbox.sent`, `edit.sent`).

    Raise StaleVersion where the row is not as it was read, or in another process's hand.
    """
    after = values.get("state", row.state)
    if after is not row.state and not may_move(row.state, after):
        raise ValueError(f"outbox row {row.id} cannot go from {row.state} to {after}")
    if after is not row.state and after is not State.SENDING:
        values["claimed_by"] = None
    statement = (
        sa.update(outbox)
        .where(outbox.c.id == row.id, outbox.c.version == row.version)
        .values(**{"version": outbox.c.version + 1, **values})
        .returning(*ROW)
    )
    if after is State.SENDING:
        mine = outbox.c.claimed_by == values.get("claimed_by")
        statement = statement.where(sa.or_(outbox.c.claimed_by.is_(None), mine))
    changed = (await connection.execute(statement)).one_or_none()
    if changed is None:
        raise StaleVersion(CHANGED.format(id=row.id))
    await log(
        connection,
        Event(
            f"{WORDS[row.kind]}.{event.kind}",
            event.at,
            article_id=row.article_id,
            channel_id=row.channel_id,
            reason=event.reason,
            who=event.who,
        ),
    )
    return as_row(changed)


def _where_there(decode: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda data: None if data is None else decode(data)


as_row = reader(
    OutboxRow,
    fingerprint=_where_there(codec.fingerprint),
    photos=_where_there(codec.photos),
    style=codec.style,
    parts=lambda data: tuple(data or ()),
)


def rows_of(
    statement: sa.Select[Any], asked: Mapping[str, Any] | None = None
) -> Callable[[sa.Connection], Sequence[OutboxRow]]:
    """The question for the rows that `statement` selects by `ROW`, with the values `asked`."""

    def rows(connection: sa.Connection) -> Sequence[OutboxRow]:
        return [as_row(values) for values in connection.execute(statement, asked)]

    return rows


async def hand_of(connection: AsyncConnection, seat: Seat | None) -> int | None:
    """The number of this process, for `claimed_by`; None where it has none.

    Raise StaleVersion where it counts as gone: what it had in hand is another's. Whoever wants
    to say so waits until this transaction ends, and then sees what it did.
    """
    if seat is None or connection.dialect.name == "sqlite":
        return seat.number if seat else None
    statement = sa.select(processes.c.id).where(processes.c.id == seat.number)
    locked = statement.with_for_update(read=True, key_share=True)
    if (await connection.execute(locked)).first() is None:
        raise StaleVersion(AWAY)
    return seat.number


async def check_newest(connection: AsyncConnection, article_id: int, revision: int) -> None:
    """Raise StaleVersion where the article was revised since it was read.

    Whoever revises it meanwhile waits until this transaction ends, and then sees what it did.
    """
    statement = sa.select(articles.c.revision).where(articles.c.id == article_id)
    newest = (await connection.execute(statement.with_for_update(read=True))).scalar_one()
    if newest != revision:
        raise StaleVersion(REVISED.format(id=article_id))
