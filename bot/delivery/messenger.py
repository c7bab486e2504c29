"""What delivery needs of Telegram, as a Protocol; bot/telegram is the one that fulfils it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bot.model import Button as Button
from bot.model import Fingerprint, Post, UrlButton


class Target(NamedTuple):
    """A chat by number or @name, and the topic of a forum."""

    chat: int | str
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram's yes; the photo's ids where the message carries one."""

    message_id: int
    chat_id: int
    file_id: str | None = None
    file_unique_id: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A message as its forwarded copy shows it; `message_id` is the copy's own.

    `from_bot`: the original was written by this bot itself (known in private chats);
    `from_chat`: the channel that it was first posted in.
    """

    message_id: int
    shows: Fingerprint
    from_bot: bool = False
    from_chat: int | None = None


@dataclass(frozen=True, slots=True)
class ChatFacts:
    """What Telegram says of a chat; `may_post` is False where the bot lacks the right.

    `names`: its public ones, in lower case, where the server tells them.
    """

    chat_id: int
    title: str
    protected: bool
    may_post: bool
    names: frozenset[str] = frozenset()

    def is_called(self, chat: str) -> bool:
        """Does it say of itself that this number or name is its own?"""
        return chat.removeprefix("@").lower() in self.names or chat == str(self.chat_id)


class Messenger(Protocol):
    """Every call raises the TelegramError that says what is known of its fate."""

    @property
    def bot_id(self) -> int: ...

    async def send(
        self, target: Target, post: Post, photos: Sequence[bytes | str]
    ) -> Sequence[Delivered]:
        """`photos` as bytes or file ids: several as one album, whole or not at all; without any
        the text, with no link preview. Every message, in order."""

    async def upload(self, chat_id: int, photo: bytes) -> Delivered:
        """A silent photo without caption, for its file id."""

    async def forward(self, from_chat: int, message_id: int, to_chat: int) -> Copy:
        """Silently. Raise MessageMissing, NotForwardable."""

    async def copy(self, from_chat: int, message_id: int, to_chat: int) -> int:
        """A silent copy as a message of the bot's own, which protected content allows; its id.

        Raise MessageMissing, NotForwardable.
        """

    async def edit_text(self, chat_id: int, message_id: int, post: Post) -> None:
        """Raise NotModified, MessageMissing."""

    async def edit_caption(self, chat_id: int, message_id: int, post: Post) -> None:
        """Raise NotModified, MessageMissing."""

    async def edit_media(
        self, chat_id: int, message_id: int, post: Post, photo: bytes | str
    ) -> Delivered:
        """Another picture with the post's caption, in place of a picture or of a text.

        Raise NotModified, MessageMissing, BadPhoto.
        """

    async def is_unchanged(
        self, chat_id: int, message_id: int, button: UrlButton | None = None
    ) -> bool:
        """Does a message stand there that this bot may edit, with this button alone or with none?

        Asks to give it the button that it has, which changes nothing. False where somebody else's
        message stands there. Raise MessageMissing where nothing does.
        """

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None:
        """All or none. Raise MessageMissing where a single one is gone; of several those that
        are gone are passed over."""

    async def tell(self, chat_id: int, text: str, buttons: Sequence[Button] = ()) -> int:
        """A plain message; the id of it."""

    async def meet(self, chat: int | str) -> ChatFacts:
        """Raise ChatGone where the bot does not know the chat or was removed."""
