"""Keeps the rates fresh: when to look, as a pure plan, and the part of the bot that does."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.errors import JarshyError
from bot.ports import Clock
from bot.rates.book import RateBook
from bot.rates.days import ALMATY, DAY
from bot.running import until_stopped

logger = logging.getLogger(__name__)

MORNING, EVENING, NIGHT = time(7, 0), time(16, 5), time(19, 0)
EVERY = 300.0  # seconds between two looks in the evening
AGAIN = timedelta(hours=2)  # the bank corrects a fixing now and then
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 600.0
LONGEST_SLEEP = 60.0  # so that a changed clock or a machine that slept is noticed


@dataclass(frozen=True, slots=True)
class Seen:
    """What is there. `checked`: when the newest of it was last asked for and had."""

    today: bool
    tomorrow: bool
    checked: datetime | None = None
    failures: int = 0
    looked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Look at `day` now, or at nothing for `seconds`."""

    day: date | None
    seconds: float = 0.0


def plan(now: datetime, seen: Seen) -> Plan:
    """Today's where it is missing; tomorrow's from 16:05 to 19:00; the newest that is there once
    in the morning and every two hours until 19:00, for it may have been corrected."""
    local = now.astimezone(ALMATY)
    clock, today = local.time(), local.date()
    pause = 0.0
    if seen.failures:
        pause = min(FIRST_PAUSE * 2 ** (seen.failures - 1), LONGEST_PAUSE)
    if not seen.today:
        return _when(today, now, seen, pause)
    if EVENING <= clock <= NIGHT and not seen.tomorrow:
        return _when(today + DAY, now, seen, min(pause, EVERY) if pause else 0.0)
    again = _again(local, seen)
    if again <= local:
        return _when(today + DAY if seen.tomorrow else today, now, seen, pause)
    return Plan(None, min(_until_next(local), (again - local).total_seconds()))


def _again(local: datetime, seen: Seen) -> datetime:
    """When what is there is to be asked for once more."""
    morning = datetime.combine(local.date(), MORNING, ALMATY)
    if local < morning or seen.checked is None or seen.checked < morning:
        return morning
    again = seen.checked.astimezone(ALMATY) + AGAIN
    night = datetime.combine(local.date(), NIGHT, ALMATY)
    return again if again <= night else morning + DAY


def _when(day: date, now: datetime, seen: Seen, pause: float) -> Plan:
    if seen.looked_at is None:
        return Plan(day)
    left = pause - (now - seen.looked_at).total_seconds()
    return Plan(day) if left <= 0 else Plan(None, min(left, pause))


def _until_next(local: datetime) -> float:
    moments = [
        datetime.combine(local.date() + timedelta(days=days), at, ALMATY)
        for days in (0, 1)
        for at in (MORNING, EVENING)
    ]
    return min((at - local).total_seconds() for at in moments if at > local)


@dataclass
class RateWatch:
    book: RateBook
    clock: Clock
    _checked: datetime | None = None
    _failures: int = 0
    _looked_at: datetime | None = None
    _told: str = ""

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                seconds = await self._step()
            except JarshyError as error:
                logger.error("rates: %s", error)
                seconds = FIRST_PAUSE
            await until_stopped(self.clock.sleep(min(seconds, LONGEST_SLEEP)), stop)

    async def _step(self) -> float:
        """Look where something is due; the seconds until the next step."""
        today = self.book.today
        seen = Seen(
            today=await self.book.has(today),
            tomorrow=await self.book.has(today + DAY),
            checked=self._checked,
            failures=self._failures,
            looked_at=self._looked_at,
        )
        planned = plan(self.clock.now(), seen)
        if planned.day is None:
            return planned.seconds
        await self._look(planned.day)
        return 1.0

    async def _look(self, day: date) -> None:
        self._looked_at = self.clock.now()
        before = self._told
        fixing = await self.book.refresh(day)
        if fixing is not None:
            self._checked = self.clock.now()
        if fixing is not None and await self.book.has(day):
            self._failures, self._told = 0, ""
            logger.info("rates of %s are here, from %s", day, fixing.source)
        else:
            self._failures += 1
            self._told = self.book.trouble(day)
            if self._told and self._told != before:
                # That tomorrow's are not there yet is no trouble.
                level = logging.INFO if day > self.book.today else logging.WARNING
                logger.log(level, "rates of %s: %s", day, self._told)
