"""Flood control of our own: below Telegram's limits, so that it never has to say no.

Edits count like messages (tdlib/td issue 2592), so they share the limits, in turns with the
posts and never more than half of a chat's minute: a storm of corrections does not keep news back.

An album counts as many messages as it has pictures.

Limits: 1 message a second in one chat, 20 a minute in one group (Bot API FAQ, "My bot is hitting
limits"); channels are taken like groups. The one over all chats is kept in bot/delivery/overall.py.
"""

import asyncio
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import partial

from bot.delivery.overall import SLACK, Overall
from bot.delivery.slowing import Slowing
from bot.ports import Clock

MINUTE = 60.0
EVERY_CHAT = "*"
ANSWER_BURST = 2  # answers that may follow each other at once; Telegram lets short bursts pass
MOST_CHATS = 5000  # remembered; people who write to the bot come and go
NEAR = 3.0  # seconds
TOGETHER = 5.0  # two chats told to wait within this time: the whole token is meant


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second over all, seconds between two in a chat, a minute's most; 0: no limit."""

    per_second: float = 28
    chat_seconds: float = 1
    chat_minute: int = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """Messages that leave together for a chat.

    `books`: their place over all chats is taken before its moment comes, or others that need
    less room would always be quicker.
    """

    chat: Hashable
    edit: bool = False
    count: int = 1
    books: bool = False


