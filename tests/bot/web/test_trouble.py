"""A port that is taken, a worker that falls, a defect of our own."""

import asyncio
from typing import Any

import pytest

from bot.errors import JarshyError, WorkerError
from bot.ops.metrics import Metrics
from bot.ops.readiness import Readiness
from bot.web.articles import ArticlesIn
from bot.web.server import WebServer
from tests.bot.sources.site import InPlace
from tests.bot.web.conftest import ARTICLE, House


async def test_a_port_that_is_taken_is_said_in_the_systems_words(house: House) -> None:
    server = WebServer(
        host="127.0.0.1",
        port=house.client.port or 0,
        readiness=Readiness(house.stores.facts, house.pulse),
        metrics=Metrics(),
        articles=ArticlesIn(house.intake, None),
    )
    with pytest.raises(JarshyError, match=r"cannot be used \(Address already in use\): end"):
        await server.run(asyncio.Event())


async def test_an_article_that_fells_its_worker_is_refused(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def falls(*_: Any) -> Any:
        raise WorkerError("pushed_item ran out of memory")

    monkeypatch.setattr(InPlace, "run", falls)
    status, said = await house.post(ARTICLE)
    assert status == 422 and "ran out of memory" in said["error"]


async def test_what_went_wrong_is_in_the_log_alone(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(*_: Any) -> Any:
        raise ZeroDivisionError("at /srv/jarshy")

    monkeypatch.setattr(Readiness, "trouble", breaks)
    answer = await house.client.get("/readyz")
    assert answer.status == 500
    assert await answer.json() == {"error": "this went wrong; the log says more"}
    assert "at /srv/jarshy" in caplog.text
