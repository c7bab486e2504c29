"""What a lost answer meant: pure decisions from ids, looks and time.

Ids in a channel are given out one after another, so a lost message can only stand at an id that
nobody is known to hold, above the newest one known when the sending began. Whatever stands there
is looked at; nothing there, long enough after the loss, is the proof that it never arrived.

An album comes whole or not at all, its messages one after another (Bot API: sendMediaGroup), so
the one with its caption tells where to look for the others.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FIRST_LOOK = 2.0  # seconds after the loss; a request cut at Telegram is usually done by then
LOOK_AFTER = (FIRST_LOOK, 8.0, 25.0, 60.0)
AHEAD = 3  # ids beyond the newest known looked at in the last round: deleted posts leave holes
MOST_LOOKS = 40  # a busy group: beyond this an editor is quicker


class Verdict(StrEnum):
    """What stands at an id."""

    OURS = "ours"  # the lost post itself, of an album the message with its caption
    PART = "part"  # one of the album's further photos
    OTHER = "other"
    MISSING = "missing"
    CLOSED = "closed"  # something that cannot be looked at


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is known about one lost sending.

    `low`: newest id known in the chat when it began. `known`: ids above it whose messages are
    known. `verdicts`: what the looks found; MISSING is kept only for ids below a known one.
    `elapsed` and `settle` in seconds. `count`: how many messages the post has.
    """

    low: int
    known: Collection[int]
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    looked_now: Mapping[int, Verdict] = field(default_factory=dict)
    elapsed: float = 0.0
    settle: float = 130.0
    count: int = 1


@dataclass(frozen=True, slots=True)
class LookAt:
    message_id: int


@dataclass(frozen=True, slots=True)
class Found:
    """Every message of the post, in order."""

    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """It never arrived: send it again."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing there yet; look again when `seconds` have passed since the loss."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ask:
    """Not to be proved: an editor decides."""

    reason: str


Decision = LookAt | Found | Absent | Wait | Ask


def decide(doubt: Doubt) -> Decision:
    """The next step for a lost sending."""
    seen = {**doubt.verdicts, **_standing_now(doubt)}
    found = _found(doubt, seen)
    if found:
        return found
    if len(seen) > MOST_LOOKS:
        return Ask("too many other messages were posted meanwhile to check each one")
    last = doubt.elapsed >= doubt.settle
    missing = _next_unseen(doubt, seen, AHEAD if last else 1)
    if missing is not None:
        return LookAt(missing)
    if not last:
        return Wait(next((s for s in LOOK_AFTER if s > doubt.elapsed), doubt.settle))
    return _conclude(doubt, seen)


def _standing_now(doubt: Doubt) -> dict[int, Verdict]:
    """Where nothing stood when it was looked at, a later post may stand by now."""
    top = _top(doubt, {**doubt.verdicts, **doubt.looked_now})
    now = doubt.looked_now.items()
    return {i: found for i, found in now if found is not Verdict.MISSING or i > top}


def _found(doubt: Doubt, seen: Mapping[int, Verdict]) -> Found | None:
    """The post, once all its messages were seen."""
    first = min((i for i, verdict in seen.items() if verdict is Verdict.OURS), default=None)
    if first is None:
        return None
    # Without a look at its words every message of ours is OURS.
    ours = sorted(i for i in seen if i >= first and seen[i] in (Verdict.OURS, Verdict.PART))
    return Found(tuple(ours[: doubt.count])) if len(ours) >= doubt.count else None


def _next_unseen(doubt: Doubt, seen: Mapping[int, Verdict], ahead: int) -> int | None:
    """The lowest id that may hold the lost message and was not looked at in this round."""
    for message_id in range(doubt.low + 1, _top(doubt, seen) + ahead + 1):
        if message_id not in doubt.known and message_id not in seen:
            return message_id
    return None


def _top(doubt: Doubt, seen: Mapping[int, Verdict]) -> int:
    standing = [i for i, verdict in seen.items() if verdict is not Verdict.MISSING]
    return max([doubt.low, *doubt.known, *standing])


def _conclude(doubt: Doubt, seen: Mapping[int, Verdict]) -> Decision:
    top = _top(doubt, seen)
    if any(verdict in (Verdict.OURS, Verdict.PART) for verdict in seen.values()):
        return Ask("only part of the album is in the channel")
    if any(verdict is Verdict.CLOSED for verdict in seen.values()):
        return Ask("there is a message that cannot be checked")
    if any(i <= top for i, verdict in seen.items() if verdict is Verdict.MISSING):
        return Ask("a message in that place was deleted")
    return Absent()


def lasting(doubt: Doubt, message_id: int, verdict: Verdict) -> bool:
    """Will a look at this id never find anything else? New messages only come above the top."""
    return verdict is not Verdict.MISSING or message_id < _top(doubt, doubt.verdicts)