@dataclass
class Pace:
    """Gives every message the earliest moment at which it may leave."""

    limits: Limits
    clock: Clock
    _queues: dict[Hashable, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _line: asyncio.Lock = field(default_factory=asyncio.Lock)  # whose chats have a turn, in order
    _all: Overall = field(init=False)
    _edits: dict[Hashable, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _chats: dict[Hashable, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _minutes: dict[Hashable, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _held: dict[Hashable, float] = field(default_factory=dict)
    _told: dict[Hashable, float] = field(default_factory=dict)
    _held_all: float = 0.0
    slowing: Slowing = field(default_factory=Slowing)

    def __post_init__(self) -> None:
        self._all = Overall(self.limits.per_second)

    async def turn(
        self, chat: Hashable, *, minute: bool = True, edit: bool = False, count: int = 1
    ) -> None:
        """Wait for this chat's turn and take it; whoever asked first goes first, and among
        chats whoever could go first.

        `minute`: the minute's limit counts too. `count`: an album's messages, which leave
        together; one of more than a minute may hold waits for an empty minute.
        """
        while True:
            async with self._queues[chat]:
                share = self._edit_delay(chat) if edit else 0.0
                if share <= 0:
                    await self._take(chat, minute, edit, count)
                    return
            await self.clock.sleep(share)

    def at_once(self, chat: Hashable) -> bool:
        """Take its turn, where neither it nor anybody before it has to wait."""
        if self._queues[chat].locked() or self._line.locked() or self.delay(chat) > 0:
            return False
        self._count(Asked(chat))
        return True

    async def _take(self, chat: Hashable, minute: bool, edit: bool, count: int) -> None:
        asked = Asked(chat, edit, count, books=count > 1)
        delay = partial(self.delay, chat, minute=minute)
        if asked.books:
            delay = partial(self._own_delay, chat, minute, count)
        leaves = None
        while leaves is None:
            while (wait := self._own_delay(chat, minute, count)) > 0:
                await self.clock.sleep(wait)
            async with self._line:
                leaves = await self._at_the_front(asked, minute, delay)
        if (ahead := leaves - self.clock.monotonic()) > 0:
            await self.clock.sleep(ahead)

    async def _at_the_front(
        self, asked: Asked, minute: bool, delay: Callable[[], float]
    ) -> float | None:
        """When it leaves; None where its chat has to wait now, so that others go first."""
        while (wait := delay()) > 0 or (leaves := await self._agreed(asked, delay)) is None:
            if self._own_delay(asked.chat, minute, asked.count) > 0:
                return None
            await self.clock.sleep(wait)
        return leaves

    async def _agreed(self, asked: Asked, delay: Callable[[], float]) -> float | None:
        """Take the turn, and say when it leaves; None where others with the same token were
        quicker."""
        return self._count(asked)

    def _count(self, asked: Asked) -> float:
        """Write it down; what leaves early is waited for afterwards, as if it came one by one."""
        now = leaves = self.clock.monotonic()
        if asked.books:
            leaves = max(now, self._all.after_album(asked.count))
        self._all.note(leaves, asked.count)
        for place in range(asked.count):
            insort(self._chats[asked.chat], leaves + place * self.limits.chat_seconds)
            insort(self._minutes[asked.chat], leaves)
        if asked.edit:
            self._edits[asked.chat].append(now)
        return leaves

    def arrived(self, chat: Hashable, count: int = 1) -> None:
        """Its answer came: Telegram counted it at some moment up to now.

        Counted from when it left, a slow one and a quick one a minute later could lie closer
        together at Telegram than they did here.
        """
        own, now = self._minutes[chat], self.clock.monotonic()
        for place in range(1, min(count, len(own)) + 1):
            own[-place] = now

    async def answer(self, chat: Hashable, count: int = 1) -> None:
        """A turn for somebody who waits for it: before all posts, which then wait longer."""
        asked, delay = Asked(chat, count=count), partial(self.answer_delay, chat)
        while (wait := delay()) > 0 or await self._agreed(asked, delay) is None:
            await self.clock.sleep(wait)
        if len(self._chats) > MOST_CHATS:
            self._forget_chats(self.clock.monotonic() - MINUTE - 1)

    def answer_delay(self, chat: Hashable) -> float:
        """Seconds until an answer may go there; a short burst in a chat passes."""
        now = self.clock.monotonic()
        moments = [self._held_all, self._held.get(chat, 0.0)]
        own = self._chats[chat]
        most = self.slowing.most(chat, now, self.limits.chat_minute)
        _forget(own, now - MINUTE - 1)
        if self.limits.chat_seconds:
            moments.append(_after_bucket(own, self.limits.chat_seconds + SLACK))
        in_group = not isinstance(chat, int) or chat < 0
        if in_group:
            moments.append(self._after_minute(chat, now, most))
        moments.append(self._all.after_hurried())
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
        return max(self._own_delay(chat, minute), self._all.after() - self.clock.monotonic())

    def _own_delay(self, chat: Hashable, minute: bool, count: int = 1) -> float:
        """Seconds until this chat has room for so many messages."""
        now = self.clock.monotonic()
        own = self._chats[chat]
        _forget(own, now - MINUTE - 1)
        moments = [self._held_all, self._held.get(chat, 0.0)]
        gap = self.slowing.gap(chat, now, self.limits.chat_seconds)
        if own and gap:
            moments.append(own[-1] + gap + SLACK)
        if minute:
            most = self.slowing.most(chat, now, self.limits.chat_minute)
            moments.append(self._after_minute(chat, now, most, count))
        return max(0.0, max(moments) - now)

    def _after_minute(self, chat: Hashable, now: float, most: int, count: int = 1) -> float:
        """When a minute of this chat, of at most `most` messages, has room for `count`."""
        own = self._minutes[chat]
        _forget(own, now - MINUTE - 1)
        last = max(1, most - count + 1)
        return own[-last] + MINUTE + SLACK if most and len(own) >= last else 0.0

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
        self.slowing.refused(chat, told, until)
        others = [at for other, at in self._told.items() if other != chat]
        if any(abs(told - at) < TOGETHER for at in others):
            self._held_all = max(self._held_all, until)
        self._told = {other: at for other, at in self._told.items() if told - at < TOGETHER}
        self._told[chat] = told

    def counted(self) -> int:
        """Messages of the last minute, over all chats."""
        return self._all.counted(self.clock.monotonic())

    def same(self, name: Hashable, chat: Hashable) -> None:
        """A chat known by its name so far has got its number: what was counted and held stays."""
        if name == chat:
            return
        if name in self._held:
            self._held[chat] = max(self._held.pop(name), self._held.get(chat, 0.0))
        for log in (self._chats, self._minutes):
            if name in log:
                log[chat] = deque(sorted([*log.pop(name), *log[chat]]))

    def is_slowed(self, chat: Hashable) -> bool:
        """Refused again and again, it is written to more slowly than the limits say."""
        return self.slowing.steps(chat, self.clock.monotonic()) > 0

    def held(self) -> dict[Hashable, float]:
        """Seconds left of every chat that must be left alone; EVERY_CHAT for the whole token."""
        now = self.clock.monotonic()
        moments = {**self._held, EVERY_CHAT: self._held_all}
        return {chat: until - now for chat, until in moments.items() if until > now}


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
