"""Flood control of our own: below Telegram's limits, so that it never has to say no.

Edits count like messages (tdlib/td issue 2592), so they share the limits, in turns with the
posts and never more than half of a chat's minute: a storm of corrections does not keep news back.

Limits: about 30 messages a second over all chats, 1 a second in one chat, 20 a minute in one
group (Bot API FAQ, "My bot is hitting limits"); channels are taken like groups.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import partial

from bot.ports import Clock

MINUTE = 60.0
SLACK = 0.05  # seconds: two requests may reach Telegram closer together than they left us
EVERY_CHAT = "*"
ANSWER_BURST = 2  # answers that may follow each other at once; Telegram lets short bursts pass
MOST_CHATS = 5000  # remembered; people who write to the bot come and go
AT_ONCE = 4  # a second's messages leave in as many small bursts
SPARE = 2  # messages a second between our limit and Telegram's, for readers who wait
NEAR = 3.0  # seconds
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
    _queues: dict[Hashable, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _all: deque[float] = field(default_factory=deque)
    _edits: dict[Hashable, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _chats: dict[Hashable, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _minutes: dict[Hashable, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _held: dict[Hashable, float] = field(default_factory=dict)
    _told: dict[Hashable, float] = field(default_factory=dict)
    _held_all: float = 0.0

    async def turn(self, chat: Hashable, *, minute: bool = True, edit: bool = False) -> None:
        """Wait for this chat's turn and take it; whoever asked first goes first.

        `minute`: the minute's limit counts too.
        """
        while True:
            async with self._queues[chat]:
                share = self._edit_delay(chat) if edit else 0.0
                if share <= 0:
                    await self._take(chat, minute, edit)
                    return
            await self.clock.sleep(share)

    async def _take(self, chat: Hashable, minute: bool, edit: bool) -> None:
        delay = partial(self.delay, chat, minute=minute)
        while (wait := delay()) > 0 or not await self._agreed(chat, delay, edit):
            await self.clock.sleep(wait)

    async def _agreed(self, chat: Hashable, delay: Callable[[], float], edit: bool) -> bool:
        """Take the turn; False where others who share the token were quicker."""
        self._count(chat, edit)
        return True

    def _count(self, chat: Hashable, edit: bool) -> None:
        now = self.clock.monotonic()
        self._all.append(now)
        self._chats[chat].append(now)
        self._minutes[chat].append(now)
        if edit:
            self._edits[chat].append(now)

    def arrived(self, chat: Hashable) -> None:
        """Its answer came: Telegram counted it at some moment up to now.

        Counted from when it left, a slow one and a quick one a minute later could lie closer
        together at Telegram than they did here.
        """
        if self._minutes[chat]:
            self._minutes[chat][-1] = self.clock.monotonic()

    async def answer(self, chat: Hashable) -> None:
        """A turn for somebody who waits for it: before all posts, which then wait longer."""
        delay = partial(self.answer_delay, chat)
        while (wait := delay()) > 0 or not await self._agreed(chat, delay, False):
            await self.clock.sleep(wait)
        if len(self._chats) > MOST_CHATS:
            self._forget_chats(self.clock.monotonic() - MINUTE - 1)

    def answer_delay(self, chat: Hashable) -> float:
        """Seconds until an answer may go there; a short burst in a chat passes."""
        moments, now = [self._held_all, self._held.get(chat, 0.0)], self.clock.monotonic()
        own, most = self._chats[chat], self.limits.chat_minute
        _forget(own, now - MINUTE - 1)
        if self.limits.chat_seconds:
            moments.append(_after_bucket(own, self.limits.chat_seconds + SLACK))
        in_group = not isinstance(chat, int) or chat < 0
        if in_group:
            moments.append(self._after_minute(chat, now, most))
        if self.limits.per_second:
            moments.append(_after_burst(self._all, self.limits.per_second + SPARE))
        return max(0.0, max(moments) - now)

    def _forget_chats(self, before: float) -> None:
        for chat in [c for c, own in self._chats.items() if not own or own[-1] < before]:
            del self._chats[chat]
            self._minutes.pop(chat, None)

    async def ready(self, chat: Hashable) -> None:
        """Wait until the chat's turn is near, without taking it."""
        while (wait := max(self.delay(chat), self._edit_delay(chat))) > NEAR:
            await self.clock.sleep(wait)

    def _edit_delay(self, chat: Hashable) -> float:
        """Seconds until the edits of this chat have a turn left in their half of the minute."""
        own, now = self._edits[chat], self.clock.monotonic()
        _forget(own, now - MINUTE - 1)
        most = max(1, self.limits.chat_minute // 2)
        if not self.limits.chat_minute or len(own) < most:
            return 0.0
        return max(0.0, own[-most] + MINUTE + SLACK - now)

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
        if minute:
            moments.append(self._after_minute(chat, now, most))
        if self.limits.per_second:
            moments.append(_after_burst(self._all, self.limits.per_second))
        return max(0.0, max(moments) - now)

    def _after_minute(self, chat: Hashable, now: float, most: int) -> float:
        """When a minute of this chat holds fewer than `most` messages again."""
        own = self._minutes[chat]
        _forget(own, now - MINUTE - 1)
        return own[-most] + MINUTE + SLACK if most and len(own) >= most else 0.0

    def hold(self, chat: Hashable, seconds: float, *, alone: bool = False) -> None:
        """Telegram asked to wait: this chat; all, where a second chat is told so at once.

        `alone`: remembered from earlier, and no sign of anything for the others.
        """
        now = self.clock.monotonic()
        if alone and chat != EVERY_CHAT:
            self._held[chat] = max(self._held.get(chat, 0.0), now + seconds)
        else:
            self._heed(chat, now + seconds, now)

    def _heed(self, chat: Hashable, until: float, told: float) -> None:
        if chat == EVERY_CHAT:
            self._held_all = max(self._held_all, until)
            return
        self._held[chat] = max(self._held.get(chat, 0.0), until)
        others = [at for other, at in self._told.items() if other != chat]
        if any(abs(told - at) < TOGETHER for at in others):
            self._held_all = max(self._held_all, until)
        self._told = {other: at for other, at in self._told.items() if told - at < TOGETHER}
        self._told[chat] = told

    def counted(self) -> int:
        """Messages of the last minute, over all chats."""
        _forget(self._all, self.clock.monotonic() - MINUTE)
        return len(self._all)

    def same(self, name: Hashable, chat: Hashable) -> None:
        """A chat known by its name so far has got its number: what was counted and held stays."""
        if name == chat:
            return
        if name in self._held:
            self._held[chat] = max(self._held.pop(name), self._held.get(chat, 0.0))
        for log in (self._chats, self._minutes):
            if name in log:
                log[chat] = deque(sorted([*log.pop(name), *log[chat]]))

    def held(self) -> dict[Hashable, float]:
        """Seconds left of every chat that must be left alone; EVERY_CHAT for the whole token."""
        now = self.clock.monotonic()
        moments = {**self._held, EVERY_CHAT: self._held_all}
        return {chat: until - now for chat, until in moments.items() if until > now}


def _after_burst(sent: deque[float], per_second: float) -> float:
    """When another may leave: few at once, for the network may push bursts together."""
    most = max(1, int(per_second / AT_ONCE))
    span = most / per_second
    return sent[-most] + span if len(sent) >= most else 0.0


def _after_bucket(sent: deque[float], seconds: float) -> float:
    """When a bucket of ANSWER_BURST messages that gains one in `seconds` holds one again."""
    free, at = float(ANSWER_BURST), 0.0
    for moment in sent:
        free = min(float(ANSWER_BURST), free + (moment - at) / seconds) - 1
        at = moment
    return at + max(0.0, 1 - free) * seconds


def _forget(moments: deque[float], before: float) -> None:
    while moments and moments[0] < before:
        moments.popleft()
