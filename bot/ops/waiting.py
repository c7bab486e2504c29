"""Sleeping that a stop cuts short."""

import asyncio


async def wait(stop: asyncio.Event, seconds: float) -> None:
    """No longer than until `stop` is set."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
