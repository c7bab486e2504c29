"""The HTTP server of the bot, on HTTP_HOST:HTTP_PORT."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.errors import JarshyError, os_reason
from bot.ops.metrics import CONTENT_TYPE, Metrics
from bot.ops.readiness import Readiness
from bot.web.answers import refusal
from bot.web.articles import ArticlesIn
from bot.web.webhook import UpdatesIn

logger = logging.getLogger(__name__)

END_WITHIN = 5.0  # seconds that requests under way have when the bot stops

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _is_ours(record: logging.LogRecord) -> bool:
    """A request that is not HTTP, or whose body is not what its headers say, is answered with 400
    and must not fill the log with tracebacks."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError | web.RequestPayloadError)


@dataclass
class WebServer:
    host: str
    port: int
    readiness: Readiness
    metrics: Metrics
    articles: ArticlesIn
    updates: UpdatesIn | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raise JarshyError where the port cannot be used."""
        protocol = logger.getChild("http")
        protocol.addFilter(_is_ours)
        runner = web.AppRunner(
            self.app(), access_log=None, logger=protocol, shutdown_timeout=END_WITHIN
        )
        await runner.setup()
        try:
            try:
                await web.TCPSite(runner, self.host, self.port).start()
            except OSError as error:
                raise JarshyError(
                    f"HTTP_PORT {self.port} on {self.host} cannot be used ({os_reason(error)}):"
                    " end what listens there, or name another port"
                ) from error
            logger.info("listening on http://%s:%s", self.host, self.port)
            await stop.wait()
        finally:
            await runner.cleanup()

    def app(self) -> web.Application:
        app = web.Application(middlewares=[_plain_errors])
        app.add_routes(
            [
                web.get("/healthz", _alive),
                web.get("/readyz", self._ready),
                web.get("/metrics", self._metrics),
                *self.articles.routes(),
                web.route("*", "/{other:.*}", self._other),
            ]
        )
        return app

    async def _ready(self, _: web.Request) -> web.Response:
        trouble = await self.readiness.trouble()
        if trouble is not None:
            return refusal(503, trouble)
        return web.Response(text="ready\n")

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=self.metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    async def _other(self, request: web.Request) -> web.StreamResponse:
        if self.updates is not None and self.updates.meant(request):
            return await self.updates.post(request)
        known = {"/healthz": "GET", "/readyz": "GET", "/metrics": "GET", "/api/articles": "POST"}
        allowed = known.get(request.path)
        if allowed is not None:
            return refusal(405, f"{allowed} is meant here", Allow=allowed)
        return refusal(404, "nothing is here")


async def _alive(_: web.Request) -> web.Response:
    return web.Response(text="alive\n")


@web.middleware
async def _plain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What went wrong is in the log; the answer says no more than that."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        return refusal(error.status, error.reason)
    except Exception:
        logger.exception("%s %s could not be answered", request.method, request.path)
        return refusal(500, "this went wrong; the log says more")
