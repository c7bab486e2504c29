"""Collections of garbage short enough for the event loop.

A full one walks through every object there is: 180,000 after the start, an eighth of a second in
which nobody is answered. What was built once and stays needs no second look.
"""

import asyncio
import gc
from collections.abc import Sequence

from bot.running import wait

# Seconds from the start: types of Telegram's are built late, statements at their first use.
AGAIN = (60.0, 600.0)


async def keep_short(stop: asyncio.Event, again: Sequence[float] = AGAIN) -> None:
    """Take what is there out of all later collections, now and some times more.

    Not for ever: each time a little garbage of that moment is kept with it.
    """
    gc.freeze()
    since = 0.0
    for moment in again:
        await wait(stop, moment - since)
        if stop.is_set():
            return
        since = moment
        gc.freeze()
