"""MessageEntity: the sandbox's own form of it, read from and written to Bot API JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sandbox.errors import bad_request
from sandbox.text.links import BadLink, checked_link, link_user_id
from sandbox.text.utf16 import utf16_length

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
VERBATIM = ("pre", "code", "date_time")  # nothing may be nested in these
FOUND = (
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
)
_SIMPLE = (*SPLITTABLE, *QUOTES, "code")

# Which of two entities over the same letters comes first (TDLib MessageEntity::get_type_priority).
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """`offset` and `length` count UTF-16 units; `extra` are the type's own fields, in order."""

    type: str
    offset: int
    length: int
    extra: tuple[tuple[str, str | int], ...] = ()

    @property
    def end(self) -> int:
        return self.offset + self.length

    def at(self, offset: int, end: int) -> Entity:
        return replace(self, offset=offset, length=end - offset)

    def get(self, name: str) -> str | int | None:
        return dict(self.extra).get(name)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its entities."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    @property
    def length(self) -> int:
        """In UTF-16 units."""
        return utf16_length(self.text)


def order(entity: Entity) -> tuple[int, int, int]:
    priority = _PRIORITY.get(entity.type, 50)
    if entity.type == "pre" and entity.extra:
        priority = 10
    return entity.offset, -entity.length, priority


def read_entities(value: Any) -> list[Entity]:
    """The entities a bot sends; those that Telegram finds by itself are left out.

    Raise ApiError «can't parse MessageEntity: …». Anything but an array counts as none.
    """
    if not isinstance(value, list):
        return []
    entities = []
    for item in value:
        try:
            entity = _read(item)
        except _Unreadable as error:
            raise bad_request(f"Can't parse MessageEntity: {error}") from None
        if entity is not None:
            entities.append(entity)
    return entities


def check_links(entities: Iterable[Entity]) -> list[Entity]:
    """Links as Telegram stores them; raise ApiError «entity URL '…' is invalid: …»."""
    checked = []
    for entity in entities:
        url = entity.get("url")
        if entity.type == "text_link" and isinstance(url, str):
            checked.append(linked(entity.offset, entity.length, url))
        elif entity.type == "custom_emoji" and not entity.get("custom_emoji_id"):
            raise bad_request("Invalid custom emoji identifier specified")
        else:
            checked.append(entity)
    return checked


def linked(offset: int, length: int, url: str) -> Entity:
    user_id = link_user_id(url)
    if user_id is not None:
        return Entity("text_mention", offset, length, (("user_id", user_id),))
    try:
        return Entity("text_link", offset, length, (("url", checked_link(url)),))
    except BadLink as error:
        raise bad_request(f"Entity URL '{url}' is invalid: {error}") from None


class _Unreadable(Exception):
    pass


def _read(item: Any) -> Entity | None:
    if not isinstance(item, dict):
        raise _Unreadable("expected an Object")
    offset, length = _integer(item, "offset"), _integer(item, "length")
    kind = item.get("type")
    if kind is None:
        raise _Unreadable('Can\'t find field "type"')
    if not kind:
        raise _Unreadable("Type is not specified")
    if kind in FOUND:
        return None
    return Entity(kind, offset, length, tuple(_extra(kind, item)))


def _extra(kind: str, item: dict[str, Any]) -> Iterable[tuple[str, str | int]]:
    if kind in _SIMPLE:
        return []
    if kind == "pre":
        return [("language", item["language"])] if item.get("language") else []
    if kind == "text_link":
        return [("url", _string(item, "url"))]
    if kind == "text_mention":
        user = item.get("user")
        if not isinstance(user, dict):
            raise _Unreadable('Can\'t find field "user"')
        return [("user_id", _integer(user, "id"))]
    if kind == "custom_emoji":
        return [("custom_emoji_id", _integer(item, "custom_emoji_id"))]
    if kind == "date_time":
        return [
            ("unix_time", _integer(item, "unix_time")),
            ("date_time_format", str(item.get("date_time_format", ""))),
        ]
    raise _Unreadable("Unsupported type specified")


def _integer(item: dict[str, Any], name: str) -> int:
    if name not in item:
        raise _Unreadable(f'Can\'t find field "{name}"')
    try:
        return int(item[name])
    except (TypeError, ValueError):
        raise _Unreadable(f'Field "{name}" must be a valid Number') from None


def _string(item: dict[str, Any], name: str) -> str:
    if name not in item:
        raise _Unreadable(f'Can\'t find field "{name}"')
    return str(item[name])
