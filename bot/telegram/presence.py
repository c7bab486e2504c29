"""For a process that only publishes: is Telegram there, and is the token still good?"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import TelegramError, Unauthorized

logger = logging.getLogger(__name__)

ASK_EVERY = 30.0


async def stay_known(greet: Callable[[], Awaitable[str]], stop: asyncio.Event) -> None:
    """Until `stop` is set. Raise Unauthorized where the token is not accepted."""
    name = None
    while not stop.is_set():
        try:
            found = await greet()
            if found != name:
                logger.info("running as @%s", found)
            name = found
        except Unauthorized:
            raise
        except TelegramError as error:
            logger.warning("%s", error)
        try:
            async with asyncio.timeout(ASK_EVERY):
                await stop.wait()
        except TimeoutError:
            continue
