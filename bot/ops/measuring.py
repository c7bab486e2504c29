"""Looks every few moments at what must be looked up to be counted."""

import asyncio
import logging
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.errors import StorageError
from bot.model import State
from bot.ops.metrics import Metrics
from bot.ops.readiness import Readiness
from bot.ports import Clock, FeedStore, MeasureStore
from bot.running import wait

logger = logging.getLogger(__name__)

LOOK_EVERY = 2.0
LAG_EVERY = 0.25
AFTER_STORAGE_ERROR = 10.0

# Kinds of the log with a counter of their own.
_COUNTED = {
    "article.stored": "articles",
    "article.revised": "revisions",
    "article.reworded": "revisions",
    f"outbox.{State.SENT}": "sent",
    f"outbox.{State.IN_DOUBT}": "doubts",
}


@dataclass
class Measuring:
    metrics: Metrics
    measures: MeasureStore
    feeds: FeedStore
    readiness: Readiness
    clock: Clock
    _seen: int | None = None

    async def run(self, stop: asyncio.Event) -> None:
        lag = asyncio.create_task(self._watch_lag())
        try:
            while not stop.is_set():
                pause = LOOK_EVERY
                try:
                    await self._look()
                except StorageError as error:
                    logger.debug("could not measure: %s", error)
                    pause = AFTER_STORAGE_ERROR
                await wait(stop, pause)
        finally:
            lag.cancel()
            await asyncio.gather(lag, return_exceptions=True)

    async def _watch_lag(self) -> None:
        while True:
            before = self.clock.monotonic()
            await self.clock.sleep(LAG_EVERY)
            late = self.clock.monotonic() - before - LAG_EVERY
            self.metrics.lag.observe(max(0.0, late))

    async def _look(self) -> None:
        now = self.clock.now()
        if await self._count_events():
            states = await self.measures.states()
            for state in State:
                self.metrics.posts.labels(state.value).set(states.get(state, 0))
        oldest = await self.measures.oldest_due(now)
        self.metrics.oldest.set((now - oldest).total_seconds() if oldest else 0)
        tally = Counter(feed.state for feed in await self.feeds.all())
        self.metrics.feeds.labels("ok").set(tally["ok"] + tally["new"])
        self.metrics.feeds.labels("failing").set(tally["failing"])
        self.metrics.feeds.labels("stopped").set(tally["stopped"])
        self.metrics.ready.set(await self.readiness.trouble() is None)
        self.metrics.memory.set(await asyncio.to_thread(memory))

    async def _count_events(self) -> bool:
        """Did anything happen since the last look? Every change of a post is in the log."""
        tally = await self.measures.events_after(self._seen)
        changed = self._seen != tally.newest
        self._seen = tally.newest
        for kind, count in tally.kinds.items():
            self.metrics.events.labels(kind).inc(count)
            if kind in _COUNTED:
                getattr(self.metrics, _COUNTED[kind]).inc(count)
        return changed


def memory() -> int:
    """Bytes that this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
