"""For a process that does not poll: is Telegram there, and is the token still good?"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import StorageError, TelegramError, Unauthorized
from bot.running import first_of

logger = logging.getLogger(__name__)

ASK_EVERY = 30.0


async def stay_known(greet: Callable[[], Awaitable[str]], *ends: asyncio.Event) -> None:
    """Until one of `ends` is set. Raise Unauthorized where the token is not accepted."""
    name = None
    while not any(event.is_set() for event in ends):
        try:
            found = await greet()
            if found != name:
                logger.info("running as @%s", found)
            name = found
        except Unauthorized:
            raise
        except (TelegramError, StorageError) as error:
            logger.warning("%s", error)
        await first_of(*ends, within=ASK_EVERY)
