"""A dead man's switch outside Telegram: an address fetched every minute while all is well."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import FetchError
from bot.ops.readiness import Readiness
from bot.ports import Clock, Fetcher, FetchKind, FetchRequest
from bot.running import until_stopped

logger = logging.getLogger(__name__)

BEAT_EVERY = 60.0
LOOK_EVERY = 1.0


@dataclass
class Heartbeat:
    url: str
    readiness: Readiness
    fetcher: Fetcher
    clock: Clock
    _due: float = 0.0
    _failing: bool = False

    async def run(self, stop: asyncio.Event) -> None:
        """The first beat comes as soon as all is well, none while it is not."""
        while not stop.is_set():
            now = self.clock.monotonic()
            if now >= self._due and await self.readiness.trouble() is None:
                self._due = now + BEAT_EVERY
                await self._beat()
            await until_stopped(self.clock.sleep(LOOK_EVERY), stop)

    async def _beat(self) -> None:
        """The address is a secret, so what the fetcher says of it is not logged."""
        try:
            await self.fetcher.fetch(FetchRequest(self.url, FetchKind.PAGE))
        except FetchError as error:
            # An answer that cannot be read is one all the same.
            arrived = error.status is not None and 200 <= error.status < 300
            if not arrived and not self._failing:
                logger.warning("HEARTBEAT_URL cannot be fetched (status %s)", error.status)
            self._failing = not arrived
        else:
            self._failing = False
