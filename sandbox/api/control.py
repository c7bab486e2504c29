"""`/_sandbox/<order>`: the orders of sandbox.control over HTTP, and the stream of events."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

from aiohttp import web
from pydantic import ValidationError, validate_call

from sandbox.changes import Change, Changes
from sandbox.control import ORDERS, Control
from sandbox.control.views import message_view

_WITH_MESSAGE = ("message", "edited", "deleted")
_STREAM = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # a proxy before it would hold events back until it has enough
}
_FOR_EVER = {"Cache-Control": "max-age=31536000, immutable"}  # a digest names one picture only


class ControlApi:
    """POST takes a JSON object of arguments, GET the query; the answer is `{"ok", "result"}`."""

    def __init__(self, control: Control) -> None:
        self.control = control
        self._checked: dict[str, Callable[..., Any]] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_sandbox/events", self.events),
            web.get("/_sandbox/events/calls", self.calls),
            web.get("/_sandbox/photo/{digest}", self.photo),
            web.route("*", "/_sandbox/{order}", self.order),
        ]

    async def order(self, http: web.Request) -> web.Response:
        name = http.match_info["order"]
        if name not in ORDERS:
            return _refused(404, f"There is no order {name}; there are {', '.join(sorted(ORDERS))}")
        try:
            arguments = await _arguments(http)
            result = self._order(name)(**arguments)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            return _refused(400, f"{name}: {where}: {first['msg']}")
        except (ValueError, TypeError) as error:
            return _refused(400, str(error))
        return web.json_response({"ok": True, "result": result}, dumps=_dumps)

    def _order(self, name: str) -> Callable[..., Any]:
        """The order with its arguments checked; made when first asked for."""
        if name not in self._checked:
            self._checked[name] = validate_call(getattr(self.control, name))
        return self._checked[name]

    async def photo(self, http: web.Request) -> web.Response:
        """By the digest that messages show: the biggest size, or the first of `?width=` pixels."""
        photo = self.control.world.photos.photos.get(http.match_info["digest"])
        if photo is None:
            return _refused(404, "There is no such photo")
        asked = http.query.get("width", "")
        width = int(asked) if asked.isascii() and asked.isdigit() else photo.sizes[-1].width
        wide = (size for size in photo.sizes if size.width >= width)
        size = next(wide, photo.sizes[-1])
        return web.Response(body=size.data, content_type="image/jpeg", headers=_FOR_EVER)

    async def events(self, http: web.Request) -> web.StreamResponse:
        """Server-sent events; `Last-Event-ID` or `?after=` brings what was missed."""
        return await self._stream(http, self.control.world.changes, self._data)

    async def calls(self, http: web.Request) -> web.StreamResponse:
        """Bots' calls likewise, as they come and as they are answered; not getUpdates."""
        return await self._stream(http, self.control.world.calls.changes, _call_data)

    async def _stream(
        self, http: web.Request, changes: Changes, data: Callable[[Change], str]
    ) -> web.StreamResponse:
        after = http.headers.get("Last-Event-ID") or http.query.get("after")
        if after is not None and not (after.isascii() and after.isdigit()):
            return _refused(400, f"after: {after!r} is no number of an event")
        stream = web.StreamResponse(headers=_STREAM)
        await stream.prepare(http)
        await stream.write(b": watching\n\n")
        async with aclosing(changes.watch(int(after) if after else None)) as news:
            async for change in news:
                event = ": quiet\n\n"
                if change is not None:
                    event = f"id: {change.id}\nevent: {change.kind}\ndata: {data(change)}\n\n"
                try:
                    await stream.write(event.encode())
                except ConnectionError:
                    break
        return stream

    def _data(self, change: Change) -> str:
        data: dict[str, Any] = {"at": change.at, **change.data}
        if change.kind in _WITH_MESSAGE:
            data["message"] = self._message(change.data)
        return _dumps(data)

    def _message(self, data: dict[str, Any]) -> dict[str, Any] | None:
        world = self.control.world
        bot = world.bot_by_id(data["bot_id"]) if data["bot_id"] else None
        chats = bot.privates if bot is not None else world.chats
        chat = chats.get(data["chat_id"])
        message = chat.messages.get(data["message_id"]) if chat else None
        return message_view(world, message) if message else None


def _call_data(change: Change) -> str:
    return _dumps(change.data["call"].json())


async def _arguments(http: web.Request) -> dict[str, Any]:
    """Raise ValueError for a body that is no JSON object."""
    body = await http.read()
    if not body:
        return dict(http.query)
    parsed = json.loads(body)
    if not isinstance(parsed, dict):
        raise ValueError("The body must be a JSON object of arguments")
    return parsed


def _refused(status: int, line: str) -> web.Response:
    return web.json_response({"ok": False, "error": line}, status=status, dumps=_dumps)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
