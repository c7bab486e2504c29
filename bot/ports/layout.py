"""What the database keeps of the newsroom's shape."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Layout, LayoutChange


class LayoutStore(Protocol):
    async def read(self) -> Layout:
        """Everything that was not removed, in the order in which it was added."""

    async def make(
        self, changes: Sequence[LayoutChange], at: datetime, who: str | None = None
    ) -> int:
        """All of them or none; what is so already is left alone. A running bot sees it at once.

        How many posts that waited are cancelled, since their feed or channel is removed.
        """
