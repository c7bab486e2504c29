"""Serves the sample newsroom on loopback: its feed, its pages, its pictures."""

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from typing import Self

from aiohttp import web

from samples import newsroom

Now = Callable[[], datetime]


class Site:
    """`async with Site(now)`: listens on a free port; `base` is its address, `feed` its feed's."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._opened = now()
        self._scripts = newsroom.scripts()
        self._runner: web.AppRunner | None = None
        self.base = ""

    @property
    def feed(self) -> str:
        return f"{self.base}/feed.xml"

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/feed.xml", self._feed)
        app.router.add_get("/photo/{name}.jpg", self._photo)
        app.router.add_get("/{language}/{slug}", self._page)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def _stories(self) -> list[newsroom.Story]:
        seconds = (self._now() - self._opened).total_seconds()
        return newsroom.stories(self._scripts, seconds, self._opened)

    async def _feed(self, _: web.Request) -> web.Response:
        text = newsroom.feed(self._stories(), self.base)
        return web.Response(text=text, content_type="application/rss+xml")

    async def _page(self, request: web.Request) -> web.Response:
        for story in self._stories():
            if story.path == request.path:
                return web.Response(text=newsroom.page(story, self.base), content_type="text/html")
        raise web.HTTPNotFound

    async def _photo(self, request: web.Request) -> web.Response:
        picture = files("samples") / f"{request.match_info['name']}.jpg"
        if not picture.is_file():
            raise web.HTTPNotFound
        return web.Response(body=picture.read_bytes(), content_type="image/jpeg")
