"""Tells the editors once that the database cannot be used, and once that it can be again."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import StorageError
from bot.ports import DatabaseHealth, Tell
from bot.reasons import retell
from bot.running import wait
from bot.texts import Texts

logger = logging.getLogger(__name__)

LOOK_EVERY = 2.0
WORTH_SAYING = 15.0  # seconds that trouble lasts; a lock is often gone before


@dataclass
class StorageNews:
    """`tell` gives None where nobody could be reached: then it is tried again."""

    health: DatabaseHealth
    texts: Texts
    tell: Tell
    _said: bool = False

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self.look()
            except StorageError as error:
                logger.warning("nobody can be told of the database yet: %s", error)
            await wait(stop, LOOK_EVERY)

    async def look(self) -> None:
        trouble = self.health.trouble()
        if trouble is not None and not self._said and self.health.lasts() >= WORTH_SAYING:
            text = self.texts.say(
                "My database cannot be used: {reason}. I keep trying. Nothing is lost, but what is"
                " new waits until this is over.",
                reason=retell(trouble, self.texts),
            )
            self._said = await self.tell(text) is not None
        elif trouble is None and self._said:
            self._said = await self.tell(self.texts.say("My database works again.")) is None
