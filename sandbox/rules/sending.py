"""Who may post what where, and what an album may be.

Sources: TDLib DialogManager.cpp (can_send_message_to_dialog), MessageContent.cpp
(can_send_message_content, check_message_group_message_contents), MessagesManager.cpp
(get_forwarded_messages).
"""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.chats import Chat
from sandbox.errors import bad_request
from sandbox.messages import Content, Message
from sandbox.people import Bot

_ALBUM = 10


def check_may_post(chat: Chat, bot: Bot) -> None:
    if chat.is_broadcast and not chat.member(bot.id).may("can_post_messages"):
        raise bad_request("Need administrator rights in the channel chat")


def check_content_allowed(chat: Chat, bot: Bot, content: Content) -> None:
    photo = content.photo is not None or bool(content.rich_photos)
    permission = "can_send_photos" if photo else "can_send_messages"
    if not chat.may_send(bot.id, permission):
        what = "photos" if photo else "text messages"
        raise bad_request(f"Not enough rights to send {what} to the chat")


def check_album(contents: Sequence[Content]) -> None:
    if len(contents) > _ALBUM:
        raise bad_request("Too many messages to send as an album")
    if not contents:
        raise bad_request("There are no messages to send")
    if len({content.above for content in contents}) > 1:
        raise bad_request("Parameter show_caption_above_media must be the same for all messages")


def check_forwards_open(chat: Chat) -> None:
    """Bots may copy out of a protected chat, never forward."""
    if chat.protected:
        raise bad_request("Message has protected content and can't be forwarded")


def check_forwardable(message: Message, *, copy: bool) -> None:
    if message.is_service or (message.draft.protected and not copy):
        raise bad_request(f"The message can't be {'copied' if copy else 'forwarded'}")
