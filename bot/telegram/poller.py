"""Long polling that confirms an update only after it was handled.

aiogram's own poller confirms first, and goes on through a 409 or a 401 with nobody told.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiogram import Bot
from aiogram.methods import DeleteWebhook, GetUpdates
from aiogram.types import Update

from bot.errors import Conflict, FloodWait, TelegramError, Unauthorized
from bot.ports import Clock
from bot.telegram.calls import call

logger = logging.getLogger(__name__)

POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
HANDLE_WITHIN = 20.0
FINISH_WITHIN = 6.0  # seconds that handlers have when the bot stops

Handle = Callable[[Update], Awaitable[object]]
Greet = Callable[[], Awaitable[str]]
Allowed = Sequence[str]


@dataclass
class Poller:
    bot: Bot
    clock: Clock
    allowed: Allowed
    handle: Handle
    greet: Greet
    _under_way: "asyncio.Task[None] | None" = None

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; updates under way are finished then.

        Raise Unauthorized where the token is not accepted.
        """
        polling = asyncio.create_task(self._poll())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if polling.done():
            polling.result()
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
        if self._under_way is not None:
            await asyncio.wait({self._under_way}, timeout=FINISH_WITHIN)
            self._under_way.cancel()

    async def _poll(self) -> None:
        offset: int | None = None
        failures = 0
        greeted = False
        while True:
            try:
                if not greeted:
                    logger.info("running as @%s", await self.greet())
                    await call(self.bot, DeleteWebhook())
                    greeted = True
                updates = await self._updates(offset)
            except Unauthorized:
                raise
            except TelegramError as error:
                failures += 1
                await self._pause(error, failures)
                continue
            failures = 0
            if updates:
                self._under_way = asyncio.create_task(self._handled(updates))
                await asyncio.shield(self._under_way)
                offset = updates[-1].update_id + 1

    async def _updates(self, offset: int | None) -> list[Update]:
        method = GetUpdates(offset=offset, timeout=POLL_SECONDS, allowed_updates=list(self.allowed))
        return await call(self.bot, method, POLL_SECONDS + 10)

    async def _pause(self, error: TelegramError, failures: int) -> None:
        if isinstance(error, Conflict):
            logger.error("updates: %s", error)
        else:
            logger.warning("updates: %s", error)
        asked = error.seconds if isinstance(error, FloodWait) else 0.0
        await self.clock.sleep(max(asked, min(0.5 * 2 ** min(failures, 8), LONGEST_PAUSE)))

    async def _handled(self, updates: Sequence[Update]) -> None:
        """Chats side by side, each one's updates in order."""
        by_chat: dict[int, list[Update]] = defaultdict(list)
        for update in updates:
            by_chat[chat_of(update)].append(update)
        await asyncio.gather(*(self._in_order(own) for own in by_chat.values()))

    async def _in_order(self, updates: Sequence[Update]) -> None:
        for update in updates:
            try:
                async with asyncio.timeout(HANDLE_WITHIN):
                    await self.handle(update)
            except TimeoutError:
                logger.error("update %s took longer than %s s", update.update_id, HANDLE_WITHIN)
            except Exception:
                logger.exception("update %s could not be handled", update.update_id)


def chat_of(update: Update) -> int:
    """What keeps updates in order: the chat, else the person."""
    event = update.event
    chat = getattr(event, "chat", None)
    if chat is None:
        chat = getattr(event, "from_user", None)
    return chat.id if chat is not None else 0
