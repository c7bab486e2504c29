"""A message as the control API and the stream of events show it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sandbox.media import Photo
from sandbox.messages import Content, Message
from sandbox.render.messages import entity_json
from sandbox.state import World


def message_view(world: World, message: Message) -> dict[str, Any]:
    """Everything a test may ask: text, entities, photo, keyboard, author, history, deletion."""
    draft = message.draft
    kind = "service" if message.is_service else "photo" if message.content.photo else "text"
    kind = "rich" if message.content.rich else kind
    return {
        "message_id": message.id,
        "chat_id": message.chat_id,
        "kind": kind,
        "date": message.date,
        "edit_date": message.edit_date,
        "author_id": message.author_id,
        "by_bot": world.users[message.author_id].is_bot,
        "via_bot": draft.via_bot_id,
        "signature": draft.signature,
        **content_view(world, message.content),
        "markup": message.markup,
        "album": draft.album,
        "reply_to": draft.reply_to,
        "thread": draft.thread_id,
        "origin": asdict(draft.origin) if draft.origin else None,
        "automatic": draft.automatic,
        "silent": draft.silent,
        "protected": draft.protected,
        "deleted_at": message.deleted_at,
        "deleted_by": message.deleted_by,
        "history": [
            {
                "at": revision.at,
                "by": revision.by,
                "markup": revision.markup,
                **content_view(world, revision.content),
            }
            for revision in message.history
        ],
    }


def content_view(world: World, content: Content) -> dict[str, Any]:
    photo = content.photo
    return {
        "text": content.text,
        "entities": [entity_json(world, entity) for entity in content.entities],
        "photo": None if photo is None else _photo_view(photo),
        "above": content.above,
        "spoiler": content.spoiler,
        "preview": content.preview,
        "service": content.service,
        "rich": list(content.rich),
        "rich_photos": [_photo_view(one) for one in content.rich_photos],
    }


def _photo_view(photo: Photo) -> dict[str, Any]:
    return {
        "digest": photo.digest,
        "unique_id": photo.unique_id,
        "width": photo.sizes[-1].width,
        "height": photo.sizes[-1].height,
    }
