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
    """The visits to one host: since when somebody is there, and who waits."""

    began: list[float] = field(default_factory=list)
    naps: "dict[asyncio.Future[None], None]" = field(default_factory=dict)  # in their order
    waiting: int = 0

    def free(self, now: float) -> bool:
        """Nobody is there but a few who have been there too long."""
        overdue = sum(now - began >= PATIENCE for began in self.began)
        return len(self.began) == overdue and overdue <= MOST_OVERDUE

    def next_overdue(self, now: float) -> float | None:
        """Seconds until somebody there has been there too long."""
        left = [began + PATIENCE - now for began in self.began if now - began < PATIENCE]
        return min(left, default=None)

    def wake(self) -> None:
        if nap := next((nap for nap in self.naps if not nap.done()), None):
            nap.set_result(None)


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
            while not lane.free(began := clock()):
                await _nap(lane, lane.next_overdue(began) or LONGEST_NAP)
            lane.began.append(began)
        finally:
            lane.waiting -= 1
            self._forget(host, lane)
        try:
            yield
        finally:
            lane.began.remove(began)
            self._forget(host, lane)
            lane.wake()

    def _forget(self, host: str, lane: _Lane) -> None:
        if not lane.began and not lane.waiting:
            self._lanes.pop(host, None)


async def _nap(lane: _Lane, seconds: float) -> None:
    """Until somebody leaves or is overdue; never for ever, should a call to wake be lost."""
    loop = asyncio.get_running_loop()
    nap: asyncio.Future[None] = loop.create_future()
    lane.naps[nap] = None
    alarm = loop.call_later(seconds, _end, nap)
    try:
        await nap
    finally:
        alarm.cancel()
        del lane.naps[nap]


def _end(nap: "asyncio.Future[None]") -> None:
    if not nap.done():
        nap.set_result(None)
