"""The two steps that every post takes, and what becomes of its row: pure decisions.

A step of many is as if it were alone; `storage/outbox_taking.py` does them in one transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.errors import StaleVersion
from bot.model import HOUSE, Fingerprint, Following, Made, OutboxRow, Photo, State, Style
from bot.model.states import may_move

# Why a row cannot be taken as it was read.
CHANGED = "outbox row {id} was changed by somebody else; read it again"
REVISED = "article {id} was revised since its post was composed"
AWAY = "this process was away for too long: others have what it had in hand"
WAITS = "outbox row {id} must wait: another of its channel is being sent"


class Begin(NamedTuple):
    """A post to SENDING; `revision` is the article's that it was composed of."""

    row: OutboxRow
    fingerprint: Fingerprint
    at: datetime
    revision: int | None = None
    photos: tuple[Photo, ...] = ()
    style: Style = HOUSE


class Finish(NamedTuple):
    """A post to SENT, as these messages of its channel's chat."""

    row: OutboxRow
    message_ids: tuple[int, ...]
    at: datetime
    reason: str
    photo_ids: tuple[str | None, ...] = ()
    goes_on: bool = False  # tell what the channel sends next
    made: Made | None = None  # and begin it, where it is this


Step = Begin | Finish
# What a post goes through where no answer was lost. Nothing else is changed by its steps but its
# row, the messages known in its chat, and the log.
ON_ITS_WAY = frozenset({State.READY, State.SCHEDULED, State.SENDING, State.SENT})


class Taken(NamedTuple):
    """The row after its step; what its channel sends next where that was asked for."""

    row: OutboxRow
    following: Following | None = None


class Stand(NamedTuple):
    """A row as it is in the database just now, with what is around it."""

    version: int
    claimed_by: int | None
    revision: int  # of its article, the newest
    chat_id: int | None
    under_way: int | None  # the row of its channel that is being sent
    top: int | None  # the newest message id known in its chat


def decide(
    steps: Sequence[Step], stands: Mapping[int, Stand], hand: int | None, *, away: bool
) -> list[OutboxRow | Exception]:
    """Each step's row as it is to be, or why it stays; what ends makes room for what begins.

    `stands` by row; `hand` is this process's number, `away` says that it counts as gone.
    """
    found: dict[int, OutboxRow | Exception] = {}
    fresh: list[tuple[int, Step]] = []
    for number, step in enumerate(steps):
        stand = stands.get(step.row.id)
        if any(step.row.id == other.row.id for _, other in fresh):
            stand = None  # after that step it stands otherwise
        refusal = _refusal(step, stand, hand, away)
        if refusal is None:
            fresh.append((number, step))
        else:
            found[number] = refusal
    for number, step in fresh:
        if isinstance(step, Finish):
            found[number] = _ended(step, stands[step.row.id].chat_id)
    ended = [row for row in found.values() if isinstance(row, OutboxRow)]
    tops, ids, busy = _tops(ended), {row.id for row in ended}, set[int]()
    for number, step in fresh:
        if isinstance(step, Begin):
            stand = stands[step.row.id]
            waits = step.row.channel_id in busy or stand.under_way not in {None, *ids}
            found[number] = _waits(step) if waits else _begun(step, stand, tops)
            busy.add(step.row.channel_id)
    return [found[number] for number in range(len(steps))]


def _refusal(step: Step, stand: Stand | None, hand: int | None, away: bool) -> Exception | None:
    row, begins = step.row, isinstance(step, Begin)
    after = State.SENDING if begins else State.SENT
    if not may_move(row.state, after):
        return ValueError(f"outbox row {row.id} cannot go from {row.state} to {after}")
    if begins and away:
        return StaleVersion(AWAY)
    if stand is None or stand.version != row.version:
        return StaleVersion(CHANGED.format(id=row.id))
    if begins and stand.claimed_by not in (None, hand):
        return StaleVersion(CHANGED.format(id=row.id))
    if isinstance(step, Begin) and step.revision not in (None, stand.revision):
        return StaleVersion(REVISED.format(id=row.article_id))
    return None


def _waits(step: Begin) -> StaleVersion:
    return StaleVersion(WAITS.format(id=step.row.id))


def _ended(step: Finish, chat_id: int | None) -> OutboxRow:
    row, shown, ids = step.row, step.row.fingerprint, step.message_ids
    if shown is not None and any(step.photo_ids):
        first, *more = step.photo_ids
        shown = replace(shown, photo_unique_id=first, more=tuple(more))
    return row._replace(
        state=State.SENT,
        version=row.version + 1,
        message_id=ids[0],
        chat_id=chat_id,
        reason=step.reason,
        parts=ids if len(ids) > 1 else (),
        fingerprint=shown,
        lost_low_id=None if row.state is State.IN_DOUBT else row.lost_low_id,
    )


def _tops(ended: Iterable[OutboxRow]) -> Mapping[int, int]:
    """The newest message that these brought, by chat."""
    tops: dict[int, int] = {}
    for row in ended:
        if row.chat_id is not None:
            tops[row.chat_id] = max(tops.get(row.chat_id, 0), *row.message_ids)
    return tops


def _begun(step: Begin, stand: Stand, tops: Mapping[int, int]) -> OutboxRow:
    brought = None if stand.chat_id is None else tops.get(stand.chat_id)
    known = [top for top in (stand.top, brought) if top is not None]
    return step.row._replace(
        state=State.SENDING,
        version=step.row.version + 1,
        reason=None,
        low_id=max(known, default=None),
        sending_at=step.at,
        fingerprint=step.fingerprint,
        photos=step.photos,
        style=step.style,
        attempts=step.row.attempts + 1,
    )
