"""Looks at the folder of stored articles again and again (feeds: feed_watcher.py)."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SourceError, StorageError, WorkerError
from bot.model import Item
from bot.ports import Clock, FactStore
from bot.running import until_stopped
from bot.sources.intake import Intake, Origin, Pages
from bot.sources.retries import Retries
from bot.sources.stored import folder
from bot.sources.stored.files import read_stored
from bot.sources.watch import first_run

logger = logging.getLogger(__name__)

FOLDER_EVERY = 0.5
AFTER_STORAGE_ERROR = 5.0


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
    _waiting: Mapping[Path, float] = field(default_factory=dict)
    _trouble: str | None = None
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
                await until_stopped(self.clock.sleep(AFTER_STORAGE_ERROR), stop)
            await self.clock.sleep(FOLDER_EVERY)

    async def _look(self) -> None:
        snapshot = await asyncio.to_thread(folder.look, self.path, self.clock.monotonic())
        self._tell(snapshot.trouble)
        if not snapshot.readable:
            return
        settled = folder.settled_files(self._previous, snapshot, self._taken, self._waiting)
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
        self._previous, self._waiting = settled.snapshot, settled.since
        self._taken = {p: mark for p, mark in settled.taken.items() if p not in self._again}

    def _tell(self, trouble: str | None) -> None:
        """Each trouble once, and its end."""
        if trouble and trouble != self._trouble:
            logger.warning("ARTICLES_DIR: %s; it is looked at again and again", trouble)
        elif self._trouble and not trouble:
            logger.info("ARTICLES_DIR: %s can be read again", self.path)
        self._trouble = trouble

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
                patient = publish and not self._retries.spent(path)
                pages = Pages.SOON if patient else Pages.NOW
                taken = await self.intake.take(item, origin, publish=publish, pages=pages)
                if not taken.whole:
                    self._retries.again(path)
                    self._again.add(path)
                    return
            self._retries.done(path)
        except SourceError as error:
            logger.warning("%s", error)
        except WorkerError as error:
            self._failed(path, error)

    def _failed(self, path: Path, error: WorkerError) -> None:
        if self._retries.again(path):
            self._again.add(path)
        logger.warning("%s: %s", path, error)


def file_origin(path: Path) -> Origin:
    """A stored file is known by its place too, so that a changed one is a revision."""
    place = str(path.resolve())
    return Origin(place, extra_keys=(f"file:{place}",))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
