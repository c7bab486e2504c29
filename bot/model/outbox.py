"""On the way to Telegram: channels, the outbox and its states. Times are aware and in UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.model.articles import Correction, Language, Photo, UrlButton
from bot.model.rates import RatePost
from bot.model.style import HOUSE, Style
from bot.model.words import EVERYTHING, WordFilter


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, group or topic: `chat` is `@name` or `-100…` as the newsroom wrote it."""

    id: int
    chat: str
    topic: int | None = None
    language: Language | None = None
    chat_id: int | None = None  # Telegram's own number, once the bot has met the chat
    protected: bool = False  # content that may not be forwarded: no look-back
    active: bool = True
    stopped_reason: str | None = None
    paused_at: datetime | None = None  # by an editor; its rows wait
    style: Style = HOUSE
    rates: tuple[RatePost, ...] = ()
    words: WordFilter = EVERYTHING
    title: str | None = None  # Telegram's, as last heard

    @property
    def name(self) -> str:
        """As settings, commands and JSON have it."""
        return self._with_topic(self.chat)

    @property
    def shown(self) -> str:
        """What people know it by: a chat without a public name by its title."""
        return self._with_topic(self.title if self.title and not self.is_public else self.chat)

    @property
    def is_public(self) -> bool:
        return self.chat.startswith("@")

    def _with_topic(self, chat: str) -> str:
        return chat if self.topic is None else f"{chat}/{self.topic}"


# How it gets there: the outbox.


class State(StrEnum):
    """Where an outbox row stands; the moves between them are in bot/model/states.py."""

    WAITING_APPROVAL = "waiting_approval"
    HELD = "held"
    SCHEDULED = "scheduled"
    READY = "ready"
    SENDING = "sending"
    IN_DOUBT = "in_doubt"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    SKIPPED = "skipped"


class Kind(StrEnum):
    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"


class Hand(StrEnum):
    """A post that an editor changed by hand in the channel: found so, and what was said to it."""

    FOUND = "found"  # on an edit: somebody is asked
    OVERWRITE = "overwrite"  # on an edit: the newest text may take the place of the editor's
    KEEP = "keep"  # on a post: it stays as the editor wrote it, nobody is asked again


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells a post of ours from others: normalised text, entities, the photo's unique id.

    `links` are the addresses under its words, as we gave them: Telegram writes them its own way.
    `button`, `corrected` and `digests` are those of the post, which no copy shows.
    `more` are the unique ids of an album's further photos; None for one not known yet.
    """

    text: str
    entities: tuple[tuple[str, int, int], ...] = ()
    photo_unique_id: str | None = None
    links: tuple[str, ...] = ()
    button: UrlButton | None = None
    corrected: tuple[Correction, ...] = ()
    digests: tuple[str, ...] = ()
    more: tuple[str | None, ...] = ()

    @property
    def photo_ids(self) -> tuple[str | None, ...]:
        """The unique ids of all its photos, in order; of a text () or (None,)."""
        return (self.photo_unique_id, *self.more)


class OutboxRow(NamedTuple):
    """One article on its way to one channel, or a change of its post there.

    A tuple, since each post makes several: a frozen dataclass takes nine times as long.

    `post_id` is the row of the post that an edit or deletion is about. `photos` are the pictures
    that the post carries, with their credits; None where nobody wrote them down. `style` is the
    one that a post was composed in: another style of its channel changes no old post. `parts`
    are the messages of an album, one for each of its photos; its caption stands in the first.
    """

    id: int
    article_id: int
    channel_id: int
    kind: Kind
    state: State
    version: int
    due_at: datetime
    created_at: datetime
    urgent: bool = False
    attempts: int = 0
    reason: str | None = None
    low_id: int | None = None  # newest message id known in the chat when sending began
    sending_at: datetime | None = None
    message_id: int | None = None
    asked_at: datetime | None = None
    question_chat_id: int | None = None
    question_message_id: int | None = None
    lost_low_id: int | None = None  # `low_id` of a lost sending called absent and sent again
    fingerprint: Fingerprint | None = None
    post_id: int | None = None
    chat_id: int | None = None  # where `message_id` counts: a group may become another chat
    photos: tuple[Photo, ...] | None = None
    hand: Hand | None = None
    style: Style = HOUSE
    parts: tuple[int, ...] = ()

    @property
    def message_ids(self) -> tuple[int, ...]:
        """Every message of the post; () where its number is not known."""
        return self.parts or (() if self.message_id is None else (self.message_id,))


@dataclass(frozen=True, slots=True)
class NewRow:
    """An outbox row to be: which channel, in which state it begins, not before when.

    From `expires_at` on it is not sent any more by itself.
    """

    channel_id: int
    state: State
    due_at: datetime
    urgent: bool = False
    reason: str | None = None
    expires_at: datetime | None = None
