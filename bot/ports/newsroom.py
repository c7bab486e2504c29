"""What the database keeps of feeds, articles and what happened."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    Event,
    Feed,
    FeedNews,
    KnownArticle,
    Look,
    NewArticle,
    NewRow,
    State,
    StoredArticle,
    Taken,
)


class FeedStore(Protocol):
    async def enter(self, urls: Sequence[str], at: datetime) -> None:
        """Add the addresses never entered before; what was removed since stays removed."""

    async def all(self) -> Sequence[Feed]: ...

    async def due(self, now: datetime) -> Sequence[Feed]:
        """Active feeds whose next look has come, longest waiting first."""

    async def bring_forward(self, poll_interval: float) -> None:
        """No healthy feed waits longer than this since its last look: the setting was lowered."""

    async def record(self, feed_id: int, look: Look) -> None:
        """A move that was seen several times gives the feed its new address."""

    async def untold(self) -> Sequence[FeedNews]:
        """Moved and gone feeds of which the editors have not heard yet."""

    async def told(self, news: FeedNews) -> None: ...

    async def turn(self, feed_id: int, at: datetime, who: str, *, active: bool) -> None:
        """An editor pauses a feed, or lets it go on."""

    async def brought(self, feed_id: int, since: datetime) -> int:
        """How many articles of it were first seen since then."""

    async def opened(self, feed_id: int, at: datetime) -> None:
        """The items that were there at first have all been taken in (sets first_read_at)."""


class ArticleStore(Protocol):
    async def known(self, keys: Collection[str]) -> Mapping[str, KnownArticle]: ...

    async def take(
        self, new: NewArticle, rows: Sequence[NewRow], edits: State = State.READY
    ) -> Taken:
        """One transaction: article, keys, photos, outbox rows and events, or a new revision.

        `rows` are made only for an article not known by any of its keys; of a known one they
        decide what waited for its page (AWAITS_PAGE). `edits` is the state in which a revision's
        edits of its posts begin.
        """

    async def note(self, article_id: int, keys: Sequence[str], item_hash: str) -> None:
        """Another source lists a known article: more keys by which it may be met again."""

    async def get(self, article_id: int) -> StoredArticle | None: ...

    async def reword(self, article_id: int, new: NewArticle, who: str) -> bool:
        """A revision by an editor's hand, with edits of its posts; the keys stay as they are.

        From then on a change by the source goes out on an editor's word alone.
        """


class EventStore(Protocol):
    async def add(self, event: Event) -> None: ...

    async def of_article(self, article_id: int) -> Sequence[Event]: ...

    async def by_people(self, limit: int) -> Sequence[Event]:
        """What somebody did, newest first."""


class FactStore(Protocol):
    """Small facts that outlive the process, by name."""

    async def get(self, name: str) -> str | None: ...

    async def watched(self, name: str) -> str | None:
        """As `get`, for who asks again and again: the database may not be asked while nobody
        writes."""

    async def put(self, name: str, value: str) -> None: ...
