"""`python -m sandbox` as a process of its own."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from sandbox.client import SandboxClient
from tests.sandbox.helpers import Caller


async def started(*options: str) -> Process:
    command = [sys.executable, "-m", "sandbox", *options]
    return await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    faults = tmp_path / "faults.json"
    faults.write_text(json.dumps([{"kind": "error", "method": "sendMessage", "status": 504}]))
    process = await started("--token", "123:abc", "--faults", str(faults), "--no-flood")
    yield process
    if process.returncode is None:
        process.kill()
    await process.wait()


async def test_it_prints_its_address_serves_and_ends_at_sigterm(
    process: Process, session: aiohttp.ClientSession
) -> None:
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    api = Caller(url, session)
    async with SandboxClient(url) as client:
        channel = await client.create_channel(title="News")
        assert (await api("sendMessage", chat_id=channel, text="a")).status == 504
        for _ in range(25):
            assert (await api("sendMessage", chat_id=channel, text="a")).ok
        assert len(await client.wait_message(channel, "a", count=25)) == 25
    waiting = asyncio.create_task(api("getUpdates", offset=10**9, timeout=50))
    await asyncio.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 10) == 0
    await asyncio.gather(waiting, return_exceptions=True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--token", "nonsense"], "sandbox: The token 'nonsense' is not of the form 123:abc"),
        (["--speed", "0"], "sandbox: The speed of the clock must be above 0"),
        (["--faults", "/nowhere.json"], "sandbox: [Errno 2]"),
    ],
)
async def test_a_wrong_call_ends_with_one_line(options: list[str], said: str) -> None:
    process = await started(*options)
    _, told = await process.communicate()
    assert process.returncode == 2
    assert told.decode().startswith(said)
    assert len(told.decode().splitlines()) == 1
