"""Who may do what: owners stand in the settings, editors are added by owners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Who
from bot.ports import RoleStore


@dataclass(frozen=True, slots=True)
class Staff:
    owners: frozenset[int]
    roles: RoleStore

    def is_owner(self, user_id: int) -> bool:
        return user_id in self.owners

    async def is_editor(self, user_id: int) -> bool:
        """Owners are editors too."""
        return self.is_owner(user_id) or await self.roles.is_editor(user_id)

    async def editors(self) -> Sequence[int]:
        """Those added, in order; the owners are not among them."""
        return await self.roles.editors()

    async def add(self, user_id: int, at: datetime, who: Who) -> bool:
        """False where this person is one already."""
        return await self.roles.add_editor(user_id, at, str(who), who.id)

    async def remove(self, user_id: int, at: datetime, who: Who) -> bool:
        """False where this person was none."""
        return await self.roles.remove_editor(user_id, at, str(who))
