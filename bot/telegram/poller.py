"""Long polling that confirms an update only after it was handled.

aiogram's own poller confirms first, and goes on through a 409 or a 401 with nobody told.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.methods import DeleteWebhook
from aiogram.types import Update

from bot.errors import (
    Conflict,
    FloodWait,
    JarshyError,
    StorageError,
    TelegramError,
    Unauthorized,
    WebhookSet,
)
from bot.ports import Clock
from bot.running import until_stopped
from bot.telegram.calls import call
from bot.telegram.lanes import Admits, Handle, Lanes, everything
from bot.telegram.late_types import build_updates
from bot.telegram.rivals import Rivals
from bot.telegram.updates import AskUpdates, read_updates

logger = logging.getLogger(__name__)

POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
# While a chat is still being answered, Telegram is asked again after so long: what it then
# repeats is passed over, what is new need not wait. Sooner it would give one update at a time.
PATIENCE = 0.7
FINISH_WITHIN = 5.0

Greet = Callable[[], Awaitable[str]]
Allowed = Sequence[str]


@dataclass
class Poller:
    bot: Bot
    clock: Clock
    allowed: Allowed
    handle: Handle
    greet: Greet
    admits: Admits = everything
    rivals: Rivals | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raise Unauthorized where the token is not accepted."""
        lanes = Lanes(self.handle, self.admits)
        try:
            await until_stopped(self._poll(lanes), stop)
        finally:
            await lanes.close(FINISH_WITHIN if stop.is_set() else 0)

    async def _poll(self, lanes: Lanes) -> None:
        failures = 0
        greeted = False
        while True:
            try:
                if not greeted:
                    logger.info("running as @%s", await self.greet())
                    await call(self.bot, DeleteWebhook())
                    await asyncio.to_thread(build_updates)
                    greeted = True
                updates = await self._updates(lanes.offset)
            except Unauthorized:
                raise
            except (TelegramError, StorageError) as error:
                failures += 1
                greeted = greeted and not isinstance(error, WebhookSet)
                await self._pause(error, failures)
                continue
            if failures:
                logger.info("updates: Telegram answers again")
            failures = 0
            if self.rivals is not None:
                await self.rivals.alone()
            lanes.take(updates)
            await lanes.settle(PATIENCE)

    async def _updates(self, offset: int | None) -> list[Update]:
        method = AskUpdates(offset=offset, timeout=POLL_SECONDS, allowed_updates=list(self.allowed))
        found: list[Any] = await call(self.bot, method, POLL_SECONDS + 10)
        return read_updates(found, self.bot)

    async def _pause(self, error: JarshyError, failures: int) -> None:
        if isinstance(error, Conflict):
            logger.error("updates: %s", error)
            if self.rivals is not None:
                await self.rivals.met()
        else:
            logger.warning("updates: %s", error)
        asked = error.seconds if isinstance(error, FloodWait) else 0.0
        await self.clock.sleep(max(asked, min(0.5 * 2 ** min(failures, 8), LONGEST_PAUSE)))
