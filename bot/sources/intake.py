"""From items to stored articles and their outbox rows: new ones, and new revisions."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.articles.understand import understand
from bot.errors import UnreadableArticle
from bot.model import Article, Event, Item, KnownArticle, NewArticle, NewRow, State, Taken
from bot.newsroom.routes import plan
from bot.newsroom.stems import article_stems
from bot.ports import ArticleStore, ChannelStore, Clock, EventStore
from bot.sources.identity import body_key, content_hash
from bot.sources.reader import Reading, complete_from_page
from bot.sources.recognise import ReadItem, body_of, recognise
from bot.sources.thin import thin
from bot.sources.watch import is_stale

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Policy:
    """MODERATION and MAX_AGE (hours)."""

    approve: bool
    max_age: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Where items come from; `extra_keys` name a stored file by its place."""

    source_name: str
    feed_id: int | None = None
    extra_keys: tuple[str, ...] = ()


@dataclass
class Intake:
    articles: ArticleStore
    channels: ChannelStore
    events: EventStore
    reading: Reading
    clock: Clock
    policy: Policy

    async def unknown_or_changed(self, items: Sequence[Item], origin: Origin) -> list[Item]:
        """Those whose wording was not met before."""
        read = [self._recognised(item, origin) for item in items]
        return [one.item for one in await self.news_among(read)]

    async def news_among(self, read: Sequence[ReadItem]) -> list[ReadItem]:
        """Those whose wording was not met before in this source."""
        known = await self.articles.known([key for one in read for key in one.keys])
        return [one for one in read if not _is_met(one, known)]

    async def is_known(self, item: Item, origin: Origin) -> bool:
        """Is it an article met before, however it is worded now?"""
        return bool(await self.articles.known(self._keys(item, origin)))

    async def known_as(self, item: Item, origin: Origin) -> int | None:
        """The number of the article that it is, met before under any of its keys."""
        keys = self._keys(item, origin)
        known = await self.articles.known(keys)
        return next((known[key].article_id for key in keys if key in known), None)

    async def take(
        self,
        item: Item | ReadItem,
        origin: Origin,
        *,
        publish: bool,
        draft: bool = False,
        whole: bool = False,
    ) -> Taken:
        """Read the page where the item is thin, understand, store with the rows of its routes.

        What another source brought before is only noted: the one that brought it words it.
        A `draft` stays hidden from readers until it is let through to a channel; one that is
        `whole` has no more on its page.
        Raise UnreadableArticle for an item that says nothing.
        """
        read = self._recognised(item, origin) if isinstance(item, Item) else item
        met = await self._met_elsewhere(read)
        if met is not None:
            await self.articles.note(met, read.keys, read.item_hash)
            return Taken(met, new=False, changed=False)
        item, reason = read.item, None
        if not whole and thin(item) and item.link:
            completed = await complete_from_page(item, self.reading)
            item, reason = completed.item, completed.reason
        article = await self.understood(item)
        body = body_key(item.title, body_of(item))
        rows, why = await self._rows(article, origin, publish)
        new = NewArticle(
            article=article,
            keys=tuple(dict.fromkeys((*read.keys, *([body] if body else [])))),
            item_hash=read.item_hash,
            content_hash=content_hash(article),
            first_seen_at=self.clock.now(),
            source_name=origin.source_name,
            feed_id=origin.feed_id,
            stems=await self.reading.workers.run(article_stems, article),
            draft=draft,
        )
        edits = State.HELD if self.policy.approve else State.READY
        taken = await self.articles.take(new, rows, edits)
        await self._log(taken, reason, why)
        return taken

    async def _met_elsewhere(self, read: ReadItem) -> int | None:
        """The article that this is, where this source never brought it."""
        known = await self.articles.known(read.keys)
        if read.seen in known:
            return None
        return next((known[key].article_id for key in read.keys if key in known), None)

    async def understood(self, item: Item) -> Article:
        """Raise UnreadableArticle for an item that says nothing."""
        article = await self.reading.workers.run(understand, item, timezone=self.reading.timezone)
        if not article.title.strip():
            raise UnreadableArticle(f"{item.source_name}: neither a title nor a text was found")
        return article

    async def _rows(
        self, article: Article, origin: Origin, publish: bool
    ) -> tuple[Sequence[NewRow], str | None]:
        now = self.clock.now()
        if not publish:
            return (), "stored only: it was there before the bot"
        if is_stale(article.published, now, self.policy.max_age):
            return (), f"stored only: older than {self.policy.max_age:g} hours when first seen"
        channels = await self.channels.carrying(origin.feed_id)
        if not channels:
            return (), "stored only: no channel carries what comes from there"
        rows = plan(article, channels, approve=self.policy.approve, now=now)
        if not rows:
            return (), f"stored only: no channel takes articles in {article.language}"
        return rows, None

    async def _log(self, taken: Taken, page: str | None, why: str | None) -> None:
        if not taken.new:
            return
        at = self.clock.now()
        for kind, reason in (("page.unread", page), ("article.not_published", why)):
            if reason:
                await self.events.add(Event(kind, at, article_id=taken.article_id, reason=reason))
        if page:
            logger.warning("article %s: its page could not be read: %s", taken.article_id, page)

    def _keys(self, item: Item, origin: Origin) -> tuple[str, ...]:
        return self._recognised(item, origin).keys

    def _recognised(self, item: Item, origin: Origin) -> ReadItem:
        (read,) = recognise([item], origin.feed_id, origin.source_name, origin.extra_keys)
        return read


def _is_met(read: ReadItem, known: Mapping[str, KnownArticle]) -> bool:
    """Known to come from this source, and worded as it was."""
    met = known.get(read.seen)
    return met is not None and met.item_hash == read.item_hash
