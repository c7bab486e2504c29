"""From items to stored articles and their outbox rows: new ones, and new revisions."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.errors import UnreadableArticle
from bot.model import Article, Channel, Item, KnownArticle, NewArticle, NewRow, State, Taken
from bot.newsroom.rules import catch_up
from bot.newsroom.rules.alike import Alike, Told
from bot.newsroom.rules.another import Turn, turn_of
from bot.newsroom.rules.catch_up import CatchUp, Judged
from bot.newsroom.rules.routes import held, plan
from bot.newsroom.rules.word_filter import kept_out
from bot.newsroom.search.stems import article_stems
from bot.ports import ArticleStore, ChannelStore, Clock
from bot.sources.fetching.addresses import shown
from bot.sources.reading.reader import Completed, Reading, complete_from_page
from bot.sources.reading.thin import thin
from bot.sources.reading.understanding import understand_item
from bot.sources.recognition.identity import body_key, content_hash
from bot.sources.recognition.recognise import ReadItem, body_of, recognise
from bot.sources.watch import is_stale

logger = logging.getLogger(__name__)

MUCH_MORE = 1.5  # times as much text as its item: then the page said it
PATIENCE = 6.0  # seconds for a page while other items of the feed wait
IN_FEED = "stored only: already in the feed when the bot first read it"
IN_FOLDER = "stored only: imported, or already in the folder when the bot first looked"
OTHER = "another language"
UNFINISHED = ""  # stands for the hash of an item whose page is still to be read


class Pages(Enum):
    """When the page of a thin item is read, and what it means that it cannot be read."""

    NOW = "now"  # as often as it takes; without it the item is all there is
    SOON = "soon"  # briefly; where it fails for the moment the item is taken again
    LATER = "later"  # not yet
    NEVER = "never"  # somebody wrote the item by hand: the page has no more to say


@dataclass(frozen=True, slots=True)
class Policy:
    """MODERATION and MAX_AGE (hours)."""

    approve: bool
    max_age: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Where items come from; `extra_keys` name a stored file by its place, `selector` says where in
    pages the text stands, `hold` why nothing of this look is published by itself, `hold_others`
    why nothing is that took a known article's address."""

    source_name: str
    feed_id: int | None = None
    extra_keys: tuple[str, ...] = ()
    selector: str | None = None
    hold: str | None = None
    hold_others: str | None = None


