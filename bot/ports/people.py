"""What the database keeps of people."""

from datetime import datetime
from typing import Protocol

from bot.model import Language, Person


class PeopleStore(Protocol):
    async def get(self, user_id: int) -> Person | None: ...

    async def started(self, user_id: int, language: Language | None, at: datetime) -> Person: ...

    async def blocked(self, user_id: int, at: datetime) -> None: ...

    async def handled(self, update_id: int, at: datetime) -> bool:
        """Mark an update as handled; False where it was before. Old marks are pruned."""
