"""Which messages a bot may edit or delete.

Source: TDLib MessagesManager.cpp (can_edit_message, can_delete_channel_message,
can_revoke_message).
"""

from __future__ import annotations

from sandbox.chats import Chat, ChatKind
from sandbox.errors import bad_request
from sandbox.messages import Message
from sandbox.people import Bot

_TWO_DAYS = 2 * 86_400


def check_editable(chat: Chat, bot: Bot, message: Message, *, media: bool = False) -> None:
    """Own posts without limit of time; others' in a channel with the right to edit."""
    if not _may_edit(chat, bot, message):
        raise bad_request("Message media can't be edited" if media else "Message can't be edited")


def check_deletable(chat: Chat, bot: Bot, message: Message, now: float) -> None:
    too_old = now >= message.date + _TWO_DAYS
    if chat.has_own_ids:
        if too_old or not _may_delete(chat, bot, message):
            raise bad_request("Message can't be deleted")
        return
    own = message.author_id == bot.id and not message.is_service
    allowed = own or chat.kind is ChatKind.PRIVATE or chat.member(bot.id).is_admin
    if too_old or not allowed:
        raise bad_request("Message can't be deleted for everyone")


def _may_edit(chat: Chat, bot: Bot, message: Message) -> bool:
    if message.is_service or message.draft.origin is not None:
        return False
    own = message.author_id == bot.id
    if not chat.is_broadcast:
        return own
    member = chat.member(bot.id)
    return member.may("can_edit_messages") or (own and member.may("can_post_messages"))


def _may_delete(chat: Chat, bot: Bot, message: Message) -> bool:
    if message.id == 1:
        return False
    member = chat.member(bot.id)
    if member.may("can_delete_messages"):
        return True
    if message.author_id != bot.id:
        return False
    if chat.is_broadcast or message.is_service:
        return member.may("can_post_messages")
    return True
