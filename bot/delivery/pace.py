"""Flood control of our own: below Telegram's limits, so that it never has to say no.

Limits: about 30 messages a second over all chats, 1 a second in one chat, 20 a minute in one
group (Bot API FAQ, "My bot is hitting limits"); channels are taken like groups.
"""

from collections import defaultdict, deque
from collections.abc import Hashable
from dataclasses import dataclass, field

from bot.ports import Clock

MINUTE = 60.0
SLACK = 0.05  # seconds: two requests may reach Telegram closer together than they left us
TOGETHER = 5.0  # two chats told to wait within this time: the whole token is meant


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second over all, seconds between two in a chat, a minute's most; 0: no limit."""

    per_second: float = 28
    chat_seconds: float = 1
    chat_minute: int = 20


@dataclass
class Pace:
    """Gives every message the earliest moment at which it may leave."""

    limits: Limits
    clock: Clock
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[Hashable, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _held: dict[Hashable, float] = field(default_factory=dict)
    _told: dict[Hashable, float] = field(default_factory=dict)
    _held_all: float = 0.0

    async def turn(self, chat: Hashable, *, minute: bool = True) -> None:
        """Wait for this chat's turn and take it. `minute`: the minute's limit counts too."""
        while True:
            wait = self.delay(chat, minute=minute)
            if wait <= 0:
                break
            await self.clock.sleep(wait)
        now = self.clock.monotonic()
        self._all.append(now)
        self._chats[chat].append(now)

    def delay(self, chat: Hashable, *, minute: bool = True) -> float:
        """Seconds until a message may go to this chat."""
        now = self.clock.monotonic()
        own = self._chats[chat]
        _forget(own, now - MINUTE - 1)
        _forget(self._all, now - MINUTE)
        moments = [self._held_all, self._held.get(chat, 0.0)]
        if own and self.limits.chat_seconds:
            moments.append(own[-1] + self.limits.chat_seconds + SLACK)
        most = self.limits.chat_minute
        if minute and most and len(own) >= most:
            moments.append(own[-most] + MINUTE + SLACK)
        if self.limits.per_second:
            moments.append(_after_burst(self._all, self.limits.per_second))
        return max(0.0, max(moments) - now)

    def hold(self, chat: Hashable, seconds: float) -> None:
        """Telegram asked to wait: this chat; all, where a second chat is told so at once."""
        now = self.clock.monotonic()
        until = now + seconds
        self._held[chat] = max(self._held.get(chat, 0.0), until)
        others = [at for other, at in self._told.items() if other != chat and now - at < TOGETHER]
        self._told = {other: at for other, at in self._told.items() if now - at < TOGETHER}
        self._told[chat] = now
        if others:
            self._held_all = max(self._held_all, until)


def _after_burst(sent: deque[float], per_second: float) -> float:
    """When a second holds fewer than `per_second` messages again."""
    most = max(1, int(per_second))
    span = most / per_second
    return sent[-most] + span if len(sent) >= most else 0.0


def _forget(moments: deque[float], before: float) -> None:
    while moments and moments[0] < before:
        moments.popleft()
