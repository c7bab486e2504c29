"""One visit a host at a time, without one that hangs holding up the rest."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

PATIENCE = 0.4  # seconds after which a visit no longer holds up the others
LONGEST_NAP = 1.0
MOST_OVERDUE = 4  # visits to one host that hang at once and hold up nobody


@dataclass
class _Lane:
    """The visits to one host: who is there, and how many wait."""

    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    began: list[float] = field(default_factory=list)
    waiting: int = 0

    def free(self, now: float) -> bool:
        """Nobody is there but a few who have been there too long."""
        overdue = sum(now - began >= PATIENCE for began in self.began)
        return len(self.began) == overdue and overdue <= MOST_OVERDUE

    def next_overdue(self, now: float) -> float | None:
        """Seconds until somebody there has been there too long."""
        left = [began + PATIENCE - now for began in self.began if now - began < PATIENCE]
        return min(left, default=None)


class Lanes:
    """Turns by host; a host where nobody is and nobody waits is forgotten."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits until the host is free; cancelling while it waits is safe."""
        clock = asyncio.get_running_loop().time
        lane = self._lanes.setdefault(host, _Lane())
        lane.waiting += 1
        try:
            async with lane.changed:
                while not lane.free(clock()):
                    await _change(lane, clock())
                began = clock()
                lane.began.append(began)
        finally:
            lane.waiting -= 1
            self._forget(host, lane)
        try:
            yield
        finally:
            lane.began.remove(began)
            self._forget(host, lane)
            async with lane.changed:
                lane.changed.notify()

    def _forget(self, host: str, lane: _Lane) -> None:
        if not lane.began and not lane.waiting:
            self._lanes.pop(host, None)


async def _change(lane: _Lane, now: float) -> None:
    """Until somebody leaves or is overdue; never for ever, should a call to wake be lost."""
    try:
        async with asyncio.timeout(lane.next_overdue(now) or LONGEST_NAP):
            await lane.changed.wait()
    except TimeoutError:
        return
