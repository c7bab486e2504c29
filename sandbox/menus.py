"""Which of a bot's lists of commands a person sees in a chat.

Source: core.telegram.org/bots/api#determining-list-of-commands.
"""

from __future__ import annotations

import json
from typing import Any

from sandbox.chats import Chat, ChatKind
from sandbox.people import Bot, User


def menu(bot: Bot, user: User, chat: Chat) -> list[dict[str, str]]:
    """The narrowest scope that has a list wins; in a scope the person's language wins."""
    lists = {_key(json.loads(scope), code): kept for (scope, code), kept in bot.commands.items()}
    for scope in _scopes(user, chat):
        for language in (user.language_code or "", ""):
            found = lists.get(_key(scope, language))
            if found:
                return found
    return []


def _scopes(user: User, chat: Chat) -> list[dict[str, Any]]:
    """From the narrowest to the widest."""
    here = {"chat_id": str(chat.id)}
    if chat.kind is ChatKind.PRIVATE:
        return [{"type": "chat", **here}, {"type": "all_private_chats"}, {"type": "default"}]
    admin = chat.member(user.id).is_admin
    return [
        {"type": "chat_member", **here, "user_id": str(user.id)},
        *([{"type": "chat_administrators", **here}] if admin else []),
        {"type": "chat", **here},
        *([{"type": "all_chat_administrators"}] if admin else []),
        {"type": "all_group_chats"},
        {"type": "default"},
    ]


def _key(scope: dict[str, Any], language: str) -> tuple[str, ...]:
    """Numbers may come as text."""
    names = ("type", "chat_id", "user_id")
    return (*(str(scope.get(name, "")) for name in names), language)
