"""How old the newest rates are and how each source is doing, as metrics."""

import asyncio
import logging
import math
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import StorageError
from bot.model import MAJORS
from bot.ops.metrics import Metrics
from bot.rates.book import RateBook
from bot.rates.days import DAY, holds_on
from bot.rates.sheet import LOOK_BACK
from bot.running import wait

logger = logging.getLogger(__name__)

LOOK_EVERY = 10.0  # seconds


@dataclass
class RateMeasuring:
    """A source is counted once it was asked; which process asks is said in docs/operation.md."""

    metrics: Metrics
    book: RateBook

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self.look()
            except StorageError as error:
                logger.debug("could not measure the rates: %s", error)
            await wait(stop, LOOK_EVERY)

    async def look(self) -> None:
        now, today = self.book.clock.now(), self.book.today
        stored = await self.book.stored(today - timedelta(days=LOOK_BACK), today + DAY, MAJORS)
        age = (now - stored[0].fetched_at).total_seconds() if stored else math.nan
        self.metrics.rates_age.set(age)
        self.metrics.rates_current.set(any(holds_on(fixing.day, today) for fixing in stored))
        for source, health in self.book.asker.health.items():
            self.metrics.rates_source.labels(source).set(not health.reason)
            if health.succeeded_at is not None:
                age = (now - health.succeeded_at).total_seconds()
                self.metrics.rates_source_age.labels(source).set(age)
