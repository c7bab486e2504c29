"""What the database keeps and hands back: feeds, stored articles, people, the log. In UTC."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from bot.model.articles import Article, Language, Photo
from bot.model.outbox import Channel, Fingerprint, OutboxRow


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
    looked_at: datetime | None = None
    succeeded_at: datetime | None = None
    next_look_at: datetime | None = None
    failures: int = 0
    last_error: str | None = None
    selector: str | None = None  # of the article's text in the pages it links

    @property
    def state(self) -> Literal["new", "ok", "failing", "stopped"]:
        """Stopped by an editor, or because its address is gone (410)."""
        if not self.active:
            return "stopped"
        if self.failures:
            return "failing"
        return "ok" if self.looked_at else "new"


@dataclass(frozen=True, slots=True)
class FeedNews:
    """What happened to a feed that its editors should hear of once."""

    feed_id: int
    kind: Literal["moved", "gone"]
    url: str
    title: str | None = None
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be stored, with every key by which it may be met again.

    `item_hash` is of the item as the source words it (cheap to compare before understanding);
    `content_hash` of what was understood: only a change of that makes a revision; `stems` are
    its words for search. A `draft` is shown to no reader before a row of it is let through to a
    channel. What is not `listed` is a post of the newsroom's but no news: readers' lists and
    searches leave it out. `remarks`, kinds and reasons, stand in the log behind its first sight.
    `instead_of`: the article that was known by these keys, which are this one's from now on.
    """

    article: Article
    keys: tuple[str, ...]
    item_hash: str
    content_hash: str
    first_seen_at: datetime
    source_name: str
    feed_id: int | None = None
    stems: str = ""
    draft: bool = False
    listed: bool = True
    remarks: tuple[tuple[str, str], ...] = ()
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class StoredArticle:
    id: int
    revision: int
    article: Article
    first_seen_at: datetime
    source_name: str
    feed_id: int | None = None
    withdrawn: bool = False


class Following(NamedTuple):
    """A post that goes next to its channel, with all that it is made of; and what is `behind`."""

    row: OutboxRow
    channel: Channel
    stored: StoredArticle
    behind: "Following | None" = None


class Made(NamedTuple):
    """A post composed of what is to follow."""

    of: Following
    fingerprint: Fingerprint
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """What a key leads to."""

    article_id: int
    item_hash: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What storing did: a new article, a new revision of a known one, or nothing.

    `rows` are the outbox rows that it made: posts of a new one, edits of a revised one's posts.
    """

    article_id: int
    new: bool
    changed: bool
    rows: tuple[int, ...] = ()
    whole: bool = True  # False: its page could not be read yet


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
    moved_to: str | None = None  # where redirects for good led; None: it answered in its place


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
    """Somebody who wrote to the bot in private; `currencies` are those added to the usual ones,
    `plain_reading` says that their Telegram shows no rich messages."""

    user_id: int
    language: Language | None = None
    started_at: datetime | None = None
    blocked_at: datetime | None = None
    currencies: tuple[str, ...] = ()
    plain_reading: bool = False


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
