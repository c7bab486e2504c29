"""What the core needs of clock, network, workers and database, as small Protocols."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ParamSpec, Protocol, TypeVar

from bot.model import (
    Channel,
    Event,
    Feed,
    Fingerprint,
    KnownArticle,
    Language,
    Look,
    NewArticle,
    NewRow,
    OutboxRow,
    Person,
    State,
    StoredArticle,
    Taken,
    Trace,
    Upload,
)

P = ParamSpec("P")
T = TypeVar("T")


class Clock(Protocol):
    """The only source of time; tests put their own in its place."""

    def now(self) -> datetime:
        """Aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds; never goes back."""

    async def sleep(self, seconds: float) -> None: ...


class FetchKind(StrEnum):
    """What is fetched decides its bounds (bytes after decompression, total seconds)."""

    FEED = "feed"
    PAGE = "page"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class FetchRequest:
    url: str
    kind: FetchKind
    etag: str | None = None
    last_modified: str | None = None
    referer: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with status 200 or 304; everything else is a FetchError.

    `url` is the address after redirects; `moved_to` is set where every hop was permanent.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def not_modified(self) -> bool:
        return self.status == 304


class Fetcher(Protocol):
    async def fetch(self, request: FetchRequest) -> Fetched:
        """Raise FetchError (RefusedAddress, TooLarge …) with one clear line."""


class Workers(Protocol):
    """Runs a module-level function in a process of its own, bounded in time and memory."""

    async def run(
        self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Raise WorkerError where the task died, hung or ran out of memory."""




class FeedStore(Protocol):
    async def enter(self, urls: Sequence[str], at: datetime) -> None:
        """Add the addresses never entered before; what was removed since stays removed."""

    async def all(self) -> Sequence[Feed]: ...

    async def due(self, now: datetime) -> Sequence[Feed]:
        """Active feeds whose next look has come, longest waiting first."""

    async def record(self, feed_id: int, look: Look) -> None: ...

    async def opened(self, feed_id: int, at: datetime) -> None:
        """The items that were there at first have all been taken in (sets first_read_at)."""


class ArticleStore(Protocol):
    async def known(self, keys: Collection[str]) -> Mapping[str, KnownArticle]: ...

    async def take(self, new: NewArticle, rows: Sequence[NewRow]) -> Taken:
        """One transaction: article, keys, photos, outbox rows and events, or a new revision.

        `rows` are made only for an article not known by any of its keys.
        """

    async def get(self, article_id: int) -> StoredArticle | None: ...


class ChannelStore(Protocol):
    async def enter(
        self, channels: Sequence[tuple[str, int | None, Language | None]], at: datetime
    ) -> None:
        """Add (chat, topic, language) never entered before; removed ones stay removed."""

    async def all(self) -> Sequence[Channel]: ...

    async def met(self, channel_id: int, chat_id: int, protected: bool) -> None:
        """Telegram knows the chat under this number; a stopped channel goes on."""

    async def moved(self, old_chat_id: int, new_chat_id: int) -> None: ...

    async def stop(self, channel_id: int, reason: str, at: datetime) -> None:
        """Nothing more is sent there until somebody mends it; its rows wait."""


class OutboxStore(Protocol):
    async def add(self, article_id: int, rows: Sequence[NewRow], at: datetime) -> Sequence[int]:
        """Rows for channels that have none for this article yet; the ids of the new ones."""

    async def get(self, row_id: int) -> OutboxRow | None: ...

    async def heads(self, now: datetime) -> Sequence[OutboxRow]:
        """For each active channel the one row to send next: READY or SCHEDULED and due,
        urgent first, then by due time and id; none for a channel that has a SENDING row."""

    async def begin(self, row: OutboxRow, fingerprint: Fingerprint, at: datetime) -> OutboxRow:
        """To SENDING, with `low_id` the newest message id known in the channel's chat.

        Raise StaleVersion where the row was changed since it was read.
        """

    async def finish(self, row: OutboxRow, message_id: int, at: datetime, reason: str) -> OutboxRow:
        """To SENT, and the message id into the chat's known messages, in one transaction."""

    async def move(
        self,
        row: OutboxRow,
        state: State,
        at: datetime,
        reason: str,
        *,
        who: str | None = None,
        due_at: datetime | None = None,
        attempts: int | None = None,
    ) -> OutboxRow:
        """Change the state and log the event; raise StaleVersion where somebody was quicker."""

    async def asked(
        self, row: OutboxRow, chat_id: int, message_id: int, at: datetime
    ) -> OutboxRow: ...

    async def in_state(self, *states: State) -> Sequence[OutboxRow]: ...

    async def recently_resent(self, since: datetime) -> Sequence[OutboxRow]:
        """SENT rows with a `lost_low_id`, sent since then: the lost first may still turn up."""

    async def last_sent(self) -> Mapping[int, datetime]:
        """When each channel got its newest post."""

    async def article_rows(self, article_id: int) -> Sequence[OutboxRow]: ...


class MessageLog(Protocol):
    """The message ids known in a chat: ours and others'."""

    async def note(self, chat_id: int, message_ids: Collection[int], ours: bool) -> None: ...

    async def above(self, chat_id: int, low_id: int) -> Mapping[int, bool]:
        """Known ids greater than `low_id`; the value says whether the message is ours."""

    async def top(self, chat_id: int) -> int | None: ...


class TraceStore(Protocol):
    async def add(self, chat_id: int, at: datetime) -> Trace:
        """Written before the call, so that a kill leaves a trace of it."""

    async def answered(self, trace_id: int, message_id: int) -> None: ...

    async def remove(self, trace_id: int) -> None: ...

    async def all(self) -> Sequence[Trace]: ...


class UploadStore(Protocol):
    async def get(self, digest: str, bot_id: int) -> Upload | None: ...

    async def put(self, upload: Upload, at: datetime) -> None: ...


class PeopleStore(Protocol):
    async def get(self, user_id: int) -> Person | None: ...

    async def started(self, user_id: int, language: Language | None, at: datetime) -> Person: ...

    async def blocked(self, user_id: int, at: datetime) -> None: ...

    async def handled(self, update_id: int, at: datetime) -> bool:
        """Mark an update as handled; False where it was before. Old marks are pruned."""


class EventStore(Protocol):
    async def add(self, event: Event) -> None: ...

    async def of_article(self, article_id: int) -> Sequence[Event]: ...


class FactStore(Protocol):
    """Small facts that outlive the process, by name."""

    async def get(self, name: str) -> str | None: ...

    async def put(self, name: str, value: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Stores:
    """Every store of one database."""

    feeds: FeedStore
    articles: ArticleStore
    channels: ChannelStore
    outbox: OutboxStore
    messages: MessageLog
    traces: TraceStore
    uploads: UploadStore
    people: PeopleStore
    events: EventStore
    facts: FactStore
