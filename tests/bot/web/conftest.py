"""The server with a database and without Telegram."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.clock import SystemClock
from bot.errors import StorageError
from bot.ops.metrics import Metrics
from bot.ops.readiness import Pulse, Readiness
from bot.ports import Stores
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import Intake, Policy
from bot.sources.reading.reader import Reading
from bot.web.articles import ArticlesIn
from bot.web.server import WebServer
from bot.web.webhook import UpdatesIn
from storage.stores import stores as make_stores
from tests.bot.sources.site import InPlace, make_fetcher
from tests.database import fresh

TOKEN, SECRET = "api-token", "hook-secret"
URL = "https://bot.example/telegram%2Fin?x=1"
ARTICLE = {
    "title": "В парке открыли каток",
    "text": "Каток заработал в субботу утром. Вход свободный.",
    "id": "17",
}


@dataclass
class House:
    client: "TestClient[Any, Any]"
    stores: Stores
    pulse: Pulse
    taken: list[bytes]
    serves: asyncio.Event
    intake: Intake

    async def post(self, body: Any, token: str | None = TOKEN, **options: Any) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = await self.client.post("/api/articles", data=data, headers=headers, **options)
        return answer.status, await answer.json()


def make_intake(stores: Stores, fetcher: HttpFetcher) -> Intake:
    clock = SystemClock()
    return Intake(
        articles=stores.articles,
        channels=stores.channels,
        reading=Reading(fetcher, InPlace(), "Asia/Almaty", clock),
        clock=clock,
        policy=Policy(approve=False, max_age=24),
    )


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    database = await fresh(tmp_path / "test.db")
    fetcher = make_fetcher(AllowedHosts())
    stores = make_stores(database)
    await stores.channels.enter([("@news", None, None)], datetime.now(UTC))
    pulse, taken, serves = Pulse(SystemClock()), list[bytes](), asyncio.Event()
    serves.set()

    async def take(body: bytes) -> None:
        if body == b"{":
            raise ValueError("no JSON")
        if body == b"later":
            raise StorageError("the disk is full")
        taken.append(body)

    intake = make_intake(stores, fetcher)
    server = WebServer(
        host="127.0.0.1",
        port=0,
        readiness=Readiness(stores.facts, pulse),
        metrics=Metrics(),
        articles=ArticlesIn(intake, TOKEN),
        updates=UpdatesIn(URL, SECRET, take, serves),
    )
    async with TestClient(TestServer(server.app())) as client:
        yield House(client, stores, pulse, taken, serves, intake)
    await fetcher.close()
    await database.close()
