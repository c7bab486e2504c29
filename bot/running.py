"""Parts that run side by side until told to stop, and what ends them."""

import asyncio
import logging
import signal
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.errors import JarshyError

logger = logging.getLogger(__name__)

END_WITHIN = 8.5  # seconds the parts have from SIGTERM to their end; the process has ten

Part = Coroutine[Any, Any, None]


@dataclass
class Running:
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    _failures: list[JarshyError] = field(default_factory=list)

    def on_signals(self) -> None:
        """SIGTERM and SIGINT stop, whenever they come."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop.set)

    def give_up(self, error: JarshyError) -> None:
        """The bot cannot go on: everything stops, and the first such error is the answer."""
        self._failures.append(error)
        self.stop.set()

    async def ends_with(self, lost: asyncio.Event) -> None:
        """The place at the database was lost: another process may have it, so this one ends."""
        await first_of(lost, self.stop)
        if lost.is_set():
            self.give_up(
                JarshyError("the connection that holds the database was lost: start again")
            )

    async def together(self, parts: Sequence[Part]) -> None:
        """A part that ends by an error ends all; after `stop` each has a few seconds to finish."""
        tasks = [asyncio.create_task(part) for part in parts]
        try:
            await self._until_stopped(tasks)
            _, late = await asyncio.wait(tasks, timeout=END_WITHIN)
        except asyncio.CancelledError:
            await _cancelled(tasks)
            raise
        for task in late:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(result, Exception):
                self._failed(result)

    async def _until_stopped(self, tasks: Sequence["asyncio.Task[None]"]) -> None:
        stopping = asyncio.create_task(self.stop.wait())
        try:
            while not self.stop.is_set():
                running = [task for task in tasks if not task.done()]
                await asyncio.wait({stopping, *running}, return_when=asyncio.FIRST_COMPLETED)
                if any(task.done() and task.exception() for task in tasks):
                    self.stop.set()
        finally:
            stopping.cancel()

    def raise_failure(self) -> None:
        if self._failures:
            raise self._failures[0]

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        if isinstance(error, JarshyError):
            self.give_up(error)
        else:
            logger.error("a part of the bot failed", exc_info=error)
            self.give_up(JarshyError(f"a part of the bot failed: {error!r}; the log says more"))


async def _cancelled(tasks: Sequence["asyncio.Task[None]"]) -> None:
    """None of them outlives who ran them: what they work with is closed next."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=END_WITHIN)


async def until_stopped(work: Part, stop: asyncio.Event) -> None:
    """Run `work` until it ends or `stop` is set; it outlives its caller in no case. Raise its
    error."""
    task, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
    finally:
        stopping.cancel()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def wait(stop: asyncio.Event, seconds: float) -> None:
    """No longer than until `stop` is set."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


async def first_of(*events: asyncio.Event, within: float | None = None) -> None:
    """Wait until one of these is set, but no longer than so many seconds."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()
