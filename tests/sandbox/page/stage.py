"""The scene in a thread with its own loop, so that a blocking browser can be driven beside it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import aiohttp

from sandbox.page.routes import page_routes
from sandbox.server import Sandbox
from tests.sandbox.helpers import TOKEN, Answer, Caller
from tests.sandbox.page.scene import AnsweringBot, Scene, publish

T = TypeVar("T")
SECONDS = 20
NOTICE = {"ru": "Учебная редакция", "kk": "Оқу редакциясы", "en": "A sample newsroom"}


class Stage:
    """Runs from `__enter__` to `__exit__`; `restart` forgets everything, the address stays."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self.port = 0
        self.telegram: Sandbox
        self.bot: AnsweringBot
        self.scene: Scene

    def __enter__(self) -> Stage:
        self._thread.start()
        self.wait(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self.wait(self._stop())
        self.wait(self._loop.shutdown_asyncgens())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(SECONDS)

    def do(self, order: Callable[..., T], *values: Any, **named: Any) -> T:
        """One order, carried out in the thread that owns the world."""

        async def run() -> T:
            return order(*values, **named)

        return self.wait(run())

    def api(self, method: str, **values: Any) -> Answer:
        return self.wait(self.bot.api(method, **values))

    def stop_listening(self) -> None:
        self.wait(self._stop())

    def listen_again(self) -> None:
        self.wait(self._start())

    async def _start(self) -> None:
        self.telegram = Sandbox([TOKEN], port=self.port, pages=page_routes(NOTICE))
        await self.telegram.__aenter__()
        self.telegram.set_limits(per_second=0, chat_seconds=0, per_minute=0)
        self.port = int(self.telegram.url.rpartition(":")[2])
        self._session = aiohttp.ClientSession()
        self.bot = AnsweringBot(Caller(self.telegram.url, self._session))
        self.scene = await publish(self.telegram, self.bot.api)
        await self.bot.set_commands()
        self._duty = asyncio.create_task(self.bot.run())

    async def _stop(self) -> None:
        self._duty.cancel()
        await asyncio.gather(self._duty, return_exceptions=True)
        await self._session.close()
        await self.telegram.__aexit__(None, None, None)
