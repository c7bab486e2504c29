"""User objects. Source: telegram-bot-api Client.cpp (JsonUser)."""

from __future__ import annotations

from typing import Any

from sandbox.people import Bot, User


def user_json(user: User) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    if user.deleted:
        return shown | {"first_name": ""}
    optional = {
        "last_name": user.last_name,
        "username": user.username,
        "language_code": user.language_code,
    }
    return shown | {name: value for name, value in optional.items() if value}


def me_json(bot: Bot) -> dict[str, Any]:
    return user_json(bot.user) | {
        "can_join_groups": True,
        "can_read_all_group_messages": bot.reads_groups,
        "supports_inline_queries": bot.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }
