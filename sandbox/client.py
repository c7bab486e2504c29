"""Orders to a sandbox in another process, for tests of the whole bot and for benchmarks."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from types import TracebackType
from typing import Any, Self

import aiohttp

from sandbox.control import ORDERS

Order = Callable[..., Awaitable[Any]]
_STEP = 0.02


class SandboxRefused(Exception):
    """The sandbox could not carry out an order; `str(error)` is its own line."""


class SandboxClient:
    """`await client.create_channel(title="News")`: every order of sandbox.control.Control, by
    name and with named arguments.

    Photos may be bytes. Raise SandboxRefused where an order cannot be meant.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._session.close()

    def __getattr__(self, name: str) -> Order:
        if name not in ORDERS:
            raise AttributeError(f"The sandbox knows no order {name}")

        async def order(**arguments: Any) -> Any:
            return await self._order(name, arguments)

        return order

    async def until(
        self, look: Callable[[], Awaitable[Any]], seconds: float = 10.0, what: str = ""
    ) -> Any:
        """Look again and again until it is true; real seconds. Raise TimeoutError."""
        end = time.monotonic() + seconds
        while not (seen := await look()):
            if time.monotonic() > end:
                raise TimeoutError(f"Not within {seconds} s: {what or 'what was waited for'}")
            await asyncio.sleep(_STEP)
        return seen

    async def wait_message(
        self, chat: int, text: str = "", count: int = 1, seconds: float = 10.0
    ) -> list[dict[str, Any]]:
        """The messages of a chat that contain `text`, once there are `count` of them."""

        async def look() -> list[dict[str, Any]]:
            found = [one for one in await self.messages(chat=chat) if text in one["text"]]
            return found if len(found) >= count else []

        found: list[dict[str, Any]] = await self.until(look, seconds, f"{count} × {text!r}")
        return found

    async def events(self, after: int | None = None) -> AsyncIterator[dict[str, Any]]:
        """The stream of changes, `id` and `kind` among its fields; from the change `after` on."""
        query = {} if after is None else {"after": str(after)}
        timeout = aiohttp.ClientTimeout(total=None)
        address = f"{self.url}/_sandbox/events"
        async with self._session.get(address, params=query, timeout=timeout) as stream:
            event: dict[str, Any] = {}
            async for line in stream.content:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name == "id":
                    event["id"] = int(value)
                elif name == "event":
                    event["kind"] = value
                elif name == "data":
                    event |= json.loads(value)
                elif not name and event:
                    yield event
                    event = {}

    async def _order(self, name: str, arguments: dict[str, Any]) -> Any:
        sent = {key: _plain(value) for key, value in arguments.items()}
        async with self._session.post(f"{self.url}/_sandbox/{name}", json=sent) as answer:
            told = await answer.json()
        if not told["ok"]:
            raise SandboxRefused(told["error"])
        return told["result"]


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
