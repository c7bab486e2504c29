"""sendMessage, sendPhoto, sendMediaGroup, sendChatAction.

Source of the order of checks: telegram-bot-api Client.cpp (do_send_message), TDLib
MessagesManager.cpp (send_message, send_message_group): form, chat, rights, keyboard, text, server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.chats import Chat, ChatKind
from sandbox.errors import ApiError, bad_request
from sandbox.media import Photo
from sandbox.messages import Content, Draft, Message, Origin
from sandbox.methods.contents import (
    MediaInput,
    Reply,
    check_reply,
    find_photo,
    photo_content,
    photo_input,
    read_caption,
    read_media,
    read_message_text,
    read_reply,
    text_content,
)
from sandbox.methods.request import Handler, Request
from sandbox.people import Bot
from sandbox.posting import post
from sandbox.render.messages import message_json
from sandbox.rules.access import Access, check_private_reachable, open_chat, open_topic
from sandbox.rules.markup import inline_markup, read_markup
from sandbox.rules.sending import check_album, check_content_allowed, check_may_post

_ACTIONS = [
    "cancel",
    "typing",
    "record_video",
    "upload_video",
    "record_audio",
    "record_voice",
    "upload_audio",
    "upload_voice",
    "upload_photo",
    "upload_document",
    "choose_sticker",
    "pick_up_location",
    "find_location",
    "record_video_note",
    "upload_video_note",
]

_RAW = {
    "Bad Request: IMAGE_PROCESS_FAILED": "IMAGE_PROCESS_FAILED",
    "Bad Request: PHOTO_INVALID_DIMENSIONS": "PHOTO_INVALID_DIMENSIONS",
    "Bad Request: failed to get HTTP URL content": "WEBPAGE_CURL_FAILED",
    "Bad Request: wrong type of the web page content": "WEBPAGE_MEDIA_EMPTY",
    "Bad Request: wrong file identifier/HTTP URL specified": (
        "Wrong file identifier/HTTP URL specified"
    ),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes, once Telegram has let the bot in."""

    chat: Chat
    thread_id: int | None
    reply_to: int | None


async def send_message(request: Request) -> Any:
    formatted = read_message_text(request)
    reply, markup = read_reply(request), read_markup(request.text("reply_markup"))
    target = open_target(request, reply)
    check_may_post(target.chat, request.bot)
    inline = inline_markup(markup, target.chat)
    content = text_content(request, formatted)
    message = publish(request, target, [content], inline)[0]
    return message_json(request.world, request.bot, target.chat, message)


async def send_photo(request: Request) -> Any:
    wanted = photo_input(request, request.text("photo"), "photo")
    if wanted is None:
        raise bad_request("There is no photo in the request")
    above, spoiler = request.flag("show_caption_above_media"), request.flag("has_spoiler")
    media = MediaInput(wanted, read_caption(request), above, spoiler)
    reply, markup = read_reply(request), read_markup(request.text("reply_markup"))
    target = open_target(request, reply)
    check_may_post(target.chat, request.bot)
    inline = inline_markup(markup, target.chat)
    content = photo_content(request, media, await find_photo(request, wanted))
    message = publish(request, target, [content], inline)[0]
    return message_json(request.world, request.bot, target.chat, message)


async def send_media_group(request: Request) -> Any:
    reply = read_reply(request)
    items = request.required_json("media", "Can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("Expected an Array of InputMedia")
    media = [read_media(request, item) for item in items]
    target = open_target(request, reply)
    if not media:
        raise bad_request("There are no messages to send")
    check_may_post(target.chat, request.bot)
    contents = []
    for number, one in enumerate(media, 1):
        photo = await _find_nth_photo(request, one, number)
        contents.append(photo_content(request, one, photo))
    check_album(contents)
    messages = publish(request, target, contents, None)
    return [message_json(request.world, request.bot, target.chat, one) for one in messages]


async def send_chat_action(request: Request) -> Any:
    if request.text("action").lower() not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = open_chat(request.world, request.bot, request.text("chat_id"), Access.WRITE)
    private = chat.kind is ChatKind.PRIVATE
    told = {"chat_id": chat.id, "bot_id": request.bot.id if private else None}
    action = request.text("action").lower()
    request.world.changes.publish(request.now, "action", told | {"action": action})
    return True


def open_target(request: Request, reply: Reply) -> Target:
    chat = open_chat(request.world, request.bot, request.text("chat_id"), Access.WRITE)
    thread_id = open_topic(chat, request.integer("message_thread_id"))
    return Target(chat, thread_id, check_reply(request, chat, reply))


def publish(
    request: Request,
    target: Target,
    contents: Sequence[Content],
    markup: dict[str, Any] | None,
    origin: Origin | None = None,
) -> list[Message]:
    """The server's own checks, flood control last; then the messages stand in the chat."""
    world, bot, chat = request.world, request.bot, target.chat
    for content in contents:
        check_content_allowed(chat, bot, content)
    check_private_reachable(world, bot, chat)
    world.flood.take(bot.id, chat, request.now, len(contents))
    album = world.next_album() if len(contents) > 1 else None
    private = bot if chat.kind is ChatKind.PRIVATE else None
    drafts = [
        Draft(
            author_id=bot.id,
            content=content,
            sender_id=None if chat.is_broadcast else bot.id,
            sender_chat_id=chat.id if chat.is_broadcast else None,
            signature=_signature(chat, bot),
            markup=markup,
            origin=origin,
            reply_to=target.reply_to,
            thread_id=target.thread_id,
            album=album,
            protected=request.flag("protect_content"),
            silent=request.flag("disable_notification"),
        )
        for content in contents
    ]
    return [post(world, chat, draft, private) for draft in drafts]


async def _find_nth_photo(request: Request, media: MediaInput, number: int) -> Photo:
    """What the server itself refuses in an album is told with its place and its raw name."""
    try:
        return await find_photo(request, media.photo)
    except ApiError as error:
        raw = _RAW.get(error.description)
        if raw is None:
            raise
        told = f'Failed to send message #{number} with the error message "{raw}"'
        raise bad_request(told) from None


def _signature(chat: Chat, bot: Bot) -> str | None:
    return bot.user.first_name if chat.is_broadcast and chat.signatures else None


METHODS: dict[str, Handler] = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "sendmediagroup": send_media_group,
    "sendchataction": send_chat_action,
}
