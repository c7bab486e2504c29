"""Carrying out a fault: what is done, what is answered, when the connection goes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.api.answer import Answer, refusal
from sandbox.calls import Call
from sandbox.clock import Clock
from sandbox.errors import too_many_requests
from sandbox.faults import Fault, FaultKind

_PAGE = "<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>nginx</body></html>"
_NAMES = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


Perform = Callable[[], Awaitable[Answer]]


async def with_fault(
    http: web.Request,
    fault: Fault | None,
    call: Call,
    perform: Perform,
    clock: Clock,
    later: set[asyncio.Task[Any]],
) -> web.StreamResponse:
    """The answer to give, after the fault did its part."""
    if fault is None:
        return _answered(call, await perform())
    call.fault = fault.kind.value
    if fault.kind is FaultKind.LATE:
        _do_later(perform, fault, clock, later)
        return _cut(http, call)
    if fault.kind is FaultKind.FLOOD:
        return _answered(call, refusal(too_many_requests(fault.retry_after)))
    if fault.kind is FaultKind.SLOW:
        await clock.sleep(fault.seconds)
        return _answered(call, await perform())
    answer = await perform() if fault.accepted else None
    if fault.kind is FaultKind.HANG:
        await clock.sleep(fault.seconds)
        return _answered(call, answer) if answer is not None else _cut(http, call)
    if fault.kind is FaultKind.CUT:
        return _cut(http, call)
    return _broken(fault, call, answer)


def _answered(call: Call, answer: Answer) -> web.Response:
    call.status = answer.status
    return answer.response()


def _cut(http: web.Request, call: Call) -> web.Response:
    """No answer at all: the socket is closed under the client's feet."""
    call.status = None
    if http.transport is not None:
        http.transport.abort()
    return web.Response()


def _do_later(perform: Perform, fault: Fault, clock: Clock, later: set[asyncio.Task[Any]]) -> None:
    async def do() -> None:
        await clock.sleep(fault.seconds)
        await perform()

    task = asyncio.create_task(do())
    later.add(task)
    task.add_done_callback(later.discard)


def _broken(fault: Fault, call: Call, answer: Answer | None) -> web.Response:
    """5xx, a proxy's page, or JSON that breaks off; whether it was done shows nowhere."""
    if fault.kind is FaultKind.MALFORMED:
        call.status = 200
        whole = answer.text() if answer else '{"ok": true, "result": {"message_id": 1}}'
        return web.Response(text=whole[: len(whole) // 2], content_type="application/json")
    call.status = fault.status
    if fault.kind is FaultKind.HTML:
        page = _PAGE.format(status=f"{fault.status} {_NAMES.get(fault.status, 'Error')}")
        return web.Response(text=page, status=fault.status, content_type="text/html")
    description = _NAMES.get(fault.status, "Internal Server Error")
    body = {"ok": False, "error_code": fault.status, "description": description}
    return web.json_response(body, status=fault.status)