@dataclass
class Intake:
    articles: ArticleStore
    channels: ChannelStore
    reading: Reading
    clock: Clock
    policy: Policy
    catch_up: CatchUp | None = None
    alike: Alike | None = None

    async def unknown_or_changed(self, items: Sequence[Item], origin: Origin) -> list[Item]:
        """Those whose wording was not met before."""
        read = [self._recognised(item, origin) for item in items]
        return [one.item for one in await self.news_among(read)]

    async def news_among(self, read: Sequence[ReadItem]) -> list[ReadItem]:
        """Those whose wording was not met before in this source, or was not read to the end."""
        known = await self.articles.known([one.seen for one in read])
        return [one for one in read if not _is_met(one, known)]

    async def unfinished_among(self, read: Sequence[ReadItem]) -> list[ReadItem]:
        """Those taken before without their page."""
        known = await self.articles.known([one.seen for one in read])
        return [
            one for one in read if one.seen in known and known[one.seen].item_hash == UNFINISHED
        ]

    async def known_as(self, item: Item, origin: Origin) -> int | None:
        """The number of the article that it is, met before under any of its keys."""
        keys = self._recognised(item, origin).keys
        known = await self.articles.known(keys)
        return next((known[key].article_id for key in keys if key in known), None)

    async def take(
        self,
        item: Item | ReadItem,
        origin: Origin,
        *,
        publish: bool,
        draft: bool = False,
        pages: Pages = Pages.NOW,
    ) -> Taken:
        """Read the page where the item is thin, understand, store with the rows of its routes.

        What another source brought before is only noted: the one that brought it words it.
        A `draft` stays hidden from readers until it is let through to a channel. `pages` says what
        an unread page means; `Taken.whole` is False where the item should be taken again.
        Raise UnreadableArticle for an item that says nothing.
        """
        read = self._recognised(item, origin) if isinstance(item, Item) else item
        known = await self.articles.known(read.keys)
        met = next((known[key].article_id for key in read.keys if key in known), None)
        if met is not None and known.keys().isdisjoint(read.own):
            await self.articles.note(met, read.keys, read.item_hash)
            return Taken(met, new=False, changed=False)
        completed = await self._completed(read.item, origin.selector, pages)
        if met is not None and not completed.whole:
            return Taken(met, new=False, changed=False, whole=False)
        article, replaced = await self.understood(completed.item), None
        if met is not None:
            turn = await self._turn(met, article, origin)
            if turn is Turn.BACK:
                await self.articles.note(met, (read.seen,), read.item_hash)
                return Taken(met, new=False, changed=False)
            if turn is Turn.ANOTHER:
                met, replaced, publish = None, met, publish or pages is not Pages.LATER
                origin = replace(origin, hold=origin.hold or origin.hold_others)
            elif completed.reason is not None:
                article = await self._reworded(met, article)
        new = replace(await self._made(read, completed, article, origin), instead_of=replaced)
        new = replace(new, draft=draft)
        return await self._stored(new, completed, origin, known=met is not None, publish=publish)

    async def _stored(
        self, new: NewArticle, completed: Completed, origin: Origin, *, known: bool, publish: bool
    ) -> Taken:
        told = await self.alike.find(new.article, origin.source_name) if self.alike else None
        if told is not None and not known:
            new = replace(new, article=told.doubted(new.article))
        similar = told is not None
        # A date that stands in the words of a saved text holds nothing back: whoever puts it into
        # the folder hands it over now.
        fresh = replace(new.article, published=completed.item.published)
        if known:
            rows, why = await self._decided(fresh, origin, similar=similar), None
        else:
            whole = completed.whole or origin.hold is not None
            rows, why = await self._rows(
                fresh, origin, publish=publish, similar=similar, whole=whole
            )
        if new.draft:
            why = None  # an editor's own: it was never to go by itself
        edits = State.HELD if self.policy.approve else State.READY
        new = replace(new, remarks=_remarks(completed.reason, why, told))
        taken = await self.articles.take(new, rows, edits)
        if taken.new and completed.reason:
            logger.warning(
                "article %s: its page could not be read: %s", taken.article_id, completed.reason
            )
        if taken.new and self.alike is not None:
            self.alike.remember(taken.article_id, new.article, origin.source_name)
        return replace(taken, whole=completed.whole)

    async def _completed(self, item: Item, selector: str | None, pages: Pages) -> Completed:
        if pages is Pages.NEVER or not thin(item) or not item.link:
            return Completed(item)
        if pages is Pages.LATER:
            return Completed(item, whole=False)
        page = complete_from_page(item, self.reading, selector)
        if pages is Pages.NOW:
            return replace(await page, whole=True)
        try:
            async with asyncio.timeout(PATIENCE):
                return await page
        except TimeoutError:
            reason = f"{shown(item.link)}: no page within {PATIENCE:g} s"
            return Completed(item, reason, whole=False)

    async def _made(
        self, read: ReadItem, completed: Completed, article: Article, origin: Origin
    ) -> NewArticle:
        body = body_key(completed.item.title, body_of(completed.item))
        return NewArticle(
            article=article,
            keys=tuple(dict.fromkeys((*read.keys, *([body] if body else [])))),
            item_hash=read.item_hash if completed.whole else UNFINISHED,
            content_hash=content_hash(article),
            first_seen_at=self.clock.now(),
            source_name=origin.source_name,
            feed_id=origin.feed_id,
            stems=await self.reading.workers.run(article_stems, article),
        )

    async def _turn(self, met: int, article: Article, origin: Origin) -> Turn:
        """Of a feed's article that is known by its address."""
        old = await self.articles.get(met)
        if old is None or old.feed_id is None or old.feed_id != origin.feed_id:
            return Turn.SAME
        run, now, zone = self.reading.workers.run, self.clock.now(), self.reading.timezone
        many = origin.hold_others is not None
        return await run(turn_of, old, article, now, zone, many=many)

    async def _reworded(self, article_id: int, thin_one: Article) -> Article:
        """A correction whose page cannot be had: the title is new, what the page said stays.

        A text of about the same length came from an item too, and is what was corrected.
        """
        stored = await self.articles.get(article_id)
        if stored is None or _size(stored.article) <= MUCH_MORE * _size(thin_one):
            return thin_one
        return replace(stored.article, title=thin_one.title)

    async def understood(self, item: Item) -> Article:
        """Raise UnreadableArticle for an item that says nothing."""
        article = await self.reading.workers.run(understand_item, item, self.reading.timezone)
        if not article.title.strip():
            raise UnreadableArticle(f"{item.source_name}: neither a title nor a text was found")
        return article

    async def _decided(
        self, article: Article, origin: Origin, *, similar: bool
    ) -> Sequence[NewRow]:
        """Now that its page is read: the rows where a channel's words may stand there."""
        channels = [one for one in await self.channels.carrying(origin.feed_id) if one.words]
        rows = await self._planned(article, channels, similar=similar, whole=True)
        return (await self._after_outage(rows, article, origin))[0] if rows else ()

    async def _rows(
        self, article: Article, origin: Origin, *, publish: bool, similar: bool, whole: bool
    ) -> tuple[Sequence[NewRow], str | None]:
        now = self.clock.now()
        if not publish:
            return (), IN_FOLDER if origin.feed_id is None else IN_FEED
        if is_stale(article.published, now, self.policy.max_age, self.reading.timezone):
            return (), f"stored only: older than {self.policy.max_age:g} hours when first seen"
        channels = await self.channels.carrying(origin.feed_id)
        if not channels:
            return (), "stored only: no channel takes articles from this source"
        rows = await self._planned(article, channels, similar=similar, whole=whole)
        if not rows:
            return (), f"stored only: no channel takes articles in {article.language or OTHER}"
        if origin.hold and not self.policy.approve:
            return held(rows, origin.hold), None
        return await self._after_outage(rows, article, origin)

    async def _planned(
        self, article: Article, channels: Sequence[Channel], *, similar: bool, whole: bool
    ) -> Sequence[NewRow]:
        filters = {channel.id: channel.words for channel in channels if channel.words}
        run = self.reading.workers.run
        out = await run(kept_out, article, filters, whole=whole) if filters else {}
        approve, now = self.policy.approve, self.clock.now()
        return plan(article, channels, approve=approve, now=now, similar=similar, kept_out=out)

    async def _after_outage(
        self, rows: Sequence[NewRow], article: Article, origin: Origin
    ) -> tuple[Sequence[NewRow], str | None]:
        """What came out while the bot was away waits for a word, where nobody approves each."""
        pushed = origin.feed_id is None and not origin.extra_keys
        if self.catch_up is None or self.policy.approve or pushed:
            return rows, None
        judged = await self.catch_up.judge(article.published)
        if judged is Judged.STORED:
            return (), catch_up.STORED
        if judged is Judged.HELD:
            return held(rows, catch_up.REASON), None
        return rows, None

    def _recognised(self, item: Item, origin: Origin) -> ReadItem:
        (read,) = recognise([item], origin.feed_id, origin.source_name, origin.extra_keys)
        return read


def _remarks(
    unread: str | None, unpublished: str | None, told: Told | None
) -> tuple[tuple[str, str], ...]:
    """What an editor may ask of a new article: its page, its channels, who told it before."""
    all_of_them = (
        ("page.unread", unread),
        ("article.not_published", unpublished),
        ("article.alike", told and told.words),
    )
    return tuple((kind, reason) for kind, reason in all_of_them if reason)


def _size(article: Article) -> int:
    return sum(len(block.text) for block in article.body)


def _is_met(read: ReadItem, known: Mapping[str, KnownArticle]) -> bool:
    """Known to come from this source, and worded as it was."""
    met = known.get(read.seen)
    return met is not None and met.item_hash == read.item_hash
