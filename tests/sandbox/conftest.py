"""A sandbox in this process, peopled, and callers of its Bot API."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox.server import Sandbox
from tests.sandbox.helpers import OTHER_TOKEN, TOKEN, Caller
from tests.sandbox.places import Places, settle


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    """Strict, but without flood control: tests of that switch it on themselves."""
    async with Sandbox([TOKEN, OTHER_TOKEN]) as sandbox:
        sandbox.set_limits(per_second=0, chat_seconds=0, per_minute=0)
        yield sandbox


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def api(telegram: Sandbox, session: aiohttp.ClientSession) -> Caller:
    return Caller(telegram.url, session)


@pytest.fixture
def other_api(telegram: Sandbox, session: aiohttp.ClientSession) -> Caller:
    return Caller(telegram.url, session, OTHER_TOKEN)


@pytest.fixture
async def places(telegram: Sandbox, api: Caller) -> Places:
    return await settle(telegram, api)
