"""Faults to order: what goes wrong with which call, by a script a test can repeat.

Accepted means: Telegram did what was asked, only the answer is missing or broken.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class FaultKind(StrEnum):
    CUT = "cut"  # the connection is closed without an answer
    LATE = "late"  # cut now, the message appears with its id after `seconds`
    HANG = "hang"  # silent for `seconds`, then cut, or answered where accepted
    SLOW = "slow"  # done and answered after `seconds`
    FLOOD = "flood"  # 429 with `retry_after`
    ERROR = "error"  # `status` 5xx as the Bot API words it
    HTML = "html"  # `status` with a proxy's page
    MALFORMED = "malformed"  # 200 with JSON that breaks off


@dataclass(frozen=True, slots=True)
class Fault:
    """Fires on calls of `method` into `chat`, from the `nth` matching call on.

    No method: any but getUpdates; no chat: any. A chat may be a number or an @name, whichever
    the bot uses. `times` None: for ever. `probability` is drawn from the script's seeded
    generator. Seconds are the sandbox's.
    """

    kind: FaultKind
    method: str | None = None
    chat: str | int | None = None
    nth: int = 1
    times: int | None = 1
    probability: float = 1.0
    accepted: bool = False
    seconds: float = 5.0
    retry_after: int = 5
    status: int = 502


def read_fault(data: dict[str, Any]) -> Fault:
    """Raise ValueError with a line that says what is wrong."""
    try:
        fault = Fault(**{**data, "kind": FaultKind(data.get("kind", ""))})
    except TypeError as error:
        raise ValueError(f"A fault has no such field: {error}") from None
    if fault.nth < 1 or not 0 <= fault.probability <= 1 or fault.seconds < 0:
        raise ValueError("nth begins at 1, probability lies in 0..1, seconds are not negative")
    if fault.kind in (FaultKind.ERROR, FaultKind.HTML) and not 400 <= fault.status <= 599:
        raise ValueError(f"status {fault.status} is no error")
    return fault


@dataclass(slots=True)
class _Armed:
    fault: Fault
    seen: int = 0
    fired: int = 0


@dataclass
class FaultScript:
    """The faults in the order they were set; of several that fit a call the first fires."""

    seed: int = 0
    fired: int = 0
    _armed: list[_Armed] = field(default_factory=list)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def add(self, fault: Fault) -> None:
        self._armed.append(_Armed(fault))

    def clear(self) -> None:
        self._armed.clear()

    def reseed(self, seed: int) -> None:
        self.seed = seed
        self._random = random.Random(seed)

    def pick(self, method: str, chat_names: Collection[str] = ()) -> Fault | None:
        """The fault for this call, if any; counts the call for all that match it."""
        picked = None
        for armed in self._armed:
            if not _matches(armed.fault, method, chat_names):
                continue
            armed.seen += 1
            if picked is None and self._fires(armed):
                armed.fired += 1
                picked = armed.fault
        self.fired += picked is not None
        return picked

    def pending(self) -> list[Fault]:
        """What can still fire."""
        return [a.fault for a in self._armed if a.fault.times is None or a.fired < a.fault.times]

    def _fires(self, armed: _Armed) -> bool:
        fault = armed.fault
        if armed.seen < fault.nth or (fault.times is not None and armed.fired >= fault.times):
            return False
        return fault.probability >= 1 or self._random.random() < fault.probability


def _matches(fault: Fault, method: str, chat_names: Collection[str]) -> bool:
    if fault.method is None:
        wanted = method.lower() != "getupdates"
    else:
        wanted = fault.method.lower() == method.lower()
    return wanted and (fault.chat is None or str(fault.chat).lower() in chat_names)
