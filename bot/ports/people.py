"""What the database keeps of people."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Language, Person


class PeopleStore(Protocol):
    async def get(self, user_id: int) -> Person | None: ...

    async def started(self, user_id: int, language: Language | None, at: datetime) -> Person: ...

    async def choose_language(self, user_id: int, language: Language) -> None: ...

    async def choose_reading(self, user_id: int, *, plain: bool) -> None:
        """Whether articles come as plain messages where rich ones could be had."""

    async def choose_currency(self, user_id: int, code: str, *, wanted: bool) -> Sequence[str]:
        """Add a currency to a person's own or take it away; what they are then, in order."""

    async def seen(self, user_id: int, username: str | None, name: str) -> None:
        """What somebody is called now."""

    async def named(self, username: str) -> int | None:
        """Who was last seen under this @name."""

    async def names(self, user_ids: Collection[int]) -> Mapping[int, str]: ...

    async def blocked(self, user_id: int, at: datetime) -> None: ...

    async def handled(self, update_id: int, at: datetime) -> bool:
        """Mark an update as handled; False where it was before. Old marks are pruned."""


class RoleStore(Protocol):
    async def is_editor(self, user_id: int) -> bool: ...

    async def editors(self) -> Sequence[int]:
        """In the order in which they were added."""

    async def add_editor(self, user_id: int, at: datetime, who: str, by: int) -> bool:
        """False where this person is one already."""

    async def remove_editor(self, user_id: int, at: datetime, who: str) -> bool:
        """False where this person was none."""
