"""Between the core's nouns and aiogram's types."""

from collections.abc import Iterable, Sequence
from typing import Any

from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    MediaUnion,
    Message,
    MessageEntity,
)
from pydantic_core import to_json

from bot.delivery.messenger import Target
from bot.model import Button, Entity, Fingerprint, Post, UrlButton
from bot.posts.fingerprint import fingerprint

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
LONGEST_TEXT = 4000  # UTF-16 units of what the bot itself says; a message holds 4,096


def _json(value: object) -> str:
    return to_json(value).decode()


_PREVIEW_OFF = _json({"is_disabled": True})


def may_post(kind: str, member: dict[str, Any] | None) -> bool:
    """Bot API: ChatMember. In a channel only administrators with the right post."""
    if kind == "private" or member is None or member.get("status") == "creator":
        return True
    status = member.get("status")
    if status == "administrator":
        return kind != "channel" or member.get("can_post_messages") is not False
    if status == "restricted":
        return bool(member.get("can_send_messages"))
    return status == "member" and kind != "channel"


def file_of(photo: bytes | str) -> BufferedInputFile | str:
    return photo if isinstance(photo, str) else BufferedInputFile(photo, "photo.jpg")


def message_entities(entities: Iterable[Entity]) -> list[MessageEntity]:
    return [
        MessageEntity(type=one.type, offset=one.offset, length=one.length, url=one.url)
        for one in entities
    ]


def entities_of(post: Post) -> list[MessageEntity] | None:
    return message_entities(post.entities) or None


def text_form(target: Target, post: Post) -> dict[str, str]:
    """The parameters of sendMessage as they are sent."""
    form = {
        "chat_id": str(target.chat),
        "text": post.text,
        "link_preview_options": _PREVIEW_OFF,
    }
    if target.topic is not None:
        form["message_thread_id"] = str(target.topic)
    if post.entities:
        form["entities"] = _json([_told(entity) for entity in post.entities])
    if post.silent:
        form["disable_notification"] = "true"
    if post.button is not None:
        form["reply_markup"] = _json(
            {"inline_keyboard": [[{"text": post.button.label, "url": post.button.url}]]}
        )
    return form


def _told(entity: Entity) -> dict[str, str | int]:
    told: dict[str, str | int] = {
        "type": entity.type,
        "offset": entity.offset,
        "length": entity.length,
    }
    if entity.url is not None:
        told["url"] = entity.url
    return told


def buttons_of(button: UrlButton | None) -> InlineKeyboardMarkup | None:
    if button is None:
        return None
    there = InlineKeyboardButton(text=button.label, url=button.url)
    return InlineKeyboardMarkup(inline_keyboard=[[there]])


def keyboard(rows: Iterable[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """None where there is no button at all."""
    shown = [
        [InlineKeyboardButton(text=button.label, callback_data=button.data) for button in row]
        for row in rows
        if row
    ]
    return InlineKeyboardMarkup(inline_keyboard=shown) if shown else None


def media_of(post: Post, photo: bytes | str) -> InputMediaPhoto:
    return InputMediaPhoto(
        media=file_of(photo),
        caption=post.text or None,
        caption_entities=entities_of(post),
        show_caption_above_media=post.caption_above or None,
    )


def album_of(post: Post, photos: Sequence[bytes | str]) -> list[MediaUnion]:
    """The caption stands at the first; all say alike whether captions are above."""
    bare = Post("", caption_above=post.caption_above)
    return [media_of(bare if place else post, photo) for place, photo in enumerate(photos)]


def shown(message: Message) -> Fingerprint:
    """What the message shows, made like that of our own posts, so that the two compare."""
    entities = message.entities or message.caption_entities or []
    post = Post(
        message.text or message.caption or "",
        tuple(Entity(e.type, e.offset, e.length, e.url) for e in entities),
    )
    return fingerprint(post, message.photo[-1].file_unique_id if message.photo else None)
