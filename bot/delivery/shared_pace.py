"""One pace for all processes that share a token: each knows what the others sent and were told."""

import asyncio
import logging
from bisect import insort
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from bot.delivery.pace import MINUTE, Asked, Pace
from bot.errors import StorageError
from bot.ports.turns import Turn, TurnBook

logger = logging.getLogger(__name__)

# Another's message counts in its chat's minute as if it arrived so many seconds after it left.
ON_THE_WAY = 1.0
AT_ONCE = 0.01  # seconds; what is written down together was taken together
HEAR_EVERY = 1.0  # seconds; where no limit is set only what Telegram asks for is news


@dataclass
class SharedPace(Pace):
    """Decides by the same rules, but takes a turn only alone among the processes, after it has
    heard of their turns. Where the database is away it keeps its own pace: what cannot be
    written down is not sent either, and people are answered."""

    book: TurnBook = field(kw_only=True)
    _untold: dict[int | str, float] = field(default_factory=dict)  # held until
    _heard_at: float = float("-inf")
    _telling: set["asyncio.Task[None]"] = field(default_factory=set)

    def hold(self, chat: Hashable, seconds: float, *, alone: bool = False) -> None:
        super().hold(chat, seconds, alone=alone)
        if alone or not isinstance(chat, int | str):
            return
        self._untold[chat] = self.clock.monotonic() + seconds
        task = asyncio.create_task(self._tell())
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    def at_once(self, chat: Hashable) -> bool:
        """Never: the others must be heard first."""
        return False

    async def _agreed(self, asked: Asked, delay: Callable[[], float]) -> float | None:
        limits = self.limits
        limited = bool(limits.per_second or limits.chat_seconds or limits.chat_minute)
        if not limited and self.clock.monotonic() < self._heard_at + HEAR_EVERY:
            return await super()._agreed(asked, delay)
        leaves: float | None = None

        def decide(news: Sequence[Turn]) -> list[Turn]:
            nonlocal leaves
            self._hear(news)
            if delay() > 0:
                return []
            leaves = self._count(asked)
            chat = asked.chat if isinstance(asked.chat, int) else str(asked.chat)
            turn = Turn(chat, asked.edit, age=self.clock.monotonic() - leaves)
            return [turn] * asked.count

        try:
            await self._exchange(decide)
        except StorageError as error:
            logger.warning("the pace of the other processes is not known now: %s", error)
            return await super()._agreed(asked, delay) if leaves is None else leaves
        return leaves

    async def _tell(self) -> None:
        def decide(news: Sequence[Turn]) -> list[Turn]:
            self._hear(news)
            return []

        try:
            await self._exchange(decide)
        except StorageError as error:
            logger.warning("the other processes do not know yet what Telegram asked: %s", error)

    async def _exchange(self, decide: Callable[[Sequence[Turn]], list[Turn]]) -> None:
        """What Telegram asked goes with it, until it is written down once."""
        told: dict[int | str, float] = {}

        def with_holds(news: Sequence[Turn]) -> list[Turn]:
            now = self.clock.monotonic()
            told.update(self._untold)
            holds = [Turn(chat, hold=until - now) for chat, until in told.items() if until > now]
            return [*holds, *decide(news)]

        await self.book.exchange(with_holds)
        for chat, until in told.items():
            if self._untold.get(chat) == until:
                del self._untold[chat]

    def _hear(self, news: Sequence[Turn]) -> None:
        now = self._heard_at = self.clock.monotonic()
        last: Turn | None = None
        place = 0
        for turn in news:
            at = now - turn.age
            # An album's turns are of one moment, but its chat waits as for one after another.
            place = place + 1 if last is not None and _are_together(last, turn) else 0
            last = turn
            if turn.hold is not None:
                self._heed(turn.chat, at + turn.hold, at)
            elif turn.age < MINUTE + 1:
                self._all.note(at)
                insort(self._chats[turn.chat], at + place * self.limits.chat_seconds)
                insort(self._minutes[turn.chat], max(at, min(now, at + ON_THE_WAY)))
                if turn.edit:
                    insort(self._edits[turn.chat], at)


def _are_together(one: Turn, other: Turn) -> bool:
    holds = one.hold is not None or other.hold is not None
    return not holds and one.chat == other.chat and abs(one.age - other.age) < AT_ONCE
