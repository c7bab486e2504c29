"""The newsroom's nouns: frozen, plain, free of I/O. Times are aware and in UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

Language = Literal["ru", "kk", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "kk", "en")


# What comes in: an item, as its source words it.


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of text: plain words, no markup, no line feeds but `<br>`'s."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as its source names it, not fetched yet.

    `caption` holds the words attached to it (figcaption, alt), perhaps with the credit inside;
    `credit` only what the source itself marks as one (media:credit, JSON-LD, front matter).
    """

    url: str | None = None
    path: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed entry, a page or a stored file says, before anybody understood it."""

    source_name: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    description: str | None = None
    link: str | None = None
    guid: str | None = None
    author: str | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    source: str | None = None
    language: str | None = None


# What it says: an article.


@dataclass(frozen=True, slots=True)
class Dateline:
    """«Алматы. 11 апреля. Центр информации – …»; `date` is ISO, `--MM-DD` without a year."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of the article with the credit that is its own, in the article's words."""

    url: str | None = None
    path: str | None = None
    credit: str | None = None
    credit_label: str | None = None  # "Фото" where the article wrote «Фото пресс-службы …»
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An item understood: clean body, credits apart from it, language known or None."""

    title: str
    body: tuple[Block, ...] = ()
    language: Language | None = None
    link: str | None = None
    author: str | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    dateline: Dateline = field(default_factory=Dateline)
    photos: tuple[Photo, ...] = ()
    photo_credit: str | None = None  # what the article says even where no picture is known
    photo_credit_label: str | None = None
    source: str | None = None
    source_in_text: bool = False  # found in a sentence of the body, not in a line of its own
    source_label: str | None = None  # «Материал предоставлен …»: the label as written
    doubts: tuple[str, ...] = ()

    @property
    def lead(self) -> str:
        """The first paragraph of the body, without dateline and repeated title."""
        return next((b.text for b in self.body if b.kind is not BlockKind.HEADING), "")


# How it looks in Telegram: a post.


@dataclass(frozen=True, slots=True)
class Entity:
    """A Bot API MessageEntity; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """What goes to Telegram: text or caption with entities, and at most one photo for now."""

    text: str
    entities: tuple[Entity, ...] = ()
    photo: Photo | None = None
    summary: str = ""
    silent: bool = False
    caption_above: bool = False

    @property
    def method(self) -> str:
        return "sendPhoto" if self.photo else "sendMessage"


# Where it goes.


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and what its last look left behind."""

    id: int
    url: str
    active: bool = True
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    first_read_at: datetime | None = None
    next_look_at: datetime | None = None
    failures: int = 0
    last_error: str | None = None


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

    @property
    def name(self) -> str:
        return self.chat if self.topic is None else f"{self.chat}/{self.topic}"


# How it gets there: the outbox.


class State(StrEnum):
    """Where an outbox row stands; the moves between them are in bot/delivery/states.py."""

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


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells a post of ours from any other: normalised text, entities, the photo's unique id."""

    text: str
    entities: tuple[tuple[str, int, int], ...] = ()
    photo_unique_id: str | None = None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One article on its way to one channel."""

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


@dataclass(frozen=True, slots=True)
class NewRow:
    """An outbox row to be: which channel, in which state it begins, not before when."""

    channel_id: int
    state: State
    due_at: datetime
    urgent: bool = False
    reason: str | None = None


# What the database hands back.


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be stored, with every key by which it may be met again.

    `item_hash` is of the item as the source words it (cheap to compare before understanding);
    `content_hash` of what was understood: only a change of that makes a revision.
    """

    article: Article
    keys: tuple[str, ...]
    item_hash: str
    content_hash: str
    first_seen_at: datetime
    source_name: str
    feed_id: int | None = None


@dataclass(frozen=True, slots=True)
class StoredArticle:
    id: int
    revision: int
    article: Article
    first_seen_at: datetime
    source_name: str
    feed_id: int | None = None


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """What a key leads to."""

    article_id: int
    item_hash: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What storing did: a new article, a new revision of a known one, or nothing."""

    article_id: int
    new: bool
    changed: bool
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a feed leaves behind; None keeps what stands in the database."""

    at: datetime
    next_look_at: datetime
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    error: str | None = None  # None: the look succeeded, failures start again from 0
    gone: bool = False  # 410: the feed stops


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture that Telegram holds; a file id belongs to one bot."""

    digest: str
    bot_id: int
    file_id: str
    file_unique_id: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A message of ours in the service chat that must be cleaned up; id unknown until answered."""

    id: int
    chat_id: int
    at: datetime
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote to the bot in private."""

    user_id: int
    language: Language | None = None
    started_at: datetime | None = None
    blocked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log of what happened; append-only."""

    kind: str
    at: datetime
    article_id: int | None = None
    channel_id: int | None = None
    feed_id: int | None = None
    reason: str | None = None
    who: str | None = None
