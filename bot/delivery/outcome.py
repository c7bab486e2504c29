"""What becomes of a row after Telegram's answer: pure decisions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.mending import Mend, next_mend
from bot.errors import (
    AnswerLost,
    ChatGone,
    ChatMoved,
    FloodWait,
    NotDelivered,
    TelegramError,
)
from bot.model import OutboxRow, State
from bot.reasons import in_utc

MOST_TRIES = 20
LONGEST = timedelta(hours=24)
LONGEST_BACKOFF = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state to move to, how long the chat is held, and whether this try counts."""

    state: State
    reason: str
    wait: float = 0.0
    counts: bool = True
    stops_channel: bool = False
    mend: Mend | None = None


def outcome(
    row: OutboxRow, error: TelegramError, now: datetime, failures: int, mend: Mend
) -> Outcome:
    """`failures`: how often in a row nothing could be reached, for the backoff in seconds.

    Whatever cannot be done for good is FAILED: it waits for an editor with the reason.
    """
    if isinstance(error, AnswerLost):
        return Outcome(State.IN_DOUBT, str(error))
    if isinstance(error, ChatGone):
        return Outcome(State.READY, str(error), counts=False, stops_channel=True)
    if gives_up(row, now):
        return Outcome(State.FAILED, f"{error}; tried {row.attempts} times, since {_since(row)}")
    if isinstance(error, NotDelivered):
        wait = min(2.0 ** min(failures, 10), LONGEST_BACKOFF)
        return Outcome(State.READY, str(error), wait=wait, counts=False)
    if isinstance(error, FloodWait):
        until = now + timedelta(seconds=error.seconds)
        reason = f"{error}, until {in_utc(until)}"
        return Outcome(State.READY, reason, wait=error.seconds, counts=False)
    if isinstance(error, ChatMoved):
        return Outcome(State.READY, str(error), counts=False)
    step = next_mend(mend, error, row.photos or ())
    if step is not None:
        return Outcome(State.READY, str(error), mend=step)
    return Outcome(State.FAILED, str(error))


def gives_up(row: OutboxRow, now: datetime) -> bool:
    """Nothing is tried for ever: 24 hours from its time, or 20 tries."""
    began = max(row.created_at, row.due_at)
    return row.attempts >= MOST_TRIES or now - began > LONGEST


def _since(row: OutboxRow) -> str:
    return in_utc(max(row.created_at, row.due_at))
