"""The outbox: every change compares the version it was read with, and is logged with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StaleVersion
from bot.model import HOUSE, Event, Fingerprint, Kind, NewRow, OutboxRow, Photo, State, Style
from storage import codec
from storage.columns import Moment
from storage.database import Database
from storage.failures import Clash
from storage.messages import note
from storage.outbox_change import (
    OPEN_CHANNEL,
    ROW,
    as_row,
    change,
    check_newest,
    hand_of,
    rows_of,
    state_values,
    top_of_chat,
)
from storage.outbox_claims import claim
from storage.outbox_rows import add_rows
from storage.tables import WAITING, channels, outbox

# What has not begun its way to Telegram.
_WAITS = (State.WAITING_APPROVAL, State.HELD, State.SCHEDULED, State.READY)


class Outbox:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._repeated = database.repeated.ask

    async def add(self, article_id: int, rows: Sequence[NewRow], at: datetime) -> Sequence[int]:
        async with self._database.write() as connection:
            return await add_rows(connection, article_id, rows, at)

    async def get(self, row_id: int) -> OutboxRow | None:
        return next(iter(await self._select(sa.select(*ROW).where(outbox.c.id == row_id))), None)

    async def heads(self, now: datetime) -> Sequence[OutboxRow]:
        process = self._rival()
        statement = _heads(shared=process is not None)

        async def heads(connection: AsyncConnection) -> list[OutboxRow]:
            found = await connection.execute(statement, {"now": now, "process": process})
            return [as_row(values) for values in found.mappings()]

        return await self._repeated("outbox.heads", heads, now=now, until=_next_head())

    async def claim(self, row: OutboxRow, past: Collection[int]) -> bool:
        if self._rival() is None:
            return True
        async with self._database.write() as connection:
            process = await hand_of(connection, self._database.seat)
            return process is not None and await claim(connection, row, process, past)

    async def orphans(self) -> Sequence[OutboxRow]:
        statement = sa.select(*ROW).where(
            outbox.c.state == State.SENDING, outbox.c.claimed_by.is_(None)
        )
        return await self._repeated("outbox.orphans", rows_of(statement.order_by(outbox.c.id)))

    def _rival(self) -> int | None:
        """This process's number where others may send too."""
        seat = self._database.seat
        return None if seat is None or self._database.address.path is not None else seat.number

    async def begin(
        self,
        row: OutboxRow,
        fingerprint: Fingerprint,
        at: datetime,
        *,
        revision: int | None = None,
        photos: Sequence[Photo] = (),
        style: Style = HOUSE,
    ) -> OutboxRow:
        """Raise StaleVersion too where another row of the channel is being sent."""
        seat = self._database.seat
        try:
            async with self._database.write() as connection:
                if revision is not None:
                    await check_newest(connection, row.article_id, revision)
                begun = await change(
                    connection,
                    row,
                    Event(State.SENDING, at),
                    state=State.SENDING,
                    changed_at=at,
                    sending_at=at,
                    reason=None,
                    low_id=top_of_chat(),
                    fingerprint=codec.encode(fingerprint),
                    photos=codec.encode(tuple(photos)),
                    style=codec.style_values(style),
                    attempts=outbox.c.attempts + 1,
                    claimed_by=await hand_of(connection, seat),
                )
        except Clash as error:
            raise StaleVersion(
                f"outbox row {row.id} must wait: another of its channel is being sent"
            ) from error
        if seat is not None:
            seat.check()
        return begun

    async def finish(
        self,
        row: OutboxRow,
        message_ids: Sequence[int],
        at: datetime,
        reason: str,
        photo_ids: Sequence[str | None] = (),
    ) -> OutboxRow:
        chat = sa.select(channels.c.chat_id).where(channels.c.id == row.channel_id)
        values = state_values(row.state, State.SENT, at)
        if row.fingerprint is not None and any(photo_ids):
            first, *more = photo_ids
            shown = replace(row.fingerprint, photo_unique_id=first, more=tuple(more))
            values["fingerprint"] = codec.encode(shown)
        async with self._database.write() as connection:
            chat_id = (await connection.execute(chat)).scalar_one()
            event = Event(State.SENT, at, reason=reason)
            values |= {"message_id": message_ids[0], "chat_id": chat_id, "reason": reason}
            values["parts"] = list(message_ids) if len(message_ids) > 1 else None
            sent = await change(connection, row, event, **values)
            if chat_id is not None:
                await note(connection, chat_id, message_ids, ours=True)
        return sent

    async def move(
        self,
        row: OutboxRow,
        state: State,
        at: datetime,
        reason: str,
        *,
        who: str | None = None,
        due_at: datetime | None = None,
        attempts: int | None = None,
    ) -> OutboxRow:
        """`due_at` and `attempts` stay as they are where not given."""
        values = state_values(row.state, state, at)
        if due_at is not None:
            values["due_at"] = due_at
        if attempts is not None:
            values["attempts"] = attempts
        if who is not None and state in (State.READY, State.SCHEDULED):
            values["expires_at"] = None  # a person wants it: their word stands
        event = Event(state, at, reason=reason, who=who)
        async with self._database.write() as connection:
            return await change(connection, row, event, reason=reason, **values)

    async def expire(self, at: datetime, reason: str) -> Sequence[OutboxRow]:
        due = sa.select(*ROW).where(
            outbox.c.expires_at.is_not(None), outbox.c.expires_at <= at, outbox.c.state.in_(_WAITS)
        )
        async with self._database.read() as connection:
            if (await connection.execute(due)).first() is None:
                return ()
        async with self._database.write() as connection:
            found = (await connection.execute(due.with_for_update())).mappings().all()
            event = Event(State.EXPIRED, at, reason=reason)
            values = {"state": State.EXPIRED, "reason": reason}
            return [
                await change(connection, as_row(row), event, changed_at=at, **values)
                for row in found
            ]

    async def asked(self, row: OutboxRow, chat_id: int, message_id: int, at: datetime) -> OutboxRow:
        """Put down where the question stands; the version stays, since its buttons carry it and
        may be pressed before this is written."""
        async with self._database.write() as connection:
            return await change(
                connection,
                row,
                Event("asked", at),
                version=row.version,
                asked_at=at,
                question_chat_id=chat_id,
                question_message_id=message_id,
            )

    async def in_state(self, *states: State) -> Sequence[OutboxRow]:
        """Oldest first."""
        statement = sa.select(*ROW).where(outbox.c.state.in_(states)).order_by(outbox.c.id)
        return await self._repeated(("outbox.in_state", states), rows_of(statement))

    async def recently_resent(self, since: datetime) -> Sequence[OutboxRow]:
        resent = (
            outbox.c.state == State.SENT,
            outbox.c.lost_low_id.is_not(None),
            outbox.c.sent_at >= since,
        )
        statement = sa.select(*ROW).where(*resent).order_by(outbox.c.id)
        first = sa.select(sa.func.min(outbox.c.sent_at)).where(*resent)
        key = "outbox.recently_resent"
        return await self._repeated(key, rows_of(statement), now=since, until=first)

    async def watched(self, row: OutboxRow) -> None:
        over = sa.update(outbox).where(outbox.c.id == row.id, outbox.c.state == State.SENT)
        async with self._database.write() as connection:
            await connection.execute(over.values(lost_low_id=None))

    async def last_sent(self) -> Mapping[int, datetime]:
        newest = sa.func.max(outbox.c.sent_at)
        statement = (
            sa.select(outbox.c.channel_id, newest)
            .where(outbox.c.state == State.SENT, outbox.c.kind == Kind.SEND)
            .group_by(outbox.c.channel_id)
        )
        async with self._database.read() as connection:
            return {channel: at for channel, at in await connection.execute(statement) if at}

    async def article_rows(self, article_id: int) -> Sequence[OutboxRow]:
        statement = sa.select(*ROW).where(outbox.c.article_id == article_id)
        return await self._select(statement.order_by(outbox.c.id))

    async def _select(self, statement: sa.Select[Any]) -> list[OutboxRow]:
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).mappings().all()
        return [as_row(values) for values in found]


