"""Tells the editors of a held set, once, with both numbers and what they can do."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import JarshyError
from bot.model import Fixing
from bot.ports import Clock, FactStore, Tell
from bot.rates.book import RateBook
from bot.rates.days import DAY
from bot.running import until_stopped
from bot.texts import Texts

logger = logging.getLogger(__name__)

EVERY = 20.0
FACT = "rates.held.told"


@dataclass
class HeldTeller:
    """`tell` gives None where nobody could be reached: then it is tried again."""

    book: RateBook
    facts: FactStore
    clock: Clock
    texts: Texts
    tell: Tell

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self.look()
            except JarshyError as error:
                logger.error("held rates: %s", error)
            await until_stopped(self.clock.sleep(EVERY), stop)

    async def look(self) -> None:
        today = self.book.today
        held = await self.book.store.held(today, today + DAY)
        if not held:
            return
        newest = held[0]
        mark = f"{newest.day} {newest.note}"
        if await self.facts.get(FACT) == mark:
            return
        if await self.tell(self._words(newest)) is not None:
            await self.facts.put(FACT, mark)

    def _words(self, fixing: Fixing) -> str:
        return self.texts.say(
            "The National Bank's rates for {date} are held: they differ a lot from the last"
            " ones, and no second source confirms them.\n{numbers}\n"
            "If they are right, publish them with: {command}",
            date=self.texts.date_short(fixing.day),
            numbers=fixing.note,
            command=f"python -m bot rates --date {fixing.day.isoformat()} --accept",
        )
