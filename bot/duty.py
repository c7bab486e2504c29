"""A role that one process has at a time: the others stand by, and the next takes over."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.errors import StorageError
from bot.running import Part, first_of, wait

logger = logging.getLogger(__name__)

ASK_EVERY = 1.0


@dataclass
class Duty:
    """`take` gives None once the role is this process's, else who has it; `before` then readies
    the newsroom. `ours` is set after that, and stays set until the process ends."""

    role: str
    take: Callable[[str], Awaitable[str | None]]
    before: Callable[[], Awaitable[None]]
    stop: asyncio.Event
    ours: asyncio.Event = field(default_factory=asyncio.Event)
    _stands_by: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until the role is ours, or `stop` is set."""
        holder, told = "", ""
        while not self.stop.is_set():
            try:
                holder = await self.take(self.role) or ""
                if not holder:
                    await self.before()
                    break
            except StorageError as error:
                logger.error("%s", error)
            else:
                self._stands_by.set()
                if holder != told:
                    logger.info("%s: %s has this role, this process stands by", self.role, holder)
                    told = holder
            await wait(self.stop, ASK_EVERY)
        if self.stop.is_set():
            return
        if told:
            logger.warning("%s: this process takes over from %s", self.role, told)
        self.ours.set()

    async def then(self, part: Part) -> None:
        """Run a part of the role from when it is ours."""
        await self._once(self.ours, part)

    async def until(self, part: Part) -> None:
        """Run what is for whoever stands by; it ends by itself once `ours` is set."""
        await self._once(self._stands_by, part)

    async def _once(self, event: asyncio.Event, part: Part) -> None:
        try:
            await first_of(event, self.stop)
            if event.is_set() and not self.stop.is_set():
                await part
        finally:
            part.close()  # also where this was cancelled before the part began
