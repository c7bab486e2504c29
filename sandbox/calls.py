"""What bots called and what they were told, the newest thousands."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.changes import Changes

_KEPT = 20_000


@dataclass(slots=True)
class Call:
    """One request. `chat_names` are the chat's number and @name.

    `status` is None where no answer was given; `fault` names what was ordered.
    """

    id: int
    at: float
    bot_id: int
    method: str
    params: dict[str, str]
    files: dict[str, int]
    chat_names: list[str] = field(default_factory=list)
    status: int | None = None
    description: str | None = None
    result: Any = None
    fault: str | None = None
    accepted: bool = False
    ended: float | None = None

    def json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class CallLog:
    """`changes` tells of each call when it comes and again when it was answered."""

    changes: Changes = field(default_factory=Changes)
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=_KEPT))
    refusals: Counter[str] = field(default_factory=Counter)
    _next: int = 1

    def begin(
        self, at: float, bot_id: int, method: str, params: dict[str, str], files: dict[str, int]
    ) -> Call:
        call = Call(self._next, at, bot_id, method, dict(params), files)
        self._next += 1
        self.calls.append(call)
        self._tell(at, call)
        return call

    def end(self, at: float, call: Call) -> None:
        call.ended = at
        self._tell(at, call)

    def refused(self, call: Call, code: int, description: str) -> None:
        call.description = description
        self.refusals[f"{code} {description}" if code != 429 else "429"] += 1

    def _tell(self, at: float, call: Call) -> None:
        """Polls would drown what one looks for."""
        if call.method != "getupdates":
            self.changes.publish(at, "call", {"call": call})
