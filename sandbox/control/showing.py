"""Showing: what one person sees when they open Telegram, for the page in the browser."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat, ChatKind
from sandbox.control.base import Base, Json
from sandbox.control.views import message_view
from sandbox.menus import menu
from sandbox.people import TELEGRAM_ID, Bot, User


class Showing(Base):
    def people(self) -> list[Json]:
        """Those one can be; `editor`: administers a channel or group."""
        return [
            {
                "id": user.id,
                "name": user.first_name,
                "username": user.username,
                "language_code": user.language_code,
                "editor": any(c.member(user.id).is_admin for c in self.world.chats.values()),
            }
            for user in self.world.users.values()
            if not user.is_bot and not user.deleted and user.id != TELEGRAM_ID
        ]

    def dialogs(self, user: int) -> list[Json]:
        """All channels, the person's groups, and the chat with each bot, begun or not."""
        person = self._user(user)
        chats = [
            self._dialog(person, chat)
            for chat in self.world.chats.values()
            if chat.is_broadcast or chat.member(user).inside
        ]
        bots = self.world.bots.values()
        empty = Chat(user, ChatKind.PRIVATE)
        return chats + [self._dialog(person, bot.privates.get(user, empty), bot) for bot in bots]

    def menu(self, user: int, chat: int, bot: int | None = None) -> list[Json]:
        """The bot's commands as this person sees them in this chat, in their language."""
        found, owner = self._chat(chat, bot)
        commands: list[Any] = menu(owner or self._bot(bot), self._user(user), found)
        return commands

    def _dialog(self, user: User, chat: Chat, bot: Bot | None = None) -> Json:
        there = (chat.find(number) for number in sorted(chat.messages, reverse=True))
        last = next((message for message in there if message is not None), None)
        member = chat.member(user.id)
        may = {right: member.may(f"can_{right}_messages") for right in ("post", "edit", "delete")}
        if not chat.is_broadcast:
            may["post"] = bot is None or user.id not in bot.blocked_by
        return {
            "id": chat.id,
            "kind": chat.kind.value,
            "title": bot.user.first_name if bot else chat.title,
            "username": bot.user.username if bot else chat.username,
            "bot": bot.id if bot else None,
            "inline": bot.inline if bot else False,
            "protected": chat.protected,
            "may": may,
            "last": message_view(self.world, last) if last else None,
        }
