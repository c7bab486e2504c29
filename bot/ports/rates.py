"""What the database keeps of official rates."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from bot.model import Fixing


class RateStore(Protocol):
    async def put(self, fixing: Fixing) -> None:
        """Keep it, in place of an older one of the same day and source; a HELD one never takes
        the place of one that is published."""

    async def between(
        self, first: date, last: date, codes: Collection[str] | None = None
    ) -> Sequence[Fixing]:
        """What is published for these days, one a day, the newest first. `codes`: only those."""

    async def held(self, first: date, last: date) -> Sequence[Fixing]:
        """What waits for a person's word, the newest first; none where the day is published."""
