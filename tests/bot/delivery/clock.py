"""Time that passes only while everybody sleeps."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta
from itertools import count

BEGIN = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


class OwnClock:
    """Sleepers wake in order of their times; `run` moves time on until the work is done.

    `rounds` of the event loop are given to whoever woke before time moves on.
    """

    def __init__(self, rounds: int = 20) -> None:
        self._now = 0.0
        self._rounds = rounds
        self._numbers = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=self._now)

    def monotonic(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        awake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        at = self._now + max(0.0, seconds)
        heapq.heappush(self._sleepers, (at, next(self._numbers), awake))
        await awake

    def pass_by(self, seconds: float) -> None:
        """Time passes while nobody sleeps."""
        self._now += seconds

    async def run(self, work: "asyncio.Task[object]") -> None:
        """Until `work` is done; raise AssertionError where it waits for nothing."""
        while not work.done():
            for _ in range(self._rounds):
                await asyncio.sleep(0)
            if work.done():
                break
            assert self._sleepers, "everybody waits, and nobody for the clock"
            at, _, awake = heapq.heappop(self._sleepers)
            self._now = max(self._now, at)
            if not awake.done():
                awake.set_result(None)
        work.result()
