"""Look-ups of names that hang hold up nothing: not each other, not the loop, not the end."""

import asyncio
import socket
import time
from typing import Any

import pytest

from bot.sources.fetching.names import NameResolver


async def test_names_and_addresses() -> None:
    found = await NameResolver().resolve("127.0.0.1", 80)
    assert [(r["host"], r["port"]) for r in found] == [("127.0.0.1", 80)]
    with pytest.raises(OSError):
        await NameResolver().resolve("no-such-host.invalid")


async def test_dead_names_hold_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def look(host: str, *args: Any, **kwargs: Any) -> Any:
        if host.endswith(".dead"):
            time.sleep(1.5)
        return real("127.0.0.1", *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look)
    resolver = NameResolver()
    dead = [asyncio.create_task(resolver.resolve(f"{n}.dead", 80)) for n in range(40)]
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await resolver.resolve("site.kz", 80)
    await asyncio.to_thread(int)
    assert time.monotonic() - began < 1.0
    for task in dead:
        task.cancel()
    await asyncio.gather(*dead, return_exceptions=True)
