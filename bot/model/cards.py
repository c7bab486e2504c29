"""An editor's card: what somebody wants published by hand, and how far that has come. In UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.articles import Format, Language
from bot.model.outbox import State


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; `data` is 1–64 bytes (Bot API: InlineKeyboardButton)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Who:
    """A person as the log names them: by number, and by the name that others know."""

    id: int
    name: str = ""

    def __str__(self) -> str:
        return f"user {self.id} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and the topic of a forum, where an editor talks with the bot."""

    chat_id: int
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A message that an editor wrote or forwarded; several of one album are several parts.

    `photo` is an address of bot/posts/telegram_photo.py; `key` names the message, or the
    channel's post that was forwarded, wherever it is met again.
    """

    key: str
    number: int = 0  # of the message, by which the parts of an album stand in order
    text: str = ""
    bold: int = 0  # characters at the beginning that stand in bold
    photo: str | None = None
    width: int | None = None
    height: int | None = None
    source: str | None = None  # the channel that it was forwarded from
    link: str | None = None
    at: datetime | None = None
    formats: tuple[Format, ...] = ()
    edited: bool = False  # after its card was made


class CardState(StrEnum):
    READING = "reading"  # looked for, read, shown: the bot's own work
    CHOOSING = "choosing"  # several articles were found
    OPEN = "open"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Step(StrEnum):
    """What an open card asks."""

    CHANNELS = "channels"
    TIMES = "times"
    TYPING = "typing"  # a time, in words of one's own
    EDITING = "editing"  # the post's text, in words of one's own


@dataclass(frozen=True, slots=True)
class NewCard:
    """`words`: an address, a number or words to look for; else `parts` hold the article."""

    place: Place
    who: Who
    language: Language
    words: str = ""
    parts: tuple[Part, ...] = ()
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """`ready_at`: not read before then. `placed`: the channels it was queued for by this card."""

    id: int
    version: int
    state: CardState
    step: Step
    chat_id: int
    topic: int | None
    made_by: int
    made_by_name: str
    made_at: datetime
    language: Language
    ready_at: datetime
    words: str = ""
    parts: tuple[Part, ...] = ()
    album: str | None = None
    attempts: int = 0
    article_id: int | None = None
    found: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    placed: tuple[int, ...] = ()
    preview_id: int | None = None
    message_id: int | None = None
    typing_by: int | None = None
    due_at: datetime | None = None
    reason: str | None = None
    closed_by: int | None = None
    closed_by_name: str | None = None
    closed_at: datetime | None = None

    @property
    def place(self) -> Place:
        return Place(self.chat_id, self.topic)

    @property
    def is_closed(self) -> bool:
        return self.state in (CardState.PUBLISHED, CardState.CANCELLED, CardState.FAILED)


@dataclass(frozen=True, slots=True)
class Placed:
    """What an editor's word did for one channel: `done`, or the row already stood otherwise."""

    channel_id: int
    row_id: int
    state: State
    done: bool


@dataclass(frozen=True, slots=True)
class View:
    """A message as it is to be shown: plain text and rows of buttons."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = field(default=())
