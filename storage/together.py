"""Group commit: what is asked for while a unit of work runs, or at the same moment, is done in the
next one, together.

One transaction, and one wait for the disk, then serves many channels; who is alone waits for
nobody.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from storage.failures import Clash

QUIET_TURNS = 2  # of the event loop in which nobody new asked: then a unit begins
Step = TypeVar("Step")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class _Asked(Generic[Step, Done]):
    step: Step
    done: "asyncio.Future[Done]"


class Together(Generic[Step, Done]):
    """`unit` does steps in one transaction: what became of each, or the error it ended with."""

    def __init__(
        self, unit: Callable[[Sequence[Step]], Awaitable[Sequence[Done | Exception]]], most: int
    ) -> None:
        self._unit = unit
        self._most = most
        self._waiting: list[_Asked[Step, Done]] = []
        self._working: asyncio.Task[None] | None = None

    async def do(self, step: Step) -> Done:
        """Raise the step's own error. Cancelled before its unit began it is not done; after
        that the cancellation follows the end of the unit."""
        asked: _Asked[Step, Done] = _Asked(step, asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        try:
            return await asyncio.shield(asked.done)
        except asyncio.CancelledError:
            if asked in self._waiting:
                self._waiting.remove(asked)
            else:
                await _ended(asked.done)
            raise

    async def _work(self) -> None:
        try:
            while await self._gathered():
                here, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                await self._serve(here)
        finally:
            self._working = None

    async def _gathered(self) -> bool:
        """Whom the last unit let go on is about to ask again, and comes along."""
        known = quiet = 0
        while 0 < len(self._waiting) < self._most and quiet < QUIET_TURNS:
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self._waiting) == known else 0
            known = len(self._waiting)
        return bool(self._waiting)

    async def _serve(self, asked: Sequence[_Asked[Step, Done]]) -> None:
        try:
            ended = await self._unit([one.step for one in asked])
        except Clash as error:
            if len(asked) == 1:
                _tell(asked[0], error)
                return
            # Another process was quicker with one of them: each by itself, to spare the others.
            for one in asked:
                await self._serve([one])
        except BaseException as error:
            for one in asked:
                _tell(one, error)
            if not isinstance(error, Exception):
                raise
        else:
            for one, result in zip(asked, ended, strict=True):
                _tell(one, result)


def _tell(asked: _Asked[Step, Done], result: Done | BaseException) -> None:
    if asked.done.done():
        return
    if isinstance(result, BaseException):
        asked.done.set_exception(result)
        asked.done.exception()  # seen, also where nobody waits for it any more
    else:
        asked.done.set_result(result)


async def _ended(future: "asyncio.Future[Done]") -> None:
    """Wait for it through further cancellations; what it ends with is passed over."""
    while not future.done():
        try:
            await asyncio.wait([future])
        except asyncio.CancelledError:
            continue
