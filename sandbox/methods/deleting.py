"""deleteMessage, deleteMessages. Source: telegram-bot-api Client.cpp, TDLib (delete_messages)."""

from __future__ import annotations

from typing import Any

from sandbox.chats import ChatKind
from sandbox.errors import bad_request
from sandbox.methods.request import Handler, Request
from sandbox.posting import remove
from sandbox.rules.access import Access, has_messages, open_chat, open_message
from sandbox.rules.changing import check_deletable

_AT_ONCE = 100


async def delete_message(request: Request) -> Any:
    if not request.text("chat_id"):
        raise bad_request("Chat identifier is not specified")
    if not request.message_id():
        raise bad_request("Message identifier is not specified")
    world, bot = request.world, request.bot
    chat, message = open_message(
        world, bot, request.text("chat_id"), request.message_id(), Access.WRITE, "message to delete"
    )
    check_deletable(chat, bot, message, request.now)
    remove(world, chat, message, bot.id, bot if chat.kind is ChatKind.PRIVATE else None)
    return True


async def delete_messages(request: Request) -> Any:
    """Missing ones are passed over; one that may not be deleted stops all."""
    ids = _message_ids(request)
    world, bot = request.world, request.bot
    chat = open_chat(world, bot, request.text("chat_id"), Access.WRITE)
    if not has_messages(chat, bot):
        raise bad_request("message to delete not found")
    messages = [message for message_id in ids if (message := chat.find(message_id))]
    for message in messages:
        check_deletable(chat, bot, message, request.now)
    for message in messages:
        remove(world, chat, message, bot.id, bot if chat.kind is ChatKind.PRIVATE else None)
    return True


def _message_ids(request: Request) -> list[int]:
    if not request.text("message_ids"):
        raise bad_request("Message identifiers are not specified")
    values = request.required_json("message_ids", "Can't parse message_ids JSON object")
    if not isinstance(values, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(values) > _AT_ONCE:
        raise bad_request("Too many message identifiers specified")
    ids = []
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise bad_request("Message identifier must be a Number")
        try:
            ids.append(int(value))
        except ValueError:
            raise bad_request("Can't parse message identifier as a Number") from None
    if any(one <= 0 for one in ids):
        raise bad_request("Invalid message identifier specified")
    if not ids:
        raise bad_request("Message identifiers are not specified")
    return list(dict.fromkeys(ids))


METHODS: dict[str, Handler] = {
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
}
