"""The two steps that every post takes, for many rows in one transaction: a few statements for all
of them, however many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.errors import StaleVersion
from bot.model import HOUSE, Event, Fingerprint, Following, OutboxRow, Photo, State, Style
from bot.model.states import may_move
from storage import codec
from storage.database import Seat
from storage.messages import note_many
from storage.outbox_change import (
    AWAY,
    CHANGED,
    REVISED,
    ROW,
    WORDS,
    as_row,
    state_values,
    top_of_chat,
)
from storage.outbox_heads import following
from storage.queries import among, log_values
from storage.tables import SENDING_POST, articles, channels, events, outbox, processes


@dataclass(frozen=True, slots=True)
class Begin:
    """A post to SENDING; `revision` is the article's that it was composed of."""

    row: OutboxRow
    fingerprint: Fingerprint
    at: datetime
    revision: int | None = None
    photos: tuple[Photo, ...] = ()
    style: Style = HOUSE
    reason: None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """A post to SENT, as these messages of its channel's chat."""

    row: OutboxRow
    message_ids: tuple[int, ...]
    at: datetime
    reason: str
    photo_ids: tuple[str | None, ...] = ()
    goes_on: bool = False  # tell what the channel sends next


Step = Begin | Finish


@dataclass(frozen=True, slots=True)
class Taken:
    row: OutboxRow
    following: Following | None = None


def take(
    connection: sa.Connection, steps: Sequence[Step], seat: Seat | None
) -> list[Taken | Exception]:
    """What became of each step's row, in order. Raise Clash where another process was quicker.

    Locks are taken in the order in which everybody takes them: articles, processes, the outbox.
    """
    stale = _stale(connection, steps, seat)
    finishes = [step for step in steps if isinstance(step, Finish) and id(step) not in stale]
    _finish(connection, finishes)
    begins = [step for step in steps if isinstance(step, Begin) and id(step) not in stale]
    stale |= _must_wait(connection, begins)
    begins = [step for step in begins if id(step) not in stale]
    _begin(connection, begins, seat)
    _log(connection, [*finishes, *begins])
    after = _read(connection, [*finishes, *begins])
    coming = _following(connection, [step for step in finishes if step.goes_on], seat)
    return [
        stale.get(id(step)) or Taken(after[step.row.id], coming.get(id(step))) for step in steps
    ]


def _stale(
    connection: sa.Connection, steps: Sequence[Step], seat: Seat | None
) -> dict[int, Exception]:
    """Why, of those steps (by identity) that cannot be taken as the rows stand now."""
    begins = [step for step in steps if isinstance(step, Begin)]
    newest = _newest_revisions(connection, begins)
    away = bool(begins) and not _is_here(connection, seat)
    held = connection.execute(_HELD, {"ids": sorted({step.row.id for step in steps})})
    stands = {row.id: row for row in held}
    hand = seat.number if seat else None
    found: dict[int, Exception] = {}
    for step in steps:
        stand = stands.pop(step.row.id, None)  # once: after this step it stands otherwise
        after = State.SENDING if isinstance(step, Begin) else State.SENT
        if not may_move(step.row.state, after):
            text = f"outbox row {step.row.id} cannot go from {step.row.state} to {after}"
            found[id(step)] = ValueError(text)
        elif isinstance(step, Begin) and away:
            found[id(step)] = StaleVersion(AWAY)
        elif isinstance(step, Begin) and _is_revised(step, newest):
            found[id(step)] = StaleVersion(REVISED.format(id=step.row.article_id))
        elif (
            stand is None
            or stand.version != step.row.version
            or (isinstance(step, Begin) and stand.claimed_by not in (None, hand))
        ):
            found[id(step)] = StaleVersion(CHANGED.format(id=step.row.id))
    return found


def _newest_revisions(connection: sa.Connection, begins: Sequence[Begin]) -> Mapping[int, int]:
    """Whoever revises one of them meanwhile waits until this transaction ends, and then sees it."""
    wanted = sorted({step.row.article_id for step in begins if step.revision is not None})
    if not wanted:
        return {}
    return {row.id: row.revision for row in connection.execute(_REVISIONS, {"ids": wanted})}


def _is_revised(step: Begin, newest: Mapping[int, int]) -> bool:
    return step.revision is not None and newest.get(step.row.article_id) != step.revision


def _is_here(connection: sa.Connection, seat: Seat | None) -> bool:
    """Does this process count as living? Whoever wants to say otherwise waits for the end."""
    if seat is None or connection.dialect.name == "sqlite":
        return True
    return connection.execute(_PROCESS, {"number": seat.number}).first() is not None


def _must_wait(connection: sa.Connection, begins: Sequence[Begin]) -> dict[int, Exception]:
    """Those in whose channel another post is on its way."""
    if not begins:
        return {}
    ids = sorted({step.row.channel_id for step in begins})
    busy = set(connection.execute(_SENDING, {"ids": ids}).scalars())
    found: dict[int, Exception] = {}
    for step in begins:
        if step.row.channel_id in busy:
            found[id(step)] = StaleVersion(waits(step.row))
        busy.add(step.row.channel_id)
    return found


