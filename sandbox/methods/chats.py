"""getChat, getChatMember, getChatAdministrators, getChatMemberCount.

Source: telegram-bot-api Client.cpp, TDLib DialogParticipantManager.cpp.
"""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat, ChatKind, Member, Status
from sandbox.errors import bad_request
from sandbox.methods.request import Handler, Request, as_integer
from sandbox.people import Bot
from sandbox.render.chats import full_chat_json, member_json
from sandbox.rules.access import Access, open_chat


async def get_chat(request: Request) -> Any:
    chat = open_chat(request.world, request.bot, request.text("chat_id"), Access.READ)
    return full_chat_json(request.world, chat)


async def get_chat_member(request: Request) -> Any:
    world, bot = request.world, request.bot
    user_id = max(as_integer(request.text("user_id")), 0)
    if not user_id:
        raise bad_request("Invalid user_id specified")
    access = Access.READ if user_id == bot.id else Access.READ_MEMBERS
    chat = open_chat(world, bot, request.text("chat_id"), access)
    if user_id not in world.users:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user_id != bot.id:
        _check_list(chat, bot)
    if chat.kind is ChatKind.PRIVATE and user_id not in (chat.id, bot.id):
        raise bad_request("Member not found")
    return member_json(world, chat, _member(chat, user_id))


async def get_chat_administrators(request: Request) -> Any:
    """Other bots are left out."""
    world, bot = request.world, request.bot
    chat = open_chat(world, bot, request.text("chat_id"), Access.READ_MEMBERS)
    if chat.kind is ChatKind.PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    _check_list(chat, bot)
    admins = [member for member in chat.present() if member.is_admin]
    return [
        member_json(world, chat, member)
        for member in admins
        if not world.users[member.user_id].is_bot or member.user_id == bot.id
    ]


async def get_chat_member_count(request: Request) -> Any:
    chat = open_chat(request.world, request.bot, request.text("chat_id"), Access.READ_MEMBERS)
    return 2 if chat.kind is ChatKind.PRIVATE else len(list(chat.present()))


def _check_list(chat: Chat, bot: Bot) -> None:
    if chat.is_broadcast and not chat.member(bot.id).is_admin:
        raise bad_request("member list is inaccessible")


def _member(chat: Chat, user_id: int) -> Member:
    if chat.kind is ChatKind.PRIVATE:
        return Member(user_id, Status.MEMBER)
    return chat.member(user_id)


METHODS: dict[str, Handler] = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getchatmembercount": get_chat_member_count,
    "getchatmemberscount": get_chat_member_count,
}
