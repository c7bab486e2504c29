"""Looks at feeds and at the folder of stored articles when they are due, each on its own."""

import asyncio
import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.errors import JarshyError, SourceError, StorageError, WorkerError
from bot.model import Feed, Item, Look
from bot.ports import Clock, FactStore, FeedStore
from bot.sources import folder
from bot.sources.intake import Intake, Origin
from bot.sources.reader import FeedReading, read_feed
from bot.sources.recognise import ReadItem
from bot.sources.retries import Retries
from bot.sources.stored import read_stored
from bot.sources.watch import first_run, gone, next_look, publishing_order

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.25
FOLDER_EVERY = 0.5
MOST_AT_ONCE = 64
AFTER_STORAGE_ERROR = 5.0


@dataclass
class FeedWatcher:
    feeds: FeedStore
    intake: Intake
    clock: Clock
    poll_interval: float
    first_run_posts: int
    _under_way: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _retries: Retries = field(default_factory=Retries)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; looks under way are given up, what they took is stored."""
        while not stop.is_set():
            try:
                await self._start_due()
            except StorageError as error:
                logger.error("%s", error)
                await self.clock.sleep(AFTER_STORAGE_ERROR)
            await self.clock.sleep(LOOK_EVERY)
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _start_due(self) -> None:
        for feed in await self.feeds.due(self.clock.now()):
            if feed.id in self._under_way or len(self._under_way) >= MOST_AT_ONCE:
                continue
            task = asyncio.create_task(self._look(feed))
            self._under_way[feed.id] = task
            task.add_done_callback(partial(self._ended, feed.id))

    def _ended(self, feed_id: int, _: asyncio.Task[None]) -> None:
        self._under_way.pop(feed_id, None)

    async def _look(self, feed: Feed) -> None:
        began = self.clock.now()
        error: Exception | None = None
        reading: FeedReading | None = None
        whole = False  # every item was taken: the same body need not be read again
        try:
            reading = await read_feed(feed, self.intake.reading)
            whole = await self._take(feed, reading)
        except StorageError as failure:
            logger.error("feed %s: %s", feed.url, failure)
            await self.clock.sleep(AFTER_STORAGE_ERROR)
            return
        except JarshyError as failure:
            error = failure
        except Exception as failure:
            logger.exception("feed %s", feed.url)
            error = failure
        self._tell(feed, error)
        due = next_look(
            feed,
            began if error is None else self.clock.now(),
            poll_interval=self.poll_interval,
            error=error,
            jitter=random.random(),
        )
        await self.feeds.record(
            feed.id,
            Look(
                at=began,
                next_look_at=due,
                title=reading.title if reading and not error else None,
                etag=reading.etag if reading and whole else None,
                last_modified=reading.last_modified if reading and whole else None,
                body_hash=reading.body_hash if reading and whole else None,
                error=str(error) if error else None,
                gone=gone(error),
            ),
        )

    async def _take(self, feed: Feed, reading: FeedReading) -> bool:
        """False where an item must be tried again."""
        origin = Origin(feed.url, feed.id)
        if feed.first_read_at is None and not reading.unchanged:
            return await self._open(feed, reading.items, origin)
        found = publishing_order(await self.intake.news_among(reading.items), _published)
        return all([await self._take_one(item, origin, publish=True) for item in found])

    async def _open(self, feed: Feed, items: Sequence[ReadItem], origin: Origin) -> bool:
        """The first look: the newest few are published, the rest is stored."""
        chosen = first_run(items, self.first_run_posts, _published)
        whole = True
        for some, publish in ((chosen.store, False), (chosen.publish, True)):
            for item in some:
                whole &= await self._take_one(item, origin, publish=publish)
        if whole:
            await self.feeds.opened(feed.id, self.clock.now())
        return whole

    async def _take_one(self, read: ReadItem, origin: Origin, *, publish: bool) -> bool:
        """One bad item never stops the others. False where it should be tried again."""
        key = origin.source_name, read.item_hash
        try:
            await self.intake.take(read, origin, publish=publish)
        except StorageError:
            raise
        except WorkerError as error:
            again = self._retries.again(key)
            what = "is tried again" if again else "is left out"
            logger.warning("%s: %s %s: %s", origin.source_name, read.item.link, what, error)
            return not again
        except JarshyError as error:
            logger.warning("%s: %s is left out: %s", origin.source_name, read.item.link, error)
        self._retries.done(key)
        return True

    def _tell(self, feed: Feed, error: Exception | None) -> None:
        """Each new trouble once, and its end."""
        if error is None and feed.last_error:
            logger.info("feed %s answers again", feed.url)
        elif error is not None and str(error) != feed.last_error:
            logger.warning("feed %s: %s", feed.url, error)


@dataclass
class FolderWatcher:
    """ARTICLES_DIR: a new file is published like a feed's item."""

    path: Path
    intake: Intake
    facts: FactStore
    clock: Clock
    timezone: str
    first_run_posts: int
    _previous: folder.Snapshot | None = None
    _taken: Mapping[Path, folder.Mark] = field(default_factory=dict)
    _again: set[Path] = field(default_factory=set)  # what failed in this look for no fault of its
    _retries: Retries = field(default_factory=Retries)

    @property
    def _fact(self) -> str:
        return f"articles_dir.opened:{self.path.resolve()}"

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self._look()
            except StorageError as error:
                logger.error("%s", error)
                await self.clock.sleep(AFTER_STORAGE_ERROR)
            await self.clock.sleep(FOLDER_EVERY)

    async def _look(self) -> None:
        snapshot = await asyncio.to_thread(folder.look, self.path, self.clock.monotonic())
        settled = folder.settled_files(self._previous, snapshot, self._taken)
        opening = self._previous is not None and await self.facts.get(self._fact) is None
        if opening and settled.snapshot is self._previous:
            return
        self._again.clear()
        found = [(path, item) for path in settled.files if (item := await self._read(path))]
        if opening:
            await self._open(found)
            if not self._again:
                await self.facts.put(self._fact, self.clock.now().isoformat())
        else:
            for path, item in found:
                await self._take(path, item, publish=True)
        self._previous = settled.snapshot
        self._taken = {p: mark for p, mark in settled.taken.items() if p not in self._again}

    async def _open(self, found: Sequence[tuple[Path, Item]]) -> None:
        """The first look at the folder: the newest few are published, the rest is stored."""
        paths = {id(item): path for path, item in found}
        newest = sorted((item for _, item in found), key=lambda i: -_changed(paths[id(i)]))
        chosen = first_run(newest, self.first_run_posts, lambda item: item.published)
        for some, publish in ((chosen.store, False), (chosen.publish, True)):
            for item in some:
                await self._take(paths[id(item)], item, publish=publish)

    async def _read(self, path: Path) -> Item | None:
        try:
            return await self.intake.reading.workers.run(
                read_stored, path, self.timezone, self.clock.now()
            )
        except SourceError as error:
            logger.warning("%s", error)
        except WorkerError as error:
            self._failed(path, error)
        return None

    async def _take(self, path: Path, item: Item, *, publish: bool) -> None:
        origin = file_origin(path)
        try:
            if await self.intake.unknown_or_changed([item], origin):
                await self.intake.take(item, origin, publish=publish)
            self._retries.done(path)
        except SourceError as error:
            logger.warning("%s", error)
        except WorkerError as error:
            self._failed(path, error)

    def _failed(self, path: Path, error: WorkerError) -> None:
        if self._retries.again(path):
            self._again.add(path)
        logger.warning("%s: %s", path, error)


def _published(read: ReadItem) -> datetime | None:
    return read.item.published


def file_origin(path: Path) -> Origin:
    """A stored file is known by its place too, so that a changed one is a revision."""
    place = str(path.resolve())
    return Origin(place, extra_keys=(f"file:{place}",))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
