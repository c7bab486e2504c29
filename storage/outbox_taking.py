"""Steps of many posts in one transaction: a few statements for all of them, however many."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.model import Following, OutboxRow, State
from storage import codec
from storage.database import Seat
from storage.messages import note_many
from storage.outbox_change import WORDS
from storage.outbox_heads import Behind, Coming, behind, following
from storage.outbox_steps import Begin, Finish, Stand, Step, Taken, decide
from storage.prepared import Prepared, PreparedSelect
from storage.queries import among
from storage.tables import SENDING, articles, channels, events, outbox, processes
from storage.tables_telegram import chat_messages


def take(
    connection: sa.Connection, steps: Sequence[Step], seat: Seat | None
) -> list[Taken | Exception]:
    """What became of each step's row, in order. Raise Clash where another process was quicker.

    Locks are taken in the order in which everybody takes them: articles, processes, the outbox.
    """
    away = _is_away(connection, [step for step in steps if isinstance(step, Begin)], seat)
    ahead = _ahead(connection, steps)
    begins = [_next(step, ahead) for step in steps]
    everything = [*steps, *(begin for begin in begins if begin is not None)]
    ids = sorted({step.row.id for step in everything})
    stands = {row[0]: Stand(*row[1:]) for row in _stands().rows(connection, ids)}
    hand = seat.number if seat else None
    decided = decide(everything, stands, hand, away=away)
    _write(
        connection,
        [
            (step, row)
            for step, row in zip(everything, decided, strict=True)
            if isinstance(row, OutboxRow)
        ],
        hand,
    )
    begun = {row.id: row for row in decided[len(steps) :] if isinstance(row, OutboxRow)}
    followed = [_followed(step, ahead, begun) for step in steps]
    open_ones = [step for step, told in zip(steps, followed, strict=True) if told is None]
    coming = _coming(connection, open_ones, seat)
    return [
        Taken(row, told or _going_on(step, coming)) if isinstance(row, OutboxRow) else row
        for step, row, told in zip(steps, decided, followed, strict=False)
    ]


def _next(step: Step, ahead: Mapping[int, Behind]) -> Begin | None:
    """What is made already, where its channel sends that next."""
    if not isinstance(step, Finish) or step.made is None:
        return None
    there, of = ahead.get(step.row.channel_id), step.made.of
    if there is None or not there.is_behind(of):
        return None
    made = step.made
    return Begin(
        of.row, made.fingerprint, step.at, of.stored.revision, made.photos, of.channel.style
    )


def _followed(
    step: Step, ahead: Mapping[int, Behind], begun: Mapping[int, OutboxRow]
) -> Following | None:
    """What was made and has begun."""
    if not isinstance(step, Finish) or step.made is None:
        return None
    row = begun.get(step.made.of.row.id)
    if row is None:
        return None
    return step.made.of._replace(row=row, behind=ahead[step.row.channel_id].read())


def _going_on(step: Step, coming: Mapping[int, Coming]) -> Following | None:
    there = coming.get(step.row.channel_id)
    return there.read() if isinstance(step, Finish) and step.goes_on and there else None


def _is_away(connection: sa.Connection, begins: Sequence[Begin], seat: Seat | None) -> bool:
    """Does this process count as gone? Whoever wants to say so, or revises one of the articles,
    waits from now until this transaction ends. SQLite has one writer at a time anyhow."""
    if not begins or connection.dialect.name == "sqlite":
        return False
    connection.execute(_ARTICLES, {"ids": sorted({step.row.article_id for step in begins})})
    return seat is not None and not connection.execute(_PROCESS, {"number": seat.number}).first()


def _ahead(connection: sa.Connection, steps: Sequence[Step]) -> Mapping[int, Behind]:
    """What the channels send after what is made already, by channel."""
    made = [step for step in steps if isinstance(step, Finish) and step.made is not None]
    if not made:
        return {}
    now = max(step.at for step in made)
    return behind(connection, [step.row.channel_id for step in made], now)


def _coming(
    connection: sa.Connection, steps: Sequence[Step], seat: Seat | None
) -> Mapping[int, Coming]:
    """What the channels of those that go on send next, by channel."""
    steps = [step for step in steps if isinstance(step, Finish) and step.goes_on]
    if not steps:
        return {}
    process = None if connection.dialect.name == "sqlite" or seat is None else seat.number
    now = max(step.at for step in steps)
    return following(connection, [step.row.channel_id for step in steps], now, process)


def _write(
    connection: sa.Connection, taken: Sequence[tuple[Step, OutboxRow]], hand: int | None
) -> None:
    ended = [(step, row) for step, row in taken if isinstance(step, Finish)]
    if ended:
        _finishing().execute(connection, [_as_ended(row, step) for step, row in ended])
        there = [(row.chat_id, number) for _, row in ended for number in row.message_ids]
        note_many(connection, [(chat, number) for chat, number in there if chat is not None])
    begun = [_as_begun(row, hand) for step, row in taken if isinstance(step, Begin)]
    if begun:
        _beginning().execute(connection, begun)
    if taken:
        _LOG.execute(connection, [_told(step, row) for step, row in taken])


def _as_begun(row: OutboxRow, hand: int | None) -> dict[str, Any]:
    return {
        "row_id": row.id,
        "changed_at": row.sending_at,
        "sending_at": row.sending_at,
        "low_id": row.low_id,
        "fingerprint": row.fingerprint,
        "photos": row.photos,
        "style": codec.style_values(row.style),
        "attempts": row.attempts,
        "claimed_by": hand,
    }


def _as_ended(row: OutboxRow, step: Step) -> dict[str, Any]:
    return {
        "row_id": row.id,
        "changed_at": step.at,
        "sent_at": step.at,
        "message_id": row.message_id,
        "chat_id": row.chat_id,
        "reason": row.reason,
        "parts": list(row.parts) or None,
        "shown": row.fingerprint if row.fingerprint != step.row.fingerprint else None,
        "lost_low_id": row.lost_low_id,
    }


def _told(step: Step, row: OutboxRow) -> Mapping[str, Any]:
    return {
        "kind": f"{WORDS[row.kind]}.{row.state}",
        "at": step.at,
        "article_id": row.article_id,
        "channel_id": row.channel_id,
        "reason": row.reason,
    }


_ARTICLES = (
    sa.select(articles.c.id)
    .where(among(articles.c.id))
    .order_by(articles.c.id)
    .with_for_update(read=True)
)
_PROCESS = (
    sa.select(processes.c.id)
    .where(processes.c.id == sa.bindparam("number"))
    .with_for_update(read=True, key_share=True)
)
_LOG = Prepared(sa.insert(events))


@cache
def _stands() -> PreparedSelect:
    """The rows as they are, locked: with the article's newest revision, the chat, the newest
    message known there (`top`), and the channel's row that is `under_way`."""
    sending = outbox.alias("sending")
    under_way = sa.select(sending.c.id).where(
        sending.c.channel_id == outbox.c.channel_id, sa.text(SENDING)
    )
    top = sa.select(sa.func.max(chat_messages.c.message_id)).where(
        chat_messages.c.chat_id == channels.c.chat_id
    )
    return PreparedSelect(
        sa.select(
            outbox.c.id,
            outbox.c.version,
            outbox.c.claimed_by,
            articles.c.revision,
            channels.c.chat_id,
            under_way.correlate(outbox).scalar_subquery().label("under_way"),
            top.correlate(channels).scalar_subquery().label("top"),
        )
        .join(articles, articles.c.id == outbox.c.article_id)
        .join(channels, channels.c.id == outbox.c.channel_id)
        .where(among(outbox.c.id))
        .order_by(outbox.c.id)
        .with_for_update(of=outbox)
    )


@cache
def _beginning() -> Prepared:
    given = ("changed_at", "sending_at", "low_id", "fingerprint", "photos", "style", "attempts")
    return Prepared(_update(*given, "claimed_by").values(state=State.SENDING, reason=None))


@cache
def _finishing() -> Prepared:
    given = ("changed_at", "sent_at", "message_id", "chat_id", "reason", "parts", "lost_low_id")
    shown = sa.bindparam("shown", type_=outbox.c.fingerprint.type)
    update = _update(*given).values(
        state=State.SENT,
        claimed_by=None,
        fingerprint=sa.func.coalesce(shown, outbox.c.fingerprint),
    )
    return Prepared(update)


def _update(*given: str) -> sa.Update:
    """Of the row `row_id`; the columns `given` are told for each."""
    told = {name: sa.bindparam(name, type_=outbox.c[name].type) for name in given}
    return (
        sa.update(outbox)
        .where(outbox.c.id == sa.bindparam("row_id"))
        .values(version=outbox.c.version + 1, **told)
    )
