"""editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup.

Source: telegram-bot-api Client.cpp, TDLib MessagesManager.cpp (edit_message_text …). An edit
without reply_markup takes the keyboard away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sandbox.chats import Chat, ChatKind
from sandbox.errors import bad_request
from sandbox.messages import Content, Message
from sandbox.methods.contents import (
    find_photo,
    photo_content,
    read_caption,
    read_media,
    read_message_text,
    text_content,
)
from sandbox.methods.request import Handler, Request
from sandbox.posting import change
from sandbox.render.messages import message_json
from sandbox.rules.access import Access, open_message
from sandbox.rules.changing import check_editable
from sandbox.rules.limits import check_caption
from sandbox.rules.markup import check_inline_only, inline_markup, read_markup
from sandbox.text.formatted import kept_text

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(request: Request) -> Any:
    formatted = read_message_text(request)
    markup = read_markup(request.text("reply_markup"))
    chat, message = _find(request)
    check_editable(chat, request.bot, message)
    if not message.content.is_text:
        raise bad_request("There is no text in the message to edit")
    check_inline_only(markup)
    inline = inline_markup(markup, chat)
    content = text_content(request, formatted, editing=True)
    return _save(request, chat, message, content, inline)


async def edit_message_caption(request: Request) -> Any:
    markup = read_markup(request.text("reply_markup"))
    caption = read_caption(request)
    chat, message = _find(request)
    check_editable(chat, request.bot, message)
    if message.content.photo is None:
        raise bad_request("There is no caption in the message to edit")
    kept = kept_text(caption, allow_empty=True)
    check_inline_only(markup)
    inline = inline_markup(markup, chat)
    check_caption(kept, request.world.strictness, editing=True)
    above = request.flag("show_caption_above_media")
    content = replace(message.content, text=kept.text, entities=kept.entities, above=above)
    return _save(request, chat, message, content, inline)


async def edit_message_media(request: Request) -> Any:
    markup = read_markup(request.text("reply_markup"))
    item = request.required_json("media", "Can't parse input media JSON object")
    media = read_media(request, item)
    chat, message = _find(request)
    check_editable(chat, request.bot, message, media=True)
    photo = await find_photo(request, media.photo)
    content = photo_content(request, media, photo)
    check_inline_only(markup)
    return _save(request, chat, message, content, inline_markup(markup, chat))


async def edit_message_reply_markup(request: Request) -> Any:
    markup = read_markup(request.text("reply_markup"))
    chat, message = _find(request)
    check_editable(chat, request.bot, message)
    check_inline_only(markup)
    return _save(request, chat, message, message.content, inline_markup(markup, chat))


def _find(request: Request) -> tuple[Chat, Message]:
    if not request.text("chat_id") and not request.message_id():
        if not request.text("inline_message_id"):
            raise bad_request("Message identifier is not specified")
        raise bad_request("MESSAGE_ID_INVALID")
    chat_id, message_id = request.text("chat_id"), request.message_id()
    world, bot = request.world, request.bot
    return open_message(world, bot, chat_id, message_id, Access.EDIT, "message to edit")


def _save(
    request: Request,
    chat: Chat,
    message: Message,
    content: Content,
    markup: dict[str, Any] | None,
) -> Any:
    world, bot = request.world, request.bot
    if content == message.content and markup == message.markup:
        raise bad_request(_SAME)
    world.flood.take_edit(bot.id, chat, request.now)
    private = bot if chat.kind is ChatKind.PRIVATE else None
    change(world, chat, message, content, markup, bot.id, private)
    return message_json(world, bot, chat, message)


METHODS: dict[str, Handler] = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagemedia": edit_message_media,
    "editmessagereplymarkup": edit_message_reply_markup,
}
