"""The stems of articles stored before this version made them, put in piece by piece."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import StorageError, WorkerError
from bot.newsroom.search.stems import VERSION, stems_of
from bot.ports import Clock, FactStore, NewsStore, Workers
from bot.running import until_stopped

logger = logging.getLogger(__name__)

AT_ONCE = 50
PAUSE = 0.05  # seconds between two pieces: others write too
AFTER_ERROR = 5.0
_DONE = "done"
_FACT = "search.stems"  # version, and the number below which articles still wait


@dataclass
class Filling:
    news: NewsStore
    facts: FactStore
    workers: Workers
    clock: Clock

    async def run(self, stop: asyncio.Event) -> None:
        """Until all is filled or `stop` is set; begun again where a kill ended it."""
        while not stop.is_set():
            pause = PAUSE
            try:
                if await self.step():
                    return
            except (StorageError, WorkerError) as error:
                logger.warning("words for search are made later: %s", error)
                pause = AFTER_ERROR
            await until_stopped(self.clock.sleep(pause), stop)

    async def step(self) -> bool:
        """One piece, the newest articles first; True where nothing is left to do."""
        version, _, below = (await self.facts.get(_FACT) or "").partition(":")
        if version == VERSION and below == _DONE:
            return True
        start = int(below) if version == VERSION and below.isdigit() else None
        found = await self.news.below(start, AT_ONCE)
        if found:
            stems = await self.workers.run(stems_of, [one.article for one in found])
            await self.news.restem([(one.id, s) for one, s in zip(found, stems, strict=True)])
        rest = str(found[-1].id) if found else _DONE
        await self.facts.put(_FACT, f"{VERSION}:{rest}")
        return not found
