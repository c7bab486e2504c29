"""Flood control: what a bot may send in which time, and how long it waits after that.

Sources: core.telegram.org/bots/faq#my-bot-is-hitting-limits (about 30 a second over all, one a
second in a chat with short bursts, 20 a minute in a group); TDLib's maintainer (edits
share the limits of sends, docs/telegram-rules.md). Channels are taken as groups.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from dataclasses import dataclass, field

from sandbox.chats import Chat, ChatKind
from sandbox.errors import too_many_requests

_SECOND = 1.0
_MINUTE = 60.0


@dataclass(slots=True)
class Limits:
    """0 lifts a limit. `burst` messages may come at once before one a `chat_seconds` holds."""

    per_second: int = 30
    chat_seconds: float = 1.0
    burst: int = 3
    per_minute: int = 20
    edits_count: bool = True


@dataclass(slots=True)
class _Window:
    """What happened in the last `seconds`."""

    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float, count: int, limit: int) -> float:
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        excess = len(self.times) + count - limit
        if excess <= 0:
            return 0.0
        index = min(excess, len(self.times)) - 1
        return self.times[index] + self.seconds - now if index >= 0 else self.seconds


@dataclass(slots=True)
class _Bucket:
    """Fills by one message in `chat_seconds`, holds `burst` of them."""

    free: float
    at: float

    def wait(self, now: float, count: int, limits: Limits) -> float:
        rate = 1 / limits.chat_seconds
        full = max(float(limits.burst), 1.0)
        self.free = min(full, self.free + (now - self.at) * rate)
        self.at = now
        need = min(float(count), full)  # an album passes once the bucket is full
        return 0.0 if self.free >= need - 1e-9 else (need - self.free) / rate


@dataclass
class Flood:
    """The limits of every bot; `violations` counts refusals by the limit that made them."""

    limits: Limits = field(default_factory=Limits)
    violations: Counter[str] = field(default_factory=Counter)
    _overall: dict[int, _Window] = field(default_factory=dict)
    _minutes: dict[tuple[int, int], _Window] = field(default_factory=dict)
    _buckets: dict[tuple[int, int], _Bucket] = field(default_factory=dict)
    _until: dict[tuple[int, int | None], float] = field(default_factory=dict)

    def take(self, bot_id: int, chat: Chat, now: float, count: int = 1) -> None:
        """Count `count` messages, or raise ApiError 429 and count none."""
        place = (bot_id, chat.id)
        for held in ((bot_id, None), place):
            if self._until.get(held, 0.0) > now:
                self._refuse("while_waiting", held, now, self._until[held] - now)
        overall = self._overall.setdefault(bot_id, _Window(_SECOND))
        if self.limits.per_second:
            wait = overall.wait(now, count, self.limits.per_second)
            self._refuse("per_second", (bot_id, None), now, wait)
        minute = self._minutes.setdefault(place, _Window(_MINUTE))
        if self.limits.per_minute and chat.kind is not ChatKind.PRIVATE:
            self._refuse("per_minute", place, now, minute.wait(now, count, self.limits.per_minute))
        bucket = self._buckets.setdefault(place, _Bucket(float(max(self.limits.burst, 1)), now))
        if self.limits.chat_seconds:
            self._refuse("chat", place, now, bucket.wait(now, count, self.limits))
            bucket.free -= count
        overall.times.extend([now] * count)
        minute.times.extend([now] * count)

    def take_edit(self, bot_id: int, chat: Chat, now: float) -> None:
        if self.limits.edits_count:
            self.take(bot_id, chat, now)

    def _refuse(self, limit: str, held: tuple[int, int | None], now: float, wait: float) -> None:
        """Told to wait, a bot is refused until then, whatever the windows say."""
        if wait <= 0:
            return
        seconds = max(1, math.ceil(wait))
        if limit != "while_waiting":
            self._until[held] = now + seconds
        self.violations[limit] += 1
        raise too_many_requests(seconds)
