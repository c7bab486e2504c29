"""Message objects. Source: telegram-bot-api Client.cpp (JsonMessage, JsonEntity, JsonPhoto)."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat
from sandbox.media import Photo, Size, unique_id
from sandbox.messages import Content, Message, Origin
from sandbox.people import Bot, User
from sandbox.render.chats import chat_json
from sandbox.render.people import user_json
from sandbox.state import World
from sandbox.text.entities import Entity

Json = dict[str, Any]


def message_json(
    world: World, bot: Bot, chat: Chat, message: Message, *, reply: bool = True
) -> Json:
    draft = message.draft
    shown = _head(world, chat, message)
    if draft.origin is not None:
        shown |= _forward(world, draft.origin)
    if draft.automatic:
        shown["is_automatic_forward"] = True
    replied = chat.find(draft.reply_to) if reply and draft.reply_to is not None else None
    if replied is not None:
        shown["reply_to_message"] = message_json(world, bot, chat, replied, reply=False)
    if draft.album is not None:
        shown["media_group_id"] = draft.album
    shown |= content_json(world, bot, message.content)
    if message.markup is not None:
        shown["reply_markup"] = message.markup
    if draft.via_bot_id is not None:
        shown["via_bot"] = user_json(world.users[draft.via_bot_id])
    if chat.protected or draft.protected:
        shown["has_protected_content"] = True
    return shown


def content_json(world: World, bot: Bot, content: Content) -> Json:
    if content.service is not None:
        return dict(content.service)
    if content.rich:
        return {"rich_message": {"blocks": rich_blocks(world, bot, content)}}
    name, entities = ("text", "entities") if content.is_text else ("caption", "caption_entities")
    shown: Json = {}
    if content.photo is not None:
        shown["photo"] = photo_json(world, bot, content.photo)
    if content.text:
        shown[name] = content.text
    if content.entities:
        shown[entities] = [entity_json(world, entity) for entity in content.entities]
    if content.preview:
        shown["link_preview_options"] = content.preview
    if content.above:
        shown["show_caption_above_media"] = True
    if content.spoiler:
        shown["has_media_spoiler"] = True
    return shown


def rich_blocks(world: World, bot: Bot, content: Content) -> list[Json]:
    """Source of the form: core.telegram.org/bots/api#richblock."""

    def shown(block: Json) -> Json:
        if block["type"] == "photo":
            return {**block, "photo": photo_json(world, bot, content.rich_photos[block["photo"]])}
        if "blocks" in block:
            return {**block, "blocks": [shown(one) for one in block["blocks"]]}
        if "items" in block:
            items = [
                {**item, "blocks": [shown(one) for one in item["blocks"]]}
                for item in block["items"]
            ]
            return {**block, "items": items}
        return block

    return [shown(block) for block in content.rich]


def entity_json(world: World, entity: Entity) -> Json:
    shown: Json = {"offset": entity.offset, "length": entity.length, "type": entity.type}
    for name, value in entity.extra:
        if name == "user_id":
            user = world.users.get(int(value)) or User(int(value), "")
            shown["user"] = user_json(user)
        else:
            shown[name] = str(value) if name == "custom_emoji_id" else value
    return shown


def photo_json(world: World, bot: Bot, photo: Photo) -> list[Json]:
    return [size_json(world, bot, photo, size) for size in photo.sizes]


def size_json(world: World, bot: Bot, photo: Photo, size: Size) -> Json:
    return {
        "file_id": world.photos.file_id(bot.id, photo, size),
        "file_unique_id": unique_id(photo, size),
        "file_size": len(size.data),
        "width": size.width,
        "height": size.height,
    }


def _head(world: World, chat: Chat, message: Message) -> Json:
    draft = message.draft
    shown: Json = {"message_id": message.id}
    if draft.sender_id is not None:
        shown["from"] = user_json(world.users[draft.sender_id])
    if draft.signature:
        shown["author_signature"] = draft.signature
    if draft.sender_chat_id is not None:
        shown["sender_chat"] = chat_json(world, world.chats[draft.sender_chat_id])
    shown |= {"chat": chat_json(world, chat), "date": message.date}
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if draft.thread_id is not None:
        shown |= {"message_thread_id": draft.thread_id, "is_topic_message": True}
    return shown


def _forward(world: World, origin: Origin) -> Json:
    """`forward_origin` and the older fields that servers still send beside it."""
    shown: Json
    older: Json
    if origin.chat_id is not None:
        chat = chat_json(world, world.chats[origin.chat_id])
        shown = {"type": "channel", "chat": chat, "message_id": origin.message_id}
        older = {"forward_from_chat": chat, "forward_from_message_id": origin.message_id}
        if origin.signature:
            shown["author_signature"] = older["forward_signature"] = origin.signature
    elif origin.user_id is not None:
        user = user_json(world.users[origin.user_id])
        shown, older = {"type": "user", "sender_user": user}, {"forward_from": user}
    else:
        shown = {"type": "hidden_user", "sender_user_name": origin.hidden_name}
        older = {"forward_sender_name": origin.hidden_name}
    return {"forward_origin": shown | {"date": origin.date}, "forward_date": origin.date, **older}
