"""How much one person may ask for before the first answers are there.

Counted by what is under way, not by the clock: whoever reads the answers is never too quick.
"""

from dataclasses import dataclass, field
from enum import Enum

UNDER_WAY = 8  # with a second between two messages in a chat, all are answered in time


class Verdict(Enum):
    PASS = "pass"
    SAY_SO = "say so"  # the first one too many: the person is told
    PASS_OVER = "pass over"


@dataclass
class Hurry:
    """Every `begin` that passes is followed by an `end`."""

    exempt: set[int]
    _under_way: dict[int, int] = field(default_factory=dict)
    _told: set[int] = field(default_factory=set)

    def begin(self, user_id: int) -> Verdict:
        count = self._under_way.get(user_id, 0)
        if count < UNDER_WAY or user_id in self.exempt:
            self._under_way[user_id] = count + 1
            return Verdict.PASS
        if user_id in self._told:
            return Verdict.PASS_OVER
        self._told.add(user_id)
        return Verdict.SAY_SO

    def end(self, user_id: int) -> None:
        left = self._under_way.pop(user_id, 1) - 1
        if left > 0:
            self._under_way[user_id] = left
        else:
            self._told.discard(user_id)
