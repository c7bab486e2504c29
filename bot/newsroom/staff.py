"""Who may do what: owners stand in the settings, editors are added by owners."""

from dataclasses import dataclass

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
