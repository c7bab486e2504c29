"""What a request wants to say: text, caption, photo, keyboard, topic, reply."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from sandbox.chats import Chat
from sandbox.errors import ApiError, bad_request
from sandbox.media import Photo, check_upload, read_photo
from sandbox.messages import Content
from sandbox.methods.request import Request, Upload, as_integer
from sandbox.rules.access import Access, has_messages, open_chat
from sandbox.rules.limits import check_caption, check_text
from sandbox.text.entities import Formatted
from sandbox.text.formatted import kept_text, read_text

_PREVIEW_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")


@dataclass(frozen=True, slots=True)
class PhotoInput:
    """A photo as a request names it: uploaded, or a file id or address in `reference`."""

    upload: Upload | None
    reference: str


@dataclass(frozen=True, slots=True)
class MediaInput:
    """One InputMediaPhoto."""

    photo: PhotoInput
    caption: Formatted
    above: bool
    spoiler: bool


@dataclass(frozen=True, slots=True)
class Reply:
    message_id: int = 0
    chat_id: str = ""
    optional: bool = False


def read_message_text(request: Request) -> Formatted:
    if not request.text("text"):
        raise bad_request("Message text is empty")
    return read_text(request.text("text"), request.text("parse_mode"), request.json("entities"))


def read_caption(request: Request) -> Formatted:
    entities = request.json("caption_entities")
    return read_text(request.text("caption"), request.text("parse_mode"), entities)


def text_content(request: Request, formatted: Formatted, *, editing: bool = False) -> Content:
    kept = kept_text(formatted, allow_empty=False)
    check_text(kept, request.world.strictness, editing=editing)
    return Content(kept.text, kept.entities, preview=_preview(request))


def photo_content(request: Request, media: MediaInput, photo: Photo) -> Content:
    kept = kept_text(media.caption, allow_empty=True)
    check_caption(kept, request.world.strictness, editing=False)
    return Content(kept.text, kept.entities, photo, above=media.above, spoiler=media.spoiler)


def photo_input(request: Request, value: str, field: str) -> PhotoInput | None:
    """`field` is where an upload lies unless `value` says attach://."""
    if value.startswith("attach://"):
        field = value.removeprefix("attach://")
    elif value:
        return PhotoInput(None, value)
    upload = request.files.get(field)
    return PhotoInput(upload, "") if upload is not None else None


async def find_photo(request: Request, wanted: PhotoInput) -> Photo:
    """Raise ApiError for what Telegram cannot use."""
    store = request.world.photos
    if wanted.upload is not None:
        check_upload(wanted.upload.name, wanted.upload.data)
        known = store.known(wanted.upload.data)
        return known or store.keep(await asyncio.to_thread(read_photo, wanted.upload.data))
    if "." in wanted.reference:
        return await request.pictures.by_url(wanted.reference)
    return store.by_file_id(request.bot.id, wanted.reference)[0]


def read_media(request: Request, item: Any) -> MediaInput:
    """One InputMedia; raise ApiError «can't parse InputMedia: …»."""
    if not isinstance(item, dict):
        raise _unreadable("expected an Object")
    try:
        caption = read_text(
            str(item.get("caption") or ""),
            str(item.get("parse_mode") or ""),
            item.get("caption_entities"),
        )
    except ApiError as error:
        raise _unreadable(error.description.removeprefix("Bad Request: ")) from None
    if "type" not in item:
        raise _unreadable('Can\'t find field "type"')
    photo = photo_input(request, str(item.get("media") or ""), "")
    if photo is None:
        raise _unreadable("media not found")
    if item["type"] != "photo":
        raise _unreadable(f'type "{item["type"]}" is unsupported by the sandbox')
    above, spoiler = item.get("show_caption_above_media"), item.get("has_spoiler")
    return MediaInput(photo, caption, above is True, spoiler is True)


def read_reply(request: Request) -> Reply:
    if not request.has("reply_parameters"):
        optional = request.flag("allow_sending_without_reply")
        return Reply(request.message_id("reply_to_message_id"), "", optional)
    if not request.text("reply_parameters"):
        return Reply()
    broken = "Can't parse reply parameters JSON object"
    value = request.readable_json("reply_parameters", broken)
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply parameters")
    if not value:
        return Reply()
    if "message_id" not in value:
        raise bad_request('Can\'t find field "message_id"')
    message_id = max(as_integer(str(value["message_id"])), 0)
    optional = value.get("allow_sending_without_reply") is True
    return Reply(message_id, str(value.get("chat_id") or ""), optional)


def check_reply(request: Request, chat: Chat, reply: Reply) -> int | None:
    """The message in this chat that is replied to; None without one."""
    if not reply.message_id:
        return None
    other = bool(reply.chat_id) and reply.chat_id != request.text("chat_id")
    place = open_chat(request.world, request.bot, reply.chat_id, Access.READ) if other else chat
    found = place.find(reply.message_id) if has_messages(place, request.bot) else None
    if found is None and not reply.optional:
        raise bad_request("message to be replied not found")
    return None if found is None or other else found.id


def _preview(request: Request) -> dict[str, Any] | None:
    if not request.text("link_preview_options"):
        return {"is_disabled": True} if request.flag("disable_web_page_preview") else None
    broken = "Can't parse link preview options JSON object"
    value = request.readable_json("link_preview_options", broken)
    if not isinstance(value, dict):
        raise bad_request("Object expected as link preview options")
    options: dict[str, Any] = {name: True for name in _PREVIEW_FLAGS if value.get(name) is True}
    return (options | {"url": value["url"]} if value.get("url") else options) or None


def _unreadable(message: str) -> ApiError:
    return bad_request(f"Can't parse InputMedia: {message}")
