"""`/bot<token>/<method>` and `/file/bot<token>/<path>`, with the faults that were ordered."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiohttp import web

from sandbox.api.answer import Answer, refusal
from sandbox.api.faulty import with_fault
from sandbox.api.reading import as_values, read_request
from sandbox.calls import Call
from sandbox.errors import INVALID_TOKEN, UNAUTHORIZED, UNKNOWN_METHOD, ApiError
from sandbox.line import Line
from sandbox.methods import (
    answers,
    chats,
    deleting,
    editing,
    files,
    forwarding,
    polling,
    profile,
    rich,
    sending,
)
from sandbox.methods.request import Handler, Request, Told, Upload
from sandbox.people import Bot
from sandbox.state import World
from sandbox.web_pictures import WebPictures

_MODULES = (
    answers,
    chats,
    deleting,
    editing,
    files,
    forwarding,
    polling,
    profile,
    rich,
    sending,
)
METHODS: dict[str, Handler] = {
    name: handler for module in _MODULES for name, handler in module.METHODS.items()
}
_log = logging.getLogger(__name__)


class BotApi:
    """Answers bots' calls; `lines` are how their updates reach them."""

    def __init__(self, world: World, pictures: WebPictures) -> None:
        self.world = world
        self.pictures = pictures
        self.lines: dict[int, Line] = {}
        self.later: set[asyncio.Task[Any]] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method:[^/]*}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.file),
        ]

    async def close(self) -> None:
        for task in self.later:
            task.cancel()
        for line in self.lines.values():
            await line.close()

    async def call(self, http: web.Request) -> web.StreamResponse:
        try:
            bot = self._bot(http.match_info["token"])
            values, uploads = await read_request(http)
            method = (http.match_info["method"] or values.get("method", "")).lower()
            if method not in METHODS:
                raise UNKNOWN_METHOD
        except ApiError as error:
            return refusal(error).response()
        sizes = {name: len(upload.data) for name, upload in uploads.items()}
        call = self.world.calls.begin(self.world.clock.now(), bot.id, method, values, sizes)
        call.chat_names = self.world.chat_names(values.get("chat_id", ""))
        fault = self.world.faults.pick(method, call.chat_names)

        async def perform() -> Answer:
            return await self._perform(bot, call, values, uploads)

        try:
            return await with_fault(http, fault, call, perform, self.world.clock, self.later)
        finally:
            self.world.calls.end(self.world.clock.now(), call)

    async def file(self, http: web.Request) -> web.StreamResponse:
        try:
            bot = self._bot(http.match_info["token"])
        except ApiError as error:
            return refusal(error).response()
        size = files.find_file(self.world, bot, http.match_info["path"])
        if size is None:
            return refusal(ApiError(404, "Not Found")).response()
        return web.Response(body=size.data, content_type="image/jpeg")

    def line(self, bot: Bot) -> Line:
        if bot.id not in self.lines:

            async def reply(values: dict[str, str]) -> None:
                await self._reply(bot, values)

            delays = self.world.strictness.polling_delays
            self.lines[bot.id] = Line(bot.queue, self.world.clock, reply, delays)
        return self.lines[bot.id]

    def _bot(self, token: str) -> Bot:
        bot = self.world.bots.get(token)
        if bot is not None:
            return bot
        raise INVALID_TOKEN if ":" not in token or token.startswith("0") else UNAUTHORIZED

    async def _perform(
        self, bot: Bot, call: Call, values: dict[str, str], uploads: dict[str, Upload]
    ) -> Answer:
        request = Request(
            self.world, bot, call.method, values, uploads, self.pictures, self.line(bot)
        )
        try:
            result = await METHODS[call.method](request)
        except ApiError as error:
            self.world.calls.refused(call, error.code, error.description)
            return refusal(error)
        except Exception:
            _log.exception("The sandbox itself failed in %s", call.method)
            return refusal(ApiError(500, "Internal Server Error: the sandbox failed"))
        call.accepted = True
        body = {"ok": True, "result": result}
        if isinstance(result, Told):
            body = {"ok": True, "result": result.result, "description": result.description}
        call.result = body["result"]
        return Answer(200, body)

    async def _reply(self, bot: Bot, values: dict[str, Any]) -> None:
        """A method that came as the answer to a webhook."""
        texts = as_values(values)
        method = texts.pop("method").lower()
        if method.startswith("get") or method not in METHODS:
            return
        call = self.world.calls.begin(self.world.clock.now(), bot.id, method, texts, {})
        answer = await self._perform(bot, call, texts, {})
        call.status = answer.status
        self.world.calls.end(self.world.clock.now(), call)
