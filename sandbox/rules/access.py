"""Which chat a call means and whether the bot may reach it.

Source: telegram-bot-api Client.cpp (check_chat, check_chat_access, check_message_topic).
"""

from __future__ import annotations

import re
from enum import IntEnum

from sandbox.chats import GENERAL_TOPIC, Chat, ChatKind, Status
from sandbox.errors import ApiError, bad_request, forbidden, migrated
from sandbox.messages import Message
from sandbox.people import Bot, User
from sandbox.state import World

_NOT_FOUND = "chat not found"


class Access(IntEnum):
    READ = 0
    READ_MEMBERS = 1
    EDIT = 2
    WRITE = 3


def open_chat(world: World, bot: Bot, chat_id: str, access: Access) -> Chat:
    """Raise ApiError where Telegram would before it looks at anything else."""
    chat = _find(world, bot, chat_id)
    if chat.kind is ChatKind.PRIVATE:
        if world.users[chat.id].deleted and access >= Access.EDIT:
            raise forbidden("user is deactivated")
    elif chat.kind is ChatKind.GROUP:
        _check_group(chat, bot, access)
    else:
        _check_supergroup(chat, bot, access)
    return chat


def open_message(
    world: World, bot: Bot, chat_id: str, message_id: int, access: Access, role: str
) -> tuple[Chat, Message]:
    """`role` as Telegram names it: «message to edit»."""
    chat = open_chat(world, bot, chat_id, access)
    message = chat.find(message_id) if has_messages(chat, bot) else None
    if message is None:
        raise bad_request(f"{role} not found")
    return chat, message


def has_messages(chat: Chat, bot: Bot) -> bool:
    """In channels and supergroups only members see messages."""
    return not chat.has_own_ids or chat.member(bot.id).inside


def open_topic(chat: Chat, thread_id: int) -> int | None:
    """The topic to post in; None is the general one or no topics at all."""
    if thread_id <= 0 or (chat.kind is not ChatKind.PRIVATE and not chat.forum):
        return None
    topic = chat.topics.get(thread_id)
    if thread_id == GENERAL_TOPIC or topic is None or topic.deleted:
        raise bad_request("message thread not found")
    if topic.closed:
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def _find(world: World, bot: Bot, chat_id: str) -> Chat:
    if not chat_id:
        raise bad_request("chat_id is empty")
    if chat_id.startswith("@"):
        found = world.by_username(chat_id)
        if isinstance(found, User):
            return _private(world, bot, found.id) if found.is_bot else _missing()
        return found or _missing()
    number = int(chat_id) if re.fullmatch(r"-?[0-9]{1,18}", chat_id) else 0
    if number > 0:
        return _private(world, bot, number)
    chat = world.chats.get(number)
    if chat is None or not (chat.username or bot.id in chat.members):
        return _missing()
    return chat


def _private(world: World, bot: Bot, user_id: int) -> Chat:
    user = world.users.get(user_id)
    if user is None or not (user.is_bot or user_id in bot.known_users):
        return _missing()
    return world.private_chat(bot, user_id)


def _missing() -> Chat:
    raise bad_request(_NOT_FOUND)


def _check_group(chat: Chat, bot: Bot, access: Access) -> None:
    wants_write = access is Access.WRITE or access is Access.READ_MEMBERS
    if chat.upgraded_to is not None:
        if wants_write:
            raise migrated(chat.upgraded_to)
        return
    if access is Access.READ:
        return
    status = chat.member(bot.id).status
    if status is Status.KICKED:
        raise forbidden("bot was kicked from the group chat")
    if status is Status.LEFT:
        raise forbidden("bot is not a member of the group chat")


def _check_supergroup(chat: Chat, bot: Bot, access: Access) -> None:
    word = "channel" if chat.is_broadcast else "supergroup"
    member = chat.member(bot.id)
    if member.status is Status.KICKED:
        raise forbidden(f"bot was kicked from the {word} chat")
    needs_membership = access >= Access.EDIT if chat.username else True
    if not member.inside and needs_membership:
        raise forbidden(f"bot is not a member of the {word} chat")


def check_private_reachable(world: World, bot: Bot, chat: Chat) -> None:
    """What the server says only when something is really sent to a person."""
    if chat.kind is not ChatKind.PRIVATE:
        return
    error: ApiError | None = None
    if world.users[chat.id].is_bot:
        error = forbidden("the bot can't send messages to the bot")
    elif chat.id in bot.blocked_by:
        error = forbidden("bot was blocked by the user")
    elif chat.id not in bot.started_by:
        error = forbidden("bot can't initiate conversation with a user")
    if error is not None:
        raise error
