"""Looks at feeds when they are due, each on its own."""

import asyncio
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from functools import partial

from bot.errors import JarshyError, StorageError, WorkerError
from bot.model import Feed, Item, Look
from bot.newsroom.rules.brake import LEAST, LOOKED_BACK, gone_mad
from bot.ports import Clock, FeedStore
from bot.posts.entities import cut
from bot.running import until_stopped
from bot.sources.intake import Intake, Origin, Pages
from bot.sources.reading.reader import FeedReading, read_feed
from bot.sources.recognition.recognise import ReadItem
from bot.sources.retries import Retries
from bot.sources.watch import first_run, gone, next_look, publishing_order

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.25
MOST_AT_ONCE = 64  # looks that began a moment ago
MOST_UNDER_WAY = 400  # with those that hang
MOMENT = 1.0
PAGES_A_LOOK = 5  # of items that were there before the bot; new ones do not wait for them
AFTER_STORAGE_ERROR = 5.0
LONGEST_TITLE = 200  # UTF-16 units of a feed's own name; it may say anything at any length


class End(Enum):
    """What became of an item; all but the first are tried again at the next look."""

    WHOLE = "whole"
    UNFINISHED = "unfinished"  # stored, its page is still to be read
    FAILED = "failed"  # not stored


@dataclass
class FeedWatcher:
    feeds: FeedStore
    intake: Intake
    clock: Clock
    poll_interval: float
    first_run_posts: int
    _under_way: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)
    _began: dict[int, float] = field(default_factory=dict)
    _retries: Retries = field(default_factory=Retries)
    _met: dict[int, bytes] = field(default_factory=dict)  # the last look's, where all was taken

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; looks under way are given up, what they took is stored."""
        self._met.clear()  # another process may have looked meanwhile
        begun = False
        while not stop.is_set():
            try:
                if not begun:
                    await self.feeds.bring_forward(self.poll_interval)
                begun = True
                await self._start_due()
            except StorageError as error:
                logger.error("%s", error)
                await until_stopped(self.clock.sleep(AFTER_STORAGE_ERROR), stop)
            await self.clock.sleep(LOOK_EVERY)
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _start_due(self) -> None:
        for feed in await self.feeds.due(self.clock.now()):
            if feed.id in self._under_way:
                continue
            if not self._has_place():
                return
            task = asyncio.create_task(self._look(feed))
            self._under_way[feed.id] = task
            self._began[feed.id] = self.clock.monotonic()
            task.add_done_callback(partial(self._ended, feed.id))
            await asyncio.sleep(0)  # one after the other: dozens at once would hold up the loop

    def _has_place(self) -> bool:
        """A look that hangs takes no place from the others."""
        since = self.clock.monotonic() - MOMENT
        quick = sum(began >= since for began in self._began.values())
        return quick < MOST_AT_ONCE and len(self._under_way) < MOST_UNDER_WAY

    def _ended(self, feed_id: int, _: "asyncio.Task[None]") -> None:
        self._under_way.pop(feed_id, None)
        self._began.pop(feed_id, None)

    async def _look(self, feed: Feed) -> None:
        try:
            await self._read(feed)
        except StorageError as failure:
            logger.error("feed %s: %s", feed.url, failure)
            await self.clock.sleep(AFTER_STORAGE_ERROR)

    async def _read(self, feed: Feed) -> None:
        began = self.clock.now()
        error: Exception | None = None
        reading: FeedReading | None = None
        whole = False  # every item was taken: the same body need not be read again
        try:
            met = self._met.pop(feed.id, b"") if feed.first_read_at is not None else b""
            reading = await read_feed(feed, self.intake.reading, met)
            whole = await self._take(feed, reading)
            if whole:
                self._met[feed.id] = met if reading.unchanged else reading.met
        except StorageError:
            raise
        except JarshyError as failure:
            error = failure
        except Exception as failure:
            logger.exception("feed %s", feed.url)
            error = failure
        self._tell(feed, error)
        ended = began if error is None else self.clock.now()
        due = next_look(
            feed,
            ended,
            poll_interval=self.poll_interval,
            error=error,
            jitter=random.random(),
        )
        await self.feeds.record(feed.id, _left_behind(began, due, reading, error, whole))

    async def _take(self, feed: Feed, reading: FeedReading) -> bool:
        """False where an item must be tried again."""
        origin = Origin(feed.url, feed.id, selector=feed.selector)
        if feed.first_read_at is None and not reading.unchanged:
            return await self._open(feed, reading.items, origin)
        found = publishing_order(await self.intake.news_among(reading.items), _published)
        later = {one.seen for one in await self.intake.unfinished_among(found)}
        fresh = [one for one in found if one.seen not in later]
        rest = [one for one in reversed(found) if one.seen in later]
        origin = await self._braked(feed, fresh, origin)
        ends = [await self._take_one(one, origin, publish=True) for one in fresh]
        ends += [await self._take_one(one, origin, publish=False) for one in rest[:PAGES_A_LOOK]]
        return set(ends) <= {End.WHOLE} and len(rest) <= PAGES_A_LOOK

    async def _braked(self, feed: Feed, fresh: Sequence[ReadItem], origin: Origin) -> Origin:
        """Nothing of this look goes out by itself where the feed has gone mad.

        Items that are known and say something else may be corrected, or others altogether: a new
        system gives the old addresses away. That is known only when they are read.
        """
        if len(fresh) < LEAST or feed.first_read_at is None:
            return origin
        now = self.clock.now()
        since = max(feed.first_read_at, now - LOOKED_BACK)
        new = [one for one in fresh if await self.intake.known_as(one.item, origin) is None]
        brought = await self.feeds.brought(feed.id, since)
        hold, others = (gone_mad(len(some), brought, now - since) for some in (new, fresh))
        return replace(origin, hold=hold, hold_others=others)

    async def _open(self, feed: Feed, items: Sequence[ReadItem], origin: Origin) -> bool:
        """The first look: the newest few are published, the rest is stored, pages come later."""
        chosen = first_run(items, self.first_run_posts, _published, since=feed.succeeded_at)
        ends = [await self._take_one(one, origin, publish=True) for one in chosen.publish]
        ends += [
            await self._take_one(one, origin, publish=False, pages=Pages.LATER)
            for one in chosen.store
        ]
        if End.FAILED not in ends:
            await self.feeds.opened(feed.id, self.clock.now())
        return set(ends) <= {End.WHOLE}

    async def _take_one(
        self, read: ReadItem, origin: Origin, *, publish: bool, pages: Pages = Pages.SOON
    ) -> End:
        """One bad item never stops the others."""
        key = origin.source_name, read.item_hash
        if pages is Pages.SOON and self._retries.spent(key):
            pages = Pages.NOW
        try:
            taken = await self.intake.take(read, origin, publish=publish, pages=pages)
        except StorageError:
            raise
        except WorkerError as error:
            again = self._retries.again(key)
            what = "is tried again" if again else "is left out"
            logger.warning("%s: %s %s: %s", origin.source_name, _named(read.item), what, error)
            return End.FAILED if again else End.WHOLE
        except JarshyError as error:
            why = str(error).removeprefix(f"{origin.source_name}: ")
            logger.warning("%s: %s is left out: %s", origin.source_name, _named(read.item), why)
        else:
            if not taken.whole:
                if pages is Pages.SOON:
                    self._retries.again(key)
                return End.UNFINISHED
        self._retries.done(key)
        return End.WHOLE

    def _tell(self, feed: Feed, error: Exception | None) -> None:
        """Each new trouble once, and its end."""
        if error is None and feed.last_error:
            logger.info("feed %s answers again", feed.url)
        elif error is not None and str(error) != feed.last_error:
            # Most errors begin with the address themselves.
            logger.warning("feed %s: %s", feed.url, str(error).removeprefix(f"{feed.url}: "))


def _left_behind(
    began: datetime,
    due: datetime,
    reading: FeedReading | None,
    error: Exception | None,
    whole: bool,
) -> Look:
    if reading is None or error is not None:
        return Look(at=began, next_look_at=due, error=str(error), gone=gone(error))
    title = cut(reading.title, LONGEST_TITLE) if reading.title else None
    look = Look(at=began, next_look_at=due, title=title, moved_to=reading.moved_to)
    if not whole:
        return look
    return replace(
        look,
        etag=reading.etag,
        last_modified=reading.last_modified,
        body_hash=reading.body_hash,
    )


def _named(item: Item) -> str:
    return item.link or item.guid or "an item without link and id"


def _published(read: ReadItem) -> datetime | None:
    return read.item.published
