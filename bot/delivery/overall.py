"""The limit over all chats: so many messages a second, a few at once after a pause, then evenly.

Limit: about 30 messages a second (Bot API FAQ, "My bot is hitting limits").
"""

from bisect import insort
from collections import deque
from dataclasses import dataclass, field

SLACK = 0.05  # seconds; two requests may reach Telegram closer together than they left us
SPARE = 2  # messages a second between our limit and Telegram's, for readers who wait
PAUSES = 4  # after a pause a fourth of a second's messages may leave at once
KEPT = 60.0  # seconds


@dataclass
class Overall:
    """Moments are seconds of a monotonic clock, some may lie ahead; `per_second` 0: no limit.

    What a busy machine begins late is made good within the second.
    """

    per_second: float
    _sent: deque[float] = field(default_factory=deque)
    _even: float = float("-inf")  # when the next is due if all come evenly

    def note(self, at: float, count: int = 1) -> None:
        """So many leave from that moment on, as if they came one by one."""
        span = 1 / self.per_second if self.per_second else 0.0
        for place in range(count):
            insort(self._sent, at + place * span)
        self._even = max(self._even, at) + count * span
        self._forget(at - KEPT)

    def after(self) -> float:
        """When another may leave."""
        if not self.per_second:
            return 0.0
        return max(self._after_few(0), self._after_second(int(self.per_second), 1.0))

    def after_hurried(self) -> float:
        """When one may leave for which somebody waits: SPARE before the others."""
        return self._after_few(SPARE)

    def after_album(self, count: int) -> float:
        """When so many may leave together: the second before leaves them room."""
        if not self.per_second:
            return 0.0
        last = max(1, int(self.per_second) - count + 1)
        seconds = max(1.0, count / self.per_second)
        before = self._sent[-last] + seconds if len(self._sent) >= last else 0.0
        return max(before, self.after())

    def counted(self, now: float) -> int:
        """Messages of the last minute."""
        self._forget(now - KEPT)
        return len(self._sent)

    def _forget(self, before: float) -> None:
        while self._sent and self._sent[0] < before:
            self._sent.popleft()

    def _after_few(self, ahead: int) -> float:
        """A second holds no more than Telegram lets, also where the way there takes some of these
        SLACK longer than others."""
        if not self.per_second:
            return 0.0
        at_once = max(1, int(self.per_second / PAUSES))
        evenly = self._even - (at_once - 1 + ahead) / self.per_second
        return max(evenly, self._after_second(int(self.per_second + SPARE), 1 + SLACK))

    def _after_second(self, most: int, seconds: float) -> float:
        return self._sent[-most] + seconds if 0 < most <= len(self._sent) else 0.0
