"""The server's answers, one after the other, with a database and without Telegram."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer, make_mocked_request, unused_port
from yarl import URL as Address

from bot.model import State
from bot.ops.metrics import Metrics
from bot.ops.readiness import Readiness
from bot.sources.fetching.addresses import AllowedHosts
from bot.web.articles import MOST_BYTES, ArticlesIn
from bot.web.server import WebServer
from bot.web.webhook import SECRET_HEADER, UpdatesIn
from tests.bot.sources.site import make_fetcher
from tests.bot.web.conftest import ARTICLE, SECRET, TOKEN, House, make_intake
from tests.newsroom import until


async def test_alive_ready_and_counted(house: House) -> None:
    assert (await house.client.get("/healthz")).status == 200
    waiting = await house.client.get("/readyz")
    assert waiting.status == 503
    assert "Telegram" in (await waiting.json())["error"]
    house.pulse.heard("ok")
    assert (await house.client.get("/readyz")).status == 200
    metrics = await house.client.get("/metrics")
    assert metrics.headers["Content-Type"].startswith("text/plain; version=")
    assert "jarshy_posts_sent_total 0.0" in await metrics.text()


async def test_what_is_not_there_is_told(house: House) -> None:
    for method, path, status in (
        ("GET", "/", 404),
        ("GET", "/api/articles", 405),
        ("POST", "/metrics", 405),
        ("GET", "/telegram", 404),
    ):
        answer = await house.client.request(method, path)
        assert answer.status == status, path
        assert (await answer.json())["error"]


async def test_an_article_is_stored_and_queued_once(house: House) -> None:
    status, first = await house.post(ARTICLE)
    assert (status, first["new"]) == (201, True)
    status, again = await house.post(ARTICLE)
    assert (status, again) == (200, {"id": first["id"], "new": False, "changed": False})
    status, changed = await house.post({**ARTICLE, "text": "Каток закрыли на ремонт льда."})
    assert (status, changed["changed"]) == (200, True)
    (row,) = await house.stores.outbox.article_rows(first["id"])
    assert row.state is State.READY


async def test_an_embargo_is_kept_however_long(house: House) -> None:
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=40)
    _, document = await house.post({**ARTICLE, "published": at.isoformat()})
    (row,) = await house.stores.outbox.article_rows(document["id"])
    assert (row.state, row.due_at) == (State.SCHEDULED, at)


async def test_another_time_moves_an_embargo(house: House) -> None:
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=3)
    _, document = await house.post({**ARTICLE, "published": at.isoformat()})
    later = at + timedelta(hours=2)
    answer = await house.post({**ARTICLE, "published": later.isoformat()})
    assert answer == (200, {"id": document["id"], "new": False, "changed": True})
    (row,) = await house.stores.outbox.article_rows(document["id"])
    assert (row.state, row.due_at) == (State.SCHEDULED, later)


@pytest.mark.parametrize(
    ("body", "token", "status"),
    [
        (ARTICLE, None, 401),
        (ARTICLE, "wrong", 401),
        (ARTICLE, "тоқен", 401),
        (b"{", TOKEN, 400),
        (b"\xff\xfe\xfd", TOKEN, 400),
        (b"[" * 100_000, TOKEN, 400),
        (b"x" * (MOST_BYTES + 1), TOKEN, 413),
        ([ARTICLE], TOKEN, 422),
        ({}, TOKEN, 422),
        ({"title": "Каток"}, TOKEN, 422),
        ({**ARTICLE, "link": "ftp://x"}, TOKEN, 422),
        ({**ARTICLE, "published": "soon"}, TOKEN, 422),
        ({**ARTICLE, "photo_url": "/etc/passwd"}, TOKEN, 422),
    ],
)
async def test_refusals_say_why(house: House, body: Any, token: str | None, status: int) -> None:
    found, document = await house.post(body, token)
    assert (found, list(document)) == (status, ["error"])
    assert document["error"]


async def test_a_body_that_is_not_packed_as_told_is_refused(house: House) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Encoding": "gzip"}
    body = json.dumps(ARTICLE).encode()
    answer = await house.client.post("/api/articles", data=body, headers=headers)
    assert answer.status == 400
    assert "cannot be read" in (await answer.json())["error"]
    assert answer.headers["Connection"] == "close", "or the next call on it fails"
    assert (await house.post(ARTICLE, TOKEN))[0] == 201


@pytest.mark.parametrize(
    "wrong",
    [
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"Content-Length: 2\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n{}",
    ],
)
async def test_what_is_no_http_fills_no_log(
    house: House, caplog: pytest.LogCaptureFixture, wrong: bytes
) -> None:
    caplog.set_level("INFO")
    port, stop = unused_port(), asyncio.Event()
    readiness, articles = Readiness(house.stores.facts), ArticlesIn(house.intake, TOKEN)
    server = WebServer("127.0.0.1", port, readiness, Metrics(), articles)
    running = asyncio.create_task(server.run(stop))
    await until(lambda: "listening on" in caplog.text)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST /api/articles HTTP/1.1\r\nHost: a.kz\r\n" + wrong)
    assert (await reader.read()).startswith((b"HTTP/1.0 400 ", b"HTTP/1.1 401 "))
    writer.close()
    stop.set()
    await asyncio.wait_for(running, 10)
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []


async def test_a_body_without_a_length_is_bounded_too(house: House) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 100_000

    answer = await house.client.post(
        "/api/articles", data=endless(), headers={"Authorization": f"Bearer {TOKEN}"}
    )
    assert answer.status == 413


async def test_without_a_token_the_endpoint_is_off(house: House) -> None:
    fetcher = make_fetcher(AllowedHosts())
    server = WebServer(
        host="127.0.0.1",
        port=0,
        readiness=Readiness(house.stores.facts),
        metrics=Metrics(),
        articles=ArticlesIn(make_intake(house.stores, fetcher), None),
    )
    async with TestClient(TestServer(server.app())) as client:
        assert (await client.post("/api/articles", json=ARTICLE)).status == 404
        assert (await client.post("/telegram%2Fin", json={})).status == 404
        assert (await client.get("/readyz")).status == 200
    await fetcher.close()


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({SECRET_HEADER: SECRET}, b'{"update_id": 1}', 200),
        ({}, b'{"update_id": 1}', 403),
        ({SECRET_HEADER: "wrong"}, b'{"update_id": 1}', 403),
        ({SECRET_HEADER: SECRET}, b"{", 400),
        ({SECRET_HEADER: SECRET}, b"later", 503),
        ({SECRET_HEADER: SECRET}, b"x" * 1_000_001, 413),
    ],
)
async def test_updates_come_in_by_their_secret_alone(
    house: House, headers: dict[str, str], body: bytes, status: int
) -> None:
    path = Address("/telegram%2Fin?x=1", encoded=True)
    answer = await house.client.post(path, data=body, headers=headers)
    assert answer.status == status
    assert house.taken == ([body] if status == 200 else [])


async def test_who_stands_by_takes_no_updates(house: House) -> None:
    path = Address("/telegram%2Fin?x=1", encoded=True)
    house.serves.clear()
    headers = {SECRET_HEADER: SECRET}
    answer = await house.client.post(path, data=b'{"update_id": 1}', headers=headers)
    assert answer.status == 503, "Telegram brings it again, to whoever serves"
    assert house.taken == []


async def test_a_webhook_without_a_path_is_at_the_root() -> None:
    async def take(body: bytes) -> None: ...

    updates = UpdatesIn("https://bot.example", SECRET, take, asyncio.Event())
    assert updates.meant(make_mocked_request("POST", "/"))
    assert not updates.meant(make_mocked_request("POST", "/telegram"))
