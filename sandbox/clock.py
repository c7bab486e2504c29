"""The sandbox's own time: it may run faster than the wall's and be moved forward."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress


class Clock:
    """Unix time as the stand-in Telegram sees it.

    `speed` sandbox seconds pass in one real second; `advance` jumps and wakes who sleeps:
    `sleepers` says how many do.
    """

    def __init__(self, start: float | None = None, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError("The speed of the clock must be above 0")
        self._start = time.time() if start is None else start
        self._began = time.monotonic()
        self._speed = speed
        self._jumped = 0.0
        self._moved: asyncio.Event | None = None
        self.sleepers = 0

    def now(self) -> float:
        """Unix seconds; never goes back."""
        return self._start + self._jumped + (time.monotonic() - self._began) * self._speed

    def date(self) -> int:
        return int(self.now())

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("The clock goes forward only")
        self._jumped += seconds
        if self._moved is not None:
            self._moved.set()
            self._moved = None

    async def sleep(self, seconds: float) -> None:
        """Sandbox seconds; a jump of the clock shortens the wait."""
        end = self.now() + seconds
        self.sleepers += 1
        try:
            while (left := end - self.now()) > 0:
                if self._moved is None:
                    self._moved = asyncio.Event()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._moved.wait(), left / self._speed)
        finally:
            self.sleepers -= 1