@cache
def _heads(*, shared: bool) -> sa.Select[Any]:
    """One step into an index for each channel, however many rows wait there: a window function
    over all that wait takes three hundred times as long for 10,000 of them.

    Asked with `now`; where the outbox is `shared`, with this `process` too.
    """
    now = sa.bindparam("now", type_=Moment)
    waiting, sending = outbox.alias("waiting"), outbox.alias("sending")
    first = (
        sa.select(waiting.c.id)
        .where(
            waiting.c.channel_id == channels.c.id,
            sa.text(WAITING),
            # READY waits for its turn alone: its time may lie ahead where the clock was set back.
            sa.or_(waiting.c.due_at <= now, waiting.c.state == State.READY),
            sa.or_(waiting.c.expires_at.is_(None), waiting.c.expires_at > now),
        )
        .order_by(waiting.c.urgent.desc(), waiting.c.due_at, waiting.c.id)
        .limit(1)
        .correlate(channels)
        .scalar_subquery()
    )
    busy = sa.exists().where(
        sending.c.channel_id == channels.c.id,
        sending.c.state == State.SENDING,
        sending.c.kind == Kind.SEND,
    )
    free = [~busy]
    if shared:
        claimed = outbox.alias("claimed")
        others = (claimed.c.claimed_by != sa.bindparam("process"), claimed.c.kind == Kind.SEND)
        free.append(~sa.exists().where(claimed.c.channel_id == channels.c.id, *others))
    return (
        sa.select(*ROW)
        .select_from(channels)
        .join(outbox, outbox.c.id == first)
        .where(channels.c.active, *OPEN_CHANNEL, *free)
        .order_by(outbox.c.urgent.desc(), outbox.c.due_at, outbox.c.id)
    )


@cache
def _next_head() -> sa.Select[Any]:
    """When the next row after `now` comes due or expires: time alone changes no other head."""
    now, waiting = sa.bindparam("now", type_=Moment), outbox.alias("waiting")
    here = (waiting.c.channel_id == channels.c.id, sa.text(WAITING))
    dues = [
        sa.select(
            sa.select(sa.func.min(waiting.c.due_at))
            .where(*here, waiting.c.urgent.is_(urgent), waiting.c.due_at > now)
            .correlate(channels)
            .scalar_subquery()
            .label("at")
        ).select_from(channels)
        for urgent in (True, False)
    ]
    ends = sa.select(sa.func.min(waiting.c.expires_at).label("at")).where(
        sa.text(WAITING), waiting.c.expires_at > now
    )
    moments = sa.union_all(*dues, ends).subquery()
    return sa.select(sa.func.min(moments.c.at))
