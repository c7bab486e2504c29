"""HTTP in, the heartbeat, the alarm of silence, and updates by webhook: the whole bot."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, web

from tests.newsroom import ADMIN, Story, running, until
from tests.whole.conftest import Town

ARTICLE = {
    "title": "В городском саду зацвели яблони",
    "text": "Сад открыт для всех с раннего утра. Вход свободный, экскурсии начинаются в полдень.",
    "id": "cms-1",
}


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


class Client:
    """Asks the bot's own server; None while nobody listens there."""

    def __init__(self, session: ClientSession, port: int) -> None:
        self.session = session
        self.base = f"http://127.0.0.1:{port}"

    async def get(self, path: str) -> tuple[int, str] | None:
        try:
            async with self.session.get(self.base + path) as answer:
                return answer.status, await answer.text()
        except ClientError:
            return None

    async def ready(self, bot_said: Any) -> None:
        for _ in range(900):
            answer = await self.get("/readyz")
            if answer is not None and answer[0] == 200:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"never ready\n{bot_said()}")

    async def push(self, article: dict[str, str]) -> int:
        headers = {"Authorization": "Bearer cms-token"}
        url = f"{self.base}/api/articles"
        async with self.session.post(url, json=article, headers=headers) as answer:
            return answer.status


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as made:
        yield made


@pytest.fixture
async def beats() -> AsyncIterator[tuple[str, list[str]]]:
    """A dead man's switch: its address, and what was fetched there."""
    fetched: list[str] = []

    async def beat(request: web.Request) -> web.Response:
        fetched.append(request.path)
        return web.Response(text="OK")

    app = web.Application()
    app.router.add_get("/beat", beat)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/beat", fetched
    await runner.cleanup()


async def test_a_cms_pushes_and_an_operator_watches(
    town: Town, session: ClientSession, beats: tuple[str, list[str]]
) -> None:
    port = free_port()
    settings = town.settings(
        HTTP_PORT=str(port),
        API_TOKEN="cms-token",
        HEARTBEAT_URL=beats[0],
        SILENCE_ALARM="0.0025",
        LOG_FORMAT="json",
    )
    client = Client(session, port)
    async with running(town.folder, settings) as bot:
        await client.ready(bot.said)
        assert await client.get("/healthz") == (200, "alive\n")
        assert await client.push(ARTICLE) == 201
        assert await client.push(ARTICLE) == 200
        await until(lambda: len(town.posts()) == 1, 60, bot.said())
        at = datetime.now(UTC) + timedelta(seconds=5)
        later = {**ARTICLE, "title": "Под запретом до срока", "id": "2", "published": str(at)}
        later["text"] = "Этот текст выйдет в свой час, и не раньше, потому что так просили."
        assert await client.push(later) == 201
        await until(lambda: bool(beats[1]), 30, bot.said())
        await until(lambda: len(town.posts()) == 2, 60, bot.said())
        sent = datetime.fromtimestamp(town.posts()[1]["date"], UTC)
        assert sent >= at.replace(microsecond=0)
        await until(lambda: bool(_alarms(town)), 90, bot.said())
        answer = await client.get("/metrics")
        assert answer is not None
        values = dict(line.split(" ") for line in answer[1].splitlines() if line[0] != "#")
        assert float(values["jarshy_posts_sent_total"]) == 2
        assert float(values['jarshy_posts{state="sent"}']) == 2
        assert float(values["jarshy_process_memory_bytes"]) > 1e6
        assert await bot.stop() == 0
    assert all(line.startswith("{") for line in bot.said().splitlines())


def _alarms(town: Town) -> list[str]:
    said = [m["text"] for m in town.telegram.messages(ADMIN) if m["by_bot"]]
    return [text for text in said if text.startswith("Публикаций нет уже")]


async def test_updates_by_webhook_are_handled_once_also_through_a_kill(
    town: Town, session: ClientSession
) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/telegram/in"
    settings = town.settings(HTTP_PORT=str(port), WEBHOOK_URL=url, WEBHOOK_SECRET="hush")
    client = Client(session, port)
    town.site.stories = [Story(1)]
    async with running(town.folder, settings) as bot:
        await client.ready(bot.said)
        await until(lambda: len(town.posts()) == 1, 60, bot.said())
        town.telegram.send(ADMIN, ADMIN, "/help")
        await until(lambda: _helped(town) == 1, 60, bot.said())
        async with session.post(url, json={"update_id": 1}) as answer:
            assert answer.status == 403
        await bot.kill()
        town.telegram.send(ADMIN, ADMIN, "/help")
    async with running(town.folder, settings) as bot:
        await until(lambda: _helped(town) == 2, 90, bot.said())
        assert await bot.stop() == 0
    polling = town.settings()
    async with running(town.folder, polling) as bot:
        await until(lambda: "running as" in bot.said().rpartition("stopped")[2], 90, bot.said())
        town.telegram.send(ADMIN, ADMIN, "/help")
        await until(lambda: _helped(town) == 3, 60, bot.said())
        assert await bot.stop() == 0
    assert len(town.posts()) == 1
    hooks = town.telegram.calls("setWebhook")
    assert {call["params"]["secret_token"] for call in hooks} == {"hush"}
    assert "hush" not in bot.said()


def _helped(town: Town) -> int:
    said = [m["text"] for m in town.telegram.messages(ADMIN) if m["by_bot"]]
    return sum("/start" in text for text in said)


async def test_a_port_that_is_taken_is_named(town: Town) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with running(town.folder, town.settings(HTTP_PORT=str(port))) as bot:
            assert bot.process is not None
            assert await bot.process.wait() == 1
    assert f"HTTP_PORT {port}" in bot.said().strip().splitlines()[-1]
