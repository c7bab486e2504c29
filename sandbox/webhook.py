"""Updates pushed to the bot's address, again and again until it says yes.

Source: telegram-bot-api WebhookActor.cpp: updates of one chat keep their order, others go side
by side; the second try follows at once, then the pause doubles up to a minute.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from sandbox.clock import Clock
from sandbox.updates import Update, UpdateQueue

_LONGEST_PAUSE = 60.0
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_log = logging.getLogger(__name__)

Reply = Callable[[dict[str, str]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hook:
    """Where to push to. `secret` goes into X-Telegram-Bot-Api-Secret-Token."""

    url: str
    secret: str = ""
    max_connections: int = 40


@dataclass
class Pusher:
    """Pushes one bot's queue while it lives; `reply` runs a method named in an answer."""

    hook: Hook
    queue: UpdateQueue
    clock: Clock
    reply: Reply
    last_error: str | None = None
    last_error_at: int | None = None
    _under_way: set[int] = field(default_factory=set)
    _busy_places: set[int] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _loop_task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._loop_task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        tasks = [*self._tasks, *([self._loop_task] if self._loop_task else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self) -> None:
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
            while True:
                changed = self.queue.changed
                for update in list(self.queue.waiting):
                    self._begin(session, update)
                await changed.wait()

    def _begin(self, session: aiohttp.ClientSession, update: Update) -> None:
        if update.id in self._under_way or update.place in self._busy_places:
            return
        if len(self._under_way) >= self.hook.max_connections:
            return
        self._under_way.add(update.id)
        self._busy_places.add(update.place)
        task = asyncio.create_task(self._push(session, update))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _push(self, session: aiohttp.ClientSession, update: Update) -> None:
        pause = 0.0
        while not await self._try(session, update):
            await self.clock.sleep(pause)
            pause = min(_LONGEST_PAUSE, max(2.0, pause * 2))
        self._under_way.discard(update.id)
        self._busy_places.discard(update.place)
        self.queue.forget(update.id)

    async def _try(self, session: aiohttp.ClientSession, update: Update) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.hook.secret} if self.hook.secret else {}
        try:
            async with session.post(self.hook.url, json=update.json(), headers=headers) as answer:
                if 200 <= answer.status <= 299:
                    await self._act_on(answer)
                    return True
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._failed(str(error) or "Webhook connection closed")
        return False

    async def _act_on(self, answer: aiohttp.ClientResponse) -> None:
        """A method in the answer's body is called; its result is told to nobody."""
        values: dict[str, Any] = {}
        if answer.content_type == "application/json":
            body = await answer.json()
            values = body if isinstance(body, dict) else {}
        elif answer.content_type == "multipart/form-data":
            values = await _multipart(answer)
        if values.get("method"):
            await self.reply(values)

    def _failed(self, message: str) -> None:
        _log.info("Webhook: %s", message)
        self.last_error = message
        self.last_error_at = self.clock.date()


async def _multipart(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    reader = aiohttp.MultipartReader.from_response(answer)
    values: dict[str, Any] = {}
    while (part := await reader.next()) is not None:
        if isinstance(part, aiohttp.BodyPartReader) and part.name and not part.filename:
            values[part.name] = await part.text()
    return values
