"""How a bot gets its updates: by asking (long polling) or by being called (webhook), never both.

Source: telegram-bot-api Client.cpp (do_get_updates, abort_long_poll, fail_query_conflict).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from sandbox.clock import Clock
from sandbox.errors import ApiError, conflict
from sandbox.updates import Update, UpdateQueue
from sandbox.webhook import Hook, Pusher, Reply

_CONFLICT_PAUSE = 3.0
_OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
_HOOKED = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


@dataclass
class Line:
    """One bot's line. `delays` makes hasty polling wait, as Telegram does."""

    queue: UpdateQueue
    clock: Clock
    reply: Reply
    delays: bool = True
    pusher: Pusher | None = None
    hooked_at: float = 0.0
    _waiting: asyncio.Future[str] | None = None
    _next_conflict: float = 0.0
    _last_offset: int | None = None
    _last_at: float = 0.0

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Raise ApiError 409 where another poll or a webhook takes over."""
        if self.pusher is not None:
            raise await self._conflict(_HOOKED)
        limit, seconds = self._slowed(offset, limit, seconds)
        self.queue.confirm(offset)
        found = self.queue.read(limit, self.clock.now())
        if found or seconds <= 0:
            return found
        self._end_waiting(_OTHER_POLL)
        return await self._wait(limit, self.clock.now() + seconds)

    async def hook(self, hook: Hook | None) -> None:
        """Push to this address from now on; None stops pushing."""
        if hook is not None:
            self._end_waiting("terminated by setWebhook request")
        if self.pusher is not None:
            await self.pusher.stop()
            self.pusher = None
        if hook is not None:
            self.pusher = Pusher(hook, self.queue, self.clock, self.reply)
            self.pusher.start()

    async def close(self) -> None:
        self._end_waiting("the sandbox is closing")
        await self.hook(None)

    async def _wait(self, limit: int, deadline: float) -> list[Update]:
        ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting = ended
        try:
            while (left := deadline - self.clock.now()) > 0:
                await self._first_of(ended, left)
                if ended.done():
                    raise await self._conflict(ended.result())
                if found := self.queue.read(limit, self.clock.now()):
                    return found
            return []
        finally:
            if self._waiting is ended:
                self._waiting = None

    async def _first_of(self, ended: asyncio.Future[str], seconds: float) -> None:
        changed = asyncio.create_task(self.queue.changed.wait())
        sleep = asyncio.create_task(self.clock.sleep(seconds))
        waiters: set[asyncio.Future[Any]] = {changed, sleep, ended}
        try:
            await asyncio.wait(waiters, return_when=asyncio.FIRST_COMPLETED)
        finally:
            changed.cancel()
            sleep.cancel()

    def _end_waiting(self, message: str) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(message)
        self._waiting = None

    async def _conflict(self, message: str) -> ApiError:
        """At most one in three seconds is told at once."""
        if self.delays and self.clock.now() < self._next_conflict:
            await self.clock.sleep(_CONFLICT_PAUSE)
        else:
            self._next_conflict = self.clock.now() + _CONFLICT_PAUSE
        return conflict(message)

    def _slowed(self, offset: int, limit: int, seconds: float) -> tuple[int, float]:
        """The same question again within three seconds waits; within half a second gets one."""
        since = self.clock.now() - self._last_at
        if self.delays and offset == self._last_offset:
            if seconds < 3 and since < 3:
                seconds = 3
            if since < 0.5:
                limit = 1
        self._last_offset, self._last_at = offset, self.clock.now()
        return limit, seconds
