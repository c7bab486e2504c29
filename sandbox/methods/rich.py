"""sendRichMessage. Where the switch `rich_messages` is off the method is one nobody knows."""

from __future__ import annotations

from typing import Any

from sandbox.errors import UNKNOWN_METHOD
from sandbox.messages import Content
from sandbox.methods.contents import find_photo, read_media, read_reply
from sandbox.methods.request import Handler, Request
from sandbox.methods.sending import open_target, publish
from sandbox.render.messages import message_json
from sandbox.rich import Reading, plain
from sandbox.rules.markup import inline_markup, read_markup
from sandbox.rules.sending import check_may_post


async def send_rich_message(request: Request) -> Any:
    if not request.world.strictness.rich_messages:
        raise UNKNOWN_METHOD
    value = request.required_json("rich_message", "Can't parse rich message JSON object")
    reading = Reading()
    blocks = reading.message(value)
    media = [read_media(request, item) for item in reading.photos]
    reply, markup = read_reply(request), read_markup(request.text("reply_markup"))
    target = open_target(request, reply)
    check_may_post(target.chat, request.bot)
    inline = inline_markup(markup, target.chat)
    photos = [await find_photo(request, one.photo) for one in media]
    content = Content("\n".join(plain(blocks)), rich=blocks, rich_photos=tuple(photos))
    message = publish(request, target, [content], inline)[0]
    return message_json(request.world, request.bot, target.chat, message)


METHODS: dict[str, Handler] = {"sendrichmessage": send_rich_message}
