"""What the database keeps of who wants to be told of what."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.subscriptions import Subscription


class SubscriptionStore(Protocol):
    async def add(
        self, user_id: int, query: str, daily: bool, told: Collection[int], at: datetime
    ) -> None:
        """Of a person who is known. One there already for these words changes its pace alone."""

    async def of(self, user_id: int) -> Sequence[Subscription]:
        """In the order in which they were made."""

    async def remove(self, subscription_id: int, user_id: int) -> None: ...

    async def reachable(self) -> Sequence[Subscription]:
        """All of those who have not blocked the bot."""

    async def save(self, subscription: Subscription) -> bool:
        """`told`, `pending`, `tries` and `last_sent_at`; False where it was removed meanwhile."""
