"""Changes of posts that are there: each is a row of the outbox that names the post's row."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StaleVersion
from bot.model import Event, Fingerprint, Hand, Kind, OutboxRow, Photo, State
from storage import codec
from storage.columns import Moment
from storage.database import Database
from storage.failures import Clash
from storage.outbox_change import (
    OPEN_CHANNEL,
    ROW,
    as_row,
    change,
    check_newest,
    hand_of,
    rows_of,
    state_values,
)
from storage.tables import WAITING_EDIT, channels, outbox
from storage.words_let_through import show_newest

_UNDER_WAY = (State.SENDING, State.IN_DOUBT)


class Edits:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._repeated = database.repeated.ask

    async def heads(self, now: datetime) -> Sequence[OutboxRow]:
        question = rows_of(_heads(), {"now": now})
        return await self._repeated("edits.heads", question, now=now, until=_next_head())

    async def in_state(self, state: State, kind: Kind = Kind.EDIT) -> Sequence[OutboxRow]:
        question = rows_of(_in_state(), {"state": state, "kind": kind})
        of_posts = kind is Kind.SEND
        return await self._repeated(("edits.in_state", state, kind), question, posts=of_posts)

    async def tried(self, post_id: int) -> Sequence[Fingerprint]:
        statement = sa.select(*ROW).where(outbox.c.post_id == post_id)
        rows = await self._database.read_whole(rows_of(statement.order_by(outbox.c.id)))
        return [row.fingerprint for row in rows if row.fingerprint is not None]

    async def begin(
        self,
        row: OutboxRow,
        fingerprint: Fingerprint,
        at: datetime,
        *,
        revision: int,
        photos: Sequence[Photo] = (),
    ) -> OutboxRow:
        seat = self._database.seat
        try:
            async with self._database.write() as connection:
                await check_newest(connection, row.article_id, revision)
                begun = await change(
                    connection,
                    row,
                    Event(State.SENDING, at),
                    state=State.SENDING,
                    changed_at=at,
                    sending_at=at,
                    reason=None,
                    fingerprint=codec.encode(fingerprint),
                    photos=codec.encode(tuple(photos)),
                    attempts=outbox.c.attempts + 1,
                    claimed_by=await hand_of(connection, seat),
                )
        except Clash as error:
            raise StaleVersion(
                f"outbox row {row.id} must wait: its post is being edited"
            ) from error
        if seat is not None:
            seat.check()
        return begun

    async def done(
        self,
        row: OutboxRow,
        shows: Fingerprint,
        at: datetime,
        reason: str,
        photos: Sequence[Photo] | None,
    ) -> OutboxRow:
        async with self._database.write() as connection:
            post = sa.select(outbox.c.message_id, outbox.c.chat_id).where(
                outbox.c.id == row.post_id
            )
            there = (await connection.execute(post)).one()
            event = Event(State.SENT, at, reason=reason)
            values = state_values(row.state, State.SENT, at)
            values |= {"message_id": there.message_id, "chat_id": there.chat_id, "reason": reason}
            sent = await change(connection, row, event, **values)
            shown: dict[str, Any] = {"fingerprint": codec.encode(shows)}
            if photos is not None:
                shown["photos"] = codec.encode(tuple(photos))
            await connection.execute(
                sa.update(outbox).where(outbox.c.id == row.post_id).values(**shown)
            )
            await _supersede_failed(connection, row, at)
        return sent

    async def hold(self, row: OutboxRow, hand: Hand, at: datetime, reason: str) -> OutboxRow:
        event = Event(State.HELD, at, reason=reason)
        values = state_values(row.state, State.HELD, at)
        async with self._database.write() as connection:
            return await change(
                connection, row, event, hand=hand, asked_at=None, reason=reason, **values
            )

    async def release(
        self, row: OutboxRow, hand: Hand | None, at: datetime, reason: str, who: str
    ) -> OutboxRow:
        event = Event(State.READY, at, reason=reason, who=who)
        values = state_values(row.state, State.READY, at)
        async with self._database.write() as connection:
            await show_newest(connection, row.article_id)
            values |= {"question_chat_id": None, "question_message_id": None}  # it is answered
            return await change(connection, row, event, hand=hand, reason=reason, **values)

    async def keep(self, row: OutboxRow, at: datetime, reason: str, who: str) -> OutboxRow:
        event = Event(State.CANCELLED, at, reason=reason, who=who)
        values = state_values(row.state, State.CANCELLED, at)
        async with self._database.write() as connection:
            kept = await change(connection, row, event, reason=reason, **values)
            await connection.execute(
                sa.update(outbox).where(outbox.c.id == row.post_id).values(hand=Hand.KEEP)
            )
        return kept


async def _supersede_failed(connection: AsyncConnection, row: OutboxRow, at: datetime) -> None:
    """What could not be shown before is shown now."""
    statement = sa.select(*ROW).where(
        outbox.c.post_id == row.post_id, outbox.c.state == State.FAILED
    )
    for values in (await connection.execute(statement)).all():
        reason = "replaced by a later edit"
        event = Event(State.SUPERSEDED, at, reason=reason)
        await change(
            connection,
            as_row(values),
            event,
            reason=reason,
            **state_values(State.FAILED, State.SUPERSEDED, at),
        )


@cache
def _in_state() -> sa.Select[Any]:
    state = outbox.c.state == sa.bindparam("state", type_=outbox.c.state.type)
    kind = outbox.c.kind == sa.bindparam("kind", type_=outbox.c.kind.type)
    return sa.select(*ROW).where(state, kind).order_by(outbox.c.id)


@cache
def _heads() -> sa.Select[Any]:
    """The first edit of each channel whose post is there and has no other edit under way.

    Asked with `now`.
    """
    now = sa.bindparam("now", type_=Moment)
    waiting, post, other = outbox.alias("waiting"), outbox.alias("post"), outbox.alias("other")
    busy = sa.exists().where(other.c.post_id == waiting.c.post_id, other.c.state.in_(_UNDER_WAY))
    first = (
        sa.select(waiting.c.id)
        .join(post, post.c.id == waiting.c.post_id)
        .where(
            waiting.c.channel_id == channels.c.id,
            sa.text(WAITING_EDIT),
            sa.or_(waiting.c.due_at <= now, waiting.c.state == State.READY),
            post.c.state == State.SENT,
            ~busy,
        )
        .order_by(waiting.c.due_at, waiting.c.id)
        .limit(1)
        .correlate(channels)
        .scalar_subquery()
    )
    return (
        sa.select(*ROW)
        .select_from(channels)
        .join(outbox, outbox.c.id == first)
        .where(channels.c.active, *OPEN_CHANNEL)
        .order_by(outbox.c.due_at, outbox.c.id)
    )


@cache
def _next_head() -> sa.Select[Any]:
    """When the next edit after `now` comes due: time alone changes no other head."""
    now, waiting = sa.bindparam("now", type_=Moment), outbox.alias("waiting")
    due = (
        sa.select(sa.func.min(waiting.c.due_at))
        .where(waiting.c.channel_id == channels.c.id, sa.text(WAITING_EDIT), waiting.c.due_at > now)
        .correlate(channels)
        .scalar_subquery()
        .label("at")
    )
    dues = sa.select(due).select_from(channels).subquery()
    return sa.select(sa.func.min(dues.c.at))
