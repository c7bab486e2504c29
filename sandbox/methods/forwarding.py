"""forwardMessage, copyMessage. Source: telegram-bot-api Client.cpp, TDLib (forward_messages)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sandbox.chats import Chat
from sandbox.errors import bad_request
from sandbox.messages import Content, Message
from sandbox.methods.contents import read_caption, read_reply
from sandbox.methods.request import Handler, Request
from sandbox.methods.sending import open_target, publish
from sandbox.posting import forwarded_markup, origin_of
from sandbox.render.messages import message_json
from sandbox.rules.access import Access, open_message
from sandbox.rules.limits import check_caption
from sandbox.rules.markup import inline_markup, read_markup
from sandbox.rules.sending import check_forwardable, check_forwards_open, check_may_post
from sandbox.text.formatted import kept_text


async def forward_message(request: Request) -> Any:
    chat, message = _source(request, "message to forward")
    target = open_target(request, read_reply(request))
    check_forwards_open(chat)
    check_may_post(target.chat, request.bot)
    check_forwardable(message, copy=False)
    markup, origin = forwarded_markup(message.markup), origin_of(chat, message)
    posted = publish(request, target, [message.content], markup, origin)[0]
    return message_json(request.world, request.bot, target.chat, posted)


async def copy_message(request: Request) -> Any:
    caption = read_caption(request) if request.has("caption") else None
    _, message = _source(request, "message to copy")
    markup = read_markup(request.text("reply_markup"))
    target = open_target(request, read_reply(request))
    inline = inline_markup(markup, target.chat)
    check_may_post(target.chat, request.bot)
    check_forwardable(message, copy=True)
    content: Content = message.content
    if caption is not None and content.photo is not None:
        kept = kept_text(caption, allow_empty=True)
        check_caption(kept, request.world.strictness, editing=False)
        above = request.flag("show_caption_above_media")
        content = replace(content, text=kept.text, entities=kept.entities, above=above)
    return {"message_id": publish(request, target, [content], inline)[0].id}


def _source(request: Request, role: str) -> tuple[Chat, Message]:
    if not request.text("from_chat_id"):
        raise bad_request('Parameter "from_chat_id" is required')
    chat_id, message_id = request.text("from_chat_id"), request.message_id()
    return open_message(request.world, request.bot, chat_id, message_id, Access.READ, role)


METHODS: dict[str, Handler] = {
    "forwardmessage": forward_message,
    "copymessage": copy_message,
}
