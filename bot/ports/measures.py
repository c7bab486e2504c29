"""What the database counts of itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.model import Figures, Readers, State, Tally


class MeasureStore(Protocol):
    async def events_after(self, number: int | None) -> Tally:
        """Of the log's lines with a greater number; None counts nothing, but says the newest."""

    async def states(self) -> Mapping[State, int]: ...

    async def oldest_due(self, now: datetime) -> datetime | None:
        """Since when the post that waits longest for its turn could have been sent."""

    async def last_post(self) -> datetime | None:
        """When the newest post of any channel was sent; posts of rates do not count."""

    async def figures(self, since: datetime) -> Figures: ...

    async def readers(self) -> Readers: ...
