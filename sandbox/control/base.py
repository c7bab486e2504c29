"""What all orders need: the world, and finding things in it by plain numbers."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from sandbox.chats import Chat, ChatKind, Member
from sandbox.errors import ApiError
from sandbox.media import Photo, read_photo
from sandbox.messages import Content, Message
from sandbox.people import Bot, User
from sandbox.state import World
from sandbox.text.entities import Formatted, read_entities
from sandbox.text.formatted import kept_text

Json = dict[str, Any]
PhotoData = str | bytes  # base64, or the bytes themselves


class Base:
    """Orders that cannot be meant raise ValueError with one line."""

    def __init__(self, world: World) -> None:
        self.world = world

    def _bot(self, bot: int | None) -> Bot:
        found = next(iter(self.world.bots.values()), None) if bot is None else None
        found = found or (self.world.bot_by_id(bot) if bot is not None else None)
        if found is None:
            raise ValueError("There is no such bot; add one with add_bot")
        return found

    def _user(self, user: int) -> User:
        if user not in self.world.users:
            raise ValueError(f"There is no user {user}; make one with create_user")
        return self.world.users[user]

    def _chat(self, chat: int, bot: int | None = None) -> tuple[Chat, Bot | None]:
        """A number above 0 is a person: their private chat with the bot."""
        if chat > 0:
            owner = self._bot(bot)
            return self.world.private_chat(owner, self._user(chat).id), owner
        if chat not in self.world.chats:
            raise ValueError(f"There is no chat {chat}")
        return self.world.chats[chat], None

    def _message(self, chat: Chat, message_id: int) -> Message:
        message = chat.find(message_id)
        if message is None:
            raise ValueError(f"There is no message {message_id} in chat {chat.id}")
        return message

    def _insider(self, chat: Chat, user: int) -> Member:
        member = chat.member(self._user(user).id)
        if chat.kind is not ChatKind.PRIVATE and not member.inside:
            raise ValueError(f"User {user} is not in chat {chat.id}")
        return member

    def _content(
        self, text: str, entities: Sequence[Json] = (), photo: PhotoData | None = None
    ) -> Content:
        """What a person writes: Telegram marks links and commands in it."""
        formatted = Formatted(text, tuple(read_entities(list(entities))))
        try:
            kept = kept_text(formatted, allow_empty=photo is not None)
            picture = None if photo is None else self._photo(photo)
        except ApiError as error:
            raise ValueError(error.description) from None
        return Content(kept.text, kept.entities, picture)

    def _photo(self, photo: PhotoData) -> Photo:
        try:
            data = photo if isinstance(photo, bytes) else base64.b64decode(photo, validate=True)
        except binascii.Error as error:
            raise ValueError(f"The photo is no base64: {error}") from None
        store = self.world.photos
        return store.known(data) or store.keep(read_photo(data))

    def _tell(self, kind: str, **data: Any) -> None:
        self.world.changes.publish(self.world.clock.now(), kind, data)
