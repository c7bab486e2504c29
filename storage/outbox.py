"""The outbox: every change compares the version it was read with, and is logged with it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.errors import StaleVersion
from bot.model import (
    HOUSE,
    Event,
    Fingerprint,
    Following,
    Kind,
    Made,
    NewRow,
    OutboxRow,
    Photo,
    State,
    Style,
)
from storage.columns import Moment
from storage.database import Database
from storage.failures import Clash
from storage.outbox_change import (
    ROW,
    as_row,
    change,
    hand_of,
    rows_of,
    state_values,
)
from storage.outbox_claims import claim
from storage.outbox_heads import heads, next_head
from storage.outbox_rows import add_rows
from storage.outbox_steps import ON_ITS_WAY, WAITS, Begin, Finish, Step, Taken
from storage.outbox_taking import take
from storage.tables import outbox
from storage.together import Together
from storage.words_let_through import show_newest

MOST_TOGETHER = 64  # steps in one transaction
# What has not begun its way to Telegram.
_WAITS = (State.WAITING_APPROVAL, State.HELD, State.SCHEDULED, State.READY)

HANDED_OVER = "other editors are asked now"


class Outbox:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._repeated = database.repeated.ask
        self._steps = Together(self._take, MOST_TOGETHER)

    async def add(self, article_id: int, rows: Sequence[NewRow], at: datetime) -> Sequence[int]:
        async with self._database.write() as connection:
            return await add_rows(connection, article_id, rows, at)

    async def get(self, row_id: int) -> OutboxRow | None:
        return next(iter(await self._select(sa.select(*ROW).where(outbox.c.id == row_id))), None)

    async def heads(self, now: datetime) -> Sequence[OutboxRow]:
        process = self._rival()
        question = rows_of(heads(shared=process is not None), {"now": now, "process": process})
        return await self._repeated("outbox.heads", question, now=now, until=next_head())

    async def claim(self, row: OutboxRow, past: Collection[int]) -> bool:
        if self._rival() is None:
            return True
        async with self._database.write() as connection:
            process = await hand_of(connection, self._database.seat)
            return process is not None and await claim(connection, row, process, past)

    async def orphans(self) -> Sequence[OutboxRow]:
        return await self._repeated("outbox.orphans", rows_of(_orphans()))

    async def _take(self, steps: Sequence[Step]) -> Sequence[Taken | Exception]:
        seat = self._database.seat
        posts = all(step.row.state in ON_ITS_WAY for step in steps)
        return await self._database.write_whole(
            lambda connection: take(connection, steps, seat), posts=posts
        )

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
        step = Begin(row, fingerprint, at, revision, tuple(photos), style)
        try:
            begun = (await self._steps.do(step)).row
        except Clash as error:
            raise StaleVersion(WAITS.format(id=row.id)) from error
        if self._database.seat is not None:
            self._database.seat.check()
        return begun

    async def finish(
        self,
        row: OutboxRow,
        message_ids: Sequence[int],
        at: datetime,
        reason: str,
        photo_ids: Sequence[str | None] = (),
    ) -> OutboxRow:
        step = Finish(row, tuple(message_ids), at, reason, tuple(photo_ids))
        return (await self._steps.do(step)).row

    async def finish_and_go_on(
        self,
        row: OutboxRow,
        message_ids: Sequence[int],
        at: datetime,
        reason: str,
        photo_ids: Sequence[str | None] = (),
        made: Made | None = None,
    ) -> Following | None:
        ids, photos = tuple(message_ids), tuple(photo_ids)
        step = Finish(row, ids, at, reason, photos, goes_on=True, made=made)
        return (await self._steps.do(step)).following

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
        asked_about = row.state in (State.WAITING_APPROVAL, State.HELD)
        async with self._database.write() as connection:
            if asked_about and state in (State.READY, State.SCHEDULED):
                await show_newest(connection, row.article_id)
            return await change(connection, row, event, reason=reason, **values)

    async def expire(self, at: datetime, reason: str) -> Sequence[OutboxRow]:
        due = sa.select(*ROW).where(
            outbox.c.expires_at.is_not(None), outbox.c.expires_at <= at, outbox.c.state.in_(_WAITS)
        )
        async with self._database.read() as connection:
            if (await connection.execute(due)).first() is None:
                return ()
        async with self._database.write() as connection:
            found = (await connection.execute(due.with_for_update())).all()
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

    async def ask_elsewhere(self, row: OutboxRow, at: datetime) -> OutboxRow:
        event = Event(row.state, at, reason=HANDED_OVER)
        async with self._database.write() as connection:
            return await change(
                connection,
                row,
                event,
                asked_at=None,
                question_chat_id=None,
                question_message_id=None,
            )

    async def in_state(self, *states: State) -> Sequence[OutboxRow]:
        """Oldest first."""
        question = rows_of(_in_state(), {"states": states})
        posts = not ON_ITS_WAY.isdisjoint(states)
        return await self._repeated(("outbox.in_state", states), question, posts=posts)

    async def recently_resent(self, since: datetime) -> Sequence[OutboxRow]:
        rows, first = _resent()
        question = rows_of(rows, {"now": since})
        return await self._repeated("outbox.recently_resent", question, now=since, until=first)

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

    async def _select(self, statement: sa.Select[Any]) -> Sequence[OutboxRow]:
        return await self._database.read_whole(rows_of(statement))


@cache
def _orphans() -> sa.Select[Any]:
    alone = outbox.c.state == State.SENDING, outbox.c.claimed_by.is_(None)
    return sa.select(*ROW).where(*alone).order_by(outbox.c.id)


@cache
def _in_state() -> sa.Select[Any]:
    states = sa.bindparam("states", expanding=True, type_=outbox.c.state.type)
    return sa.select(*ROW).where(outbox.c.state.in_(states)).order_by(outbox.c.id)


@cache
def _resent() -> tuple[sa.Select[Any], sa.Select[Any]]:
    """The rows, and when the first of them was sent; since `now`."""
    resent = (
        outbox.c.state == State.SENT,
        outbox.c.lost_low_id.is_not(None),
        outbox.c.sent_at >= sa.bindparam("now", type_=Moment),
    )
    rows = sa.select(*ROW).where(*resent).order_by(outbox.c.id)
    return rows, sa.select(sa.func.min(outbox.c.sent_at)).where(*resent)
