"""A chat that Telegram keeps refusing is written to more slowly, until it is calm again.

Telegram's real limits are its own, change, and are lower for some chats; ours only guess them.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

AGAIN = 600.0  # seconds: a refusal so soon after the last one's wait means that we are too quick
CALM = 900.0  # seconds without a refusal until one step is taken back
SLOWER = 1.5  # a step
MOST = 4  # steps: about five times as slow
LEAST_GAP = 1.0  # seconds between two messages that the first step lengthens, whatever the limits


@dataclass
class Slowing:
    """Steps by chat; moments in seconds of one clock."""

    _held: dict[Hashable, float] = field(default_factory=dict)  # until when it was held last
    _steps: dict[Hashable, tuple[int, float]] = field(default_factory=dict)  # and since when

    def refused(self, chat: Hashable, now: float, until: float) -> None:
        """Told at `now` to wait until then. What was on its way already when the chat was held
        says nothing new."""
        before = self._held.get(chat)
        self._held[chat] = max(until, before or 0.0)
        if before is not None and before <= now < before + AGAIN:
            self._steps[chat] = min(MOST, self.steps(chat, now) + 1), max(now, until)

    def steps(self, chat: Hashable, now: float) -> int:
        if chat not in self._steps:
            return 0
        steps, since = self._steps[chat]
        return max(0, steps - int(max(0.0, now - since) // CALM))

    def gap(self, chat: Hashable, now: float, seconds: float) -> float:
        """What the least time between two messages is now."""
        steps = self.steps(chat, now)
        return max(seconds, LEAST_GAP) * SLOWER**steps if steps else seconds

    def most(self, chat: Hashable, now: float, count: int) -> int:
        """How many a minute may hold now; 0 is no limit."""
        return max(1, int(count / SLOWER ** self.steps(chat, now))) if count else 0
