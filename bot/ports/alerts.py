"""What the database keeps of who wants to hear of a rate."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.alerts import Alert, Level


class AlertStore(Protocol):
    async def add(self, user_id: int, level: Level, at: datetime) -> None:
        """For a person who is known. One that exists already is armed again."""

    async def of(self, user_id: int) -> Sequence[Alert]:
        """In the order in which they were made."""

    async def remove(self, alert_id: int, user_id: int) -> None: ...

    async def reachable(self) -> Sequence[Alert]:
        """All of those who have not blocked the bot."""

    async def save(self, alert: Alert, before: Alert) -> bool:
        """`state` and `tries`; False where it is not as `before` any more, or was removed."""
