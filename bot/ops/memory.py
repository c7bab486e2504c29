"""Memory that is free again goes back to the machine.

Of what a burst of work leaves glibc gives back by itself only the end of its heap. After the first
look at 60 feeds the bot held 214 MB for as long as it ran, 175 once it had given back the rest.
"""

import asyncio
import ctypes

from bot.running import wait

# Seconds. Often, because nobody gets memory while some is given back: that takes some hundredths of
# a second for a hundred megabytes at once, a few thousandths where there is nothing.
EVERY = 60.0


async def give_back(stop: asyncio.Event, every: float = EVERY) -> None:
    """Until `stop` is set; nothing where the C library knows no such thing."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    while trim is not None and not stop.is_set():
        await asyncio.to_thread(trim, 0)
        await wait(stop, every)
