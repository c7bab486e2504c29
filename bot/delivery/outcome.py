"""What becomes of a row after Telegram's answer: pure decisions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import (
    AnswerLost,
    BadPhoto,
    ChatGone,
    ChatMoved,
    FloodWait,
    NotDelivered,
    TelegramError,
)
from bot.model import OutboxRow, State

MOST_TRIES = 20
LONGEST = timedelta(hours=24)
LONGEST_BACKOFF = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state to move to, not before when, and whether this try counts."""

    state: State
    reason: str
    wait: float = 0.0
    counts: bool = True
    stops_channel: bool = False
    tell: bool = False
    without_photo: bool = False


def outcome(row: OutboxRow, error: TelegramError, now: datetime, failures: int) -> Outcome:
    """`failures`: how often in a row nothing could be reached, for the backoff in seconds."""
    if isinstance(error, AnswerLost):
        return Outcome(State.IN_DOUBT, str(error))
    if isinstance(error, NotDelivered):
        wait = min(2.0 ** min(failures, 10), LONGEST_BACKOFF)
        return Outcome(State.READY, str(error), wait=wait, counts=False)
    if isinstance(error, FloodWait):
        return Outcome(State.READY, str(error), wait=error.seconds, counts=False)
    if isinstance(error, ChatMoved):
        return Outcome(State.READY, str(error), counts=False)
    if isinstance(error, ChatGone):
        return Outcome(State.READY, str(error), counts=False, stops_channel=True)
    if isinstance(error, BadPhoto) and not _too_often(row, now):
        return Outcome(State.READY, str(error), without_photo=True)
    return Outcome(State.FAILED, str(error), tell=True)


def _too_often(row: OutboxRow, now: datetime) -> bool:
    return row.attempts >= MOST_TRIES or now - row.created_at > LONGEST