def waits(row: OutboxRow) -> str:
    return f"outbox row {row.id} must wait: another of its channel is being sent"


def _begin(connection: sa.Connection, steps: Sequence[Begin], seat: Seat | None) -> None:
    if not steps:
        return
    rows = [
        {
            "row_id": step.row.id,
            "changed_at": step.at,
            "sending_at": step.at,
            "fingerprint": codec.encode(step.fingerprint),
            "photos": codec.encode(step.photos),
            "style": codec.style_values(step.style),
            "claimed_by": seat.number if seat else None,
        }
        for step in steps
    ]
    connection.execute(_beginning(), rows)


def _finish(connection: sa.Connection, steps: Sequence[Finish]) -> None:
    if not steps:
        return
    ids = sorted({step.row.channel_id for step in steps})
    chats = {row.id: row.chat_id for row in connection.execute(_CHATS, {"ids": ids})}
    rows = [_finished(step, chats[step.row.channel_id]) for step in steps]
    connection.execute(_finishing(), rows)
    there = [
        (chat_id, message_id)
        for step in steps
        if (chat_id := chats[step.row.channel_id]) is not None
        for message_id in step.message_ids
    ]
    note_many(connection, there)


def _following(
    connection: sa.Connection, steps: Sequence[Finish], seat: Seat | None
) -> Mapping[int, Following]:
    """By the identity of the step."""
    if not steps:
        return {}
    others = seat is not None and connection.dialect.name != "sqlite"
    process = seat.number if seat is not None and others else None
    now = max(step.at for step in steps)
    found = following(connection, [step.row.channel_id for step in steps], now, process)
    return {id(step): found[step.row.channel_id] for step in steps if step.row.channel_id in found}


def _finished(step: Finish, chat_id: int | None) -> dict[str, Any]:
    row, shown = step.row, step.row.fingerprint
    if shown is not None and any(step.photo_ids):
        first, *more = step.photo_ids
        shown = replace(shown, photo_unique_id=first, more=tuple(more))
    return {
        "row_id": row.id,
        "lost_low_id": row.lost_low_id,
        **state_values(row.state, State.SENT, step.at),
        "message_id": step.message_ids[0],
        "chat_id": chat_id,
        "reason": step.reason,
        "parts": list(step.message_ids) if len(step.message_ids) > 1 else None,
        "fingerprint": None if shown is None else codec.encode(shown),
    }


def _log(connection: sa.Connection, steps: Sequence[Step]) -> None:
    if not steps:
        return
    told = []
    for step in steps:
        row, state = step.row, State.SENDING if isinstance(step, Begin) else State.SENT
        event = Event(
            f"{WORDS[row.kind]}.{state}",
            step.at,
            article_id=row.article_id,
            channel_id=row.channel_id,
            reason=step.reason,
        )
        told.append(log_values(event))
    connection.execute(sa.insert(events), told)


def _read(connection: sa.Connection, steps: Sequence[Step]) -> Mapping[int, OutboxRow]:
    ids = sorted({step.row.id for step in steps})
    found = connection.execute(_ROWS, {"ids": ids}) if ids else None
    return {row["id"]: as_row(row) for row in found.mappings()} if found else {}


_REVISIONS = (
    sa.select(articles.c.id, articles.c.revision)
    .where(among(articles.c.id))
    .order_by(articles.c.id)
    .with_for_update(read=True)
)
_PROCESS = (
    sa.select(processes.c.id)
    .where(processes.c.id == sa.bindparam("number"))
    .with_for_update(read=True, key_share=True)
)
_HELD = (
    sa.select(outbox.c.id, outbox.c.version, outbox.c.claimed_by)
    .where(among(outbox.c.id))
    .order_by(outbox.c.id)
    .with_for_update()
)
_ROWS = sa.select(*ROW).where(among(outbox.c.id))
_CHATS = sa.select(channels.c.id, channels.c.chat_id).where(among(channels.c.id))
_SENDING = sa.select(outbox.c.channel_id).where(among(outbox.c.channel_id), sa.text(SENDING_POST))


@cache
def _beginning() -> sa.Update:
    given = ("changed_at", "sending_at", "fingerprint", "photos", "style", "claimed_by")
    return _update(*given).values(
        state=State.SENDING,
        reason=None,
        low_id=top_of_chat(),
        attempts=outbox.c.attempts + 1,
    )


@cache
def _finishing() -> sa.Update:
    given = ("state", "changed_at", "sent_at", "message_id", "chat_id", "reason", "parts")
    return _update(*given, "fingerprint", "lost_low_id").values(claimed_by=None)


def _update(*given: str) -> sa.Update:
    """Of the row `row_id`; the columns `given` are told for each."""
    told = {name: sa.bindparam(name, type_=outbox.c[name].type) for name in given}
    return (
        sa.update(outbox)
        .where(outbox.c.id == sa.bindparam("row_id"))
        .values(version=outbox.c.version + 1, **told)
    )
