"""Chat, ChatFullInfo and ChatMember. Source: telegram-bot-api Client.cpp (JsonChat …)."""

from __future__ import annotations

from typing import Any

from sandbox.chats import ADMIN_RIGHTS, PERMISSIONS, Chat, ChatKind, Member, Status
from sandbox.render.people import user_json
from sandbox.state import World

_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def chat_json(world: World, chat: Chat) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": chat.id}
    if chat.kind is ChatKind.PRIVATE:
        user = user_json(world.users[chat.id])
        names = ("first_name", "last_name", "username")
        shown |= {name: user[name] for name in names if name in user}
        return shown | {"type": "private"}
    shown["title"] = chat.title
    if chat.username:
        shown["username"] = chat.username
    if chat.forum:
        shown["is_forum"] = True
    return shown | {"type": chat.kind.value}


def full_chat_json(world: World, chat: Chat) -> dict[str, Any]:
    shown = chat_json(world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, chat.kind is ChatKind.PRIVATE),
    }
    if chat.username:
        shown["active_usernames"] = [chat.username]
    if chat.description:
        shown["description"] = chat.description
    if chat.kind in (ChatKind.GROUP, ChatKind.SUPERGROUP):
        shown["permissions"] = {name: name in chat.permissions for name in PERMISSIONS}
    if chat.linked_id is not None:
        shown["linked_chat_id"] = chat.linked_id
    if chat.protected:
        shown["has_protected_content"] = True
    return shown


def member_json(world: World, chat: Chat, member: Member) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "user": user_json(world.users[member.user_id]),
        "status": member.status.value,
    }
    if member.is_admin and member.title:
        shown["custom_title"] = member.title
    if member.status is Status.CREATOR:
        return shown | {"is_anonymous": False}
    if member.status is Status.ADMINISTRATOR:
        rights = {name: name in member.rights for name in ADMIN_RIGHTS[chat.kind]}
        return shown | {"can_be_edited": False} | rights | {"is_anonymous": False}
    if member.status is Status.RESTRICTED:
        allowed = {name: name in member.rights for name in PERMISSIONS}
        return shown | {"is_member": True, "until_date": 0} | allowed
    if member.status is Status.KICKED:
        return shown | {"until_date": 0}
    return shown
