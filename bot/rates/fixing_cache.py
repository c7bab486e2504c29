"""Fixings as the store has them, remembered for a moment: many people ask the same at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.model import Fixing
from bot.ports import Clock, RateStore

# Seconds; the command line may write beside the bot, which should be seen within one.
REMEMBERED = 0.8
MOST = 64

_Key = tuple[date, date, frozenset[str] | None]


@dataclass
class FixingCache:
    store: RateStore
    clock: Clock
    _known: dict[_Key, tuple[float, Sequence[Fixing]]] = field(default_factory=dict)

    async def between(
        self, first: date, last: date, codes: Collection[str] | None
    ) -> Sequence[Fixing]:
        """As RateStore has it."""
        key = (first, last, None if codes is None else frozenset(codes))
        now = self.clock.monotonic()
        known = self._known.get(key)
        if known is not None and now - known[0] <= REMEMBERED:
            return known[1]
        found = await self.store.between(first, last, codes)
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[key] = (now, found)
        return found

    def forget(self) -> None:
        """Something was written."""
        self._known.clear()
