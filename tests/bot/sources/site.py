"""A web server on loopback that answers as told, and workers that run in place."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import SystemClock
from bot.ports import FetchKind, FetchRequest
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.body import Bounds
from bot.sources.fetching.fetcher import HttpFetcher

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
QUICK = {
    FetchKind.FEED: Bounds(100_000, 2.0, 512.0, 0.3),
    FetchKind.PAGE: Bounds(50_000, 2.0, 512.0, 0.3),
    FetchKind.PICTURE: Bounds(200_000, 2.0, 512.0, 0.3),
}


@dataclass
class Site:
    """Answers by path; remembers what it was asked."""

    handlers: dict[str, Handler] = field(default_factory=dict)
    requests: list[web.Request] = field(default_factory=list)
    server: TestServer | None = None

    def url(self, path: str = "/") -> str:
        assert self.server is not None
        return str(self.server.make_url(path))

    @property
    def port(self) -> int:
        assert self.server is not None and self.server.port is not None
        return self.server.port

    def answer(self, path: str, body: bytes | str = b"", **options: Any) -> str:
        """Serve a fixed answer; returns its address."""
        text = body.encode() if isinstance(body, str) else body

        async def handler(_: web.Request) -> web.StreamResponse:
            return web.Response(body=text, **options)

        return self.handle(path, handler)

    def handle(self, path: str, handler: Handler) -> str:
        self.handlers[path] = handler
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.answer(path, status=status, headers={"Location": to})

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        handler = self.handlers.get(request.path)
        return await handler(request) if handler else web.Response(status=404)


def get(url: str, kind: FetchKind = FetchKind.FEED, **options: Any) -> FetchRequest:
    return FetchRequest(url, kind, **options)


def make_fetcher(allowed: AllowedHosts, **options: Any) -> HttpFetcher:
    given = {"proxy": None, "clock": SystemClock(), "bounds": QUICK} | options
    return HttpFetcher(user_agent="test", allowed=allowed, **given)


class InPlace:
    """Workers that run at once in a thread of this process."""

    async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        return await asyncio.to_thread(function, *args, **kwargs)
