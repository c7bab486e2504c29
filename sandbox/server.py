"""The stand-in Telegram as a server: in this process, or by `python -m sandbox`."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox.api.bot import BotApi
from sandbox.api.control import ControlApi
from sandbox.clock import Clock
from sandbox.control import Control
from sandbox.state import World
from sandbox.web_pictures import WebPictures

_BODY_BYTES = 64 << 20
_GRACE = 0.2


class Sandbox(Control):
    """`async with Sandbox(["123:abc"]) as telegram:` listens on a free port; `url` is its base.

    All orders of the control API are its methods. `pages` are further routes, for a page in the
    browser that shows the world.
    """

    def __init__(
        self,
        tokens: Sequence[str] = (),
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        clock: Clock | None = None,
        pages: Sequence[web.AbstractRouteDef] = (),
    ) -> None:
        super().__init__(World(clock=clock or Clock()))
        for number, token in enumerate(tokens):
            self.add_bot(token, f"sandbox{number or ''}_bot")
        self._host, self._port = host, port
        self._pages = list(pages)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self._port}"

    async def __aenter__(self) -> Self:
        pictures = WebPictures(self.world)
        bots = BotApi(self.world, pictures)
        app = web.Application(client_max_size=_BODY_BYTES)
        app.add_routes([*self._pages, *ControlApi(self).routes(), *bots.routes()])

        async def close(_: web.Application) -> None:
            self.world.changes.close()
            self.world.calls.changes.close()
            await bots.close()
            await pictures.close()

        app.on_shutdown.append(close)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GRACE)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
