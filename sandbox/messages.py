"""Messages: what they hold, who wrote them, what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.media import Photo
from sandbox.text.entities import Entity


@dataclass(frozen=True, slots=True)
class Content:
    """What a message shows: text, a photo with `text` as its caption, or a service line.

    Of a rich message `text` is what its blocks say; their photos are places in `rich_photos`.
    """

    text: str = ""
    entities: tuple[Entity, ...] = ()
    photo: Photo | None = None
    above: bool = False
    spoiler: bool = False
    preview: dict[str, Any] | None = None
    service: dict[str, Any] | None = None
    rich: tuple[dict[str, Any], ...] = ()
    rich_photos: tuple[Photo, ...] = ()

    @property
    def is_text(self) -> bool:
        return self.photo is None and self.service is None and not self.rich


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message came from; a channel's post has a chat, a person's a user."""

    date: int
    user_id: int | None = None
    chat_id: int | None = None
    message_id: int | None = None
    signature: str | None = None
    hidden_name: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """What stood there before an edit, and who changed it when."""

    at: float
    by: int
    content: Content
    markup: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A message about to be posted. `author_id` really writes it, whoever is shown."""

    author_id: int
    content: Content
    sender_id: int | None = None
    sender_chat_id: int | None = None
    signature: str | None = None
    markup: dict[str, Any] | None = None
    origin: Origin | None = None
    automatic: bool = False
    reply_to: int | None = None
    thread_id: int | None = None
    album: str | None = None
    protected: bool = False
    silent: bool = False
    via_bot_id: int | None = None


@dataclass(slots=True)
class Message:
    """A message in its place; `date` and `edit_date` in Unix seconds."""

    id: int
    chat_id: int
    date: int
    draft: Draft
    content: Content
    markup: dict[str, Any] | None = None
    edit_date: int | None = None
    deleted_at: float | None = None
    deleted_by: int | None = None
    history: list[Revision] = field(default_factory=list)

    @property
    def author_id(self) -> int:
        return self.draft.author_id

    @property
    def is_service(self) -> bool:
        return self.content.service is not None
