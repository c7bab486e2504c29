"""Rates of past days: read from the store, and fetched for it a day at a time, politely."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.errors import JarshyError, NoRates
from bot.model import Fixing
from bot.ports import Clock
from bot.rates.book import RateBook
from bot.rates.days import FIRST_DAY
from bot.rates.sheet import LOOK_BACK
from bot.rates.trend import Trend, make_trend, missing_days

logger = logging.getLogger(__name__)

EVERY = 1.0  # seconds between two days
FAILURES = 3  # in a row, after which the rest is left for the next time somebody asks
MOST_DAYS = 400  # a request for more is cut


@dataclass
class RateHistory:
    book: RateBook
    clock: Clock
    pause: float = EVERY  # 0 for rates that nobody is asked for: then a trend is whole at once
    _task: "asyncio.Task[None] | None" = None
    _wanted: list[date] = field(default_factory=list)

    async def trend(
        self, code: str, last: date, days: int, wait: float | None = None
    ) -> Trend | None:
        """Over so many days before `last`, from what is there; the rest is on its way then.

        None where not even its first and last day can be known within `wait` seconds.
        """
        first = max(last - timedelta(days=min(days, MOST_DAYS)), FIRST_DAY)
        for end in (last, first):
            try:
                await self.book.sheet(end, [code], wait)
            except NoRates:
                return None
        stored = await self._stored(code, first, last)
        trend = make_trend(code, first, last, stored)
        if trend is None or not trend.complete:
            self.want(missing_days(first, last, stored))
            if not self.pause:
                await self.filled()
                trend = make_trend(code, first, last, await self._stored(code, first, last))
        return trend

    async def _stored(self, code: str, first: date, last: date) -> Sequence[Fixing]:
        return await self.book.stored(first - timedelta(days=LOOK_BACK), last, [code])

    def want(self, days: list[date]) -> None:
        """These next, the newest first; what was wanted before comes after."""
        self._wanted = list(dict.fromkeys([*days, *self._wanted]))[:MOST_DAYS]
        if self._wanted and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._fill())

    async def filled(self) -> None:
        """Until nothing is on its way any more."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _fill(self) -> None:
        failures = 0
        while self._wanted and failures < FAILURES:
            day = self._wanted.pop(0)
            if day > self.book.today:
                continue
            try:
                failures = 0 if await self.book.back_fill(day) else failures + 1
            except JarshyError as error:
                logger.warning("rates of %s: %s", day, error)
                failures += 1
            await self.clock.sleep(self.pause)
        self._wanted.clear()
