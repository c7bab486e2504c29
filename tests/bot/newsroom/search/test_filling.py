import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.model import Reader, Span
from bot.newsroom.search import filling
from bot.newsroom.search.filling import Filling
from bot.newsroom.search.query import wanted
from bot.ports import Stores
from storage.stores import stores as make_stores
from tests.bot.sources.site import InPlace
from tests.database import fresh
from tests.storage.samples import later, new_article

READER = Reader(later(3600))


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    """With articles stored by a version that made no stems."""
    database = await fresh(tmp_path / "test.db")
    kept = make_stores(database)
    for number in range(5):
        await kept.articles.take(new_article(f"guid:{number}"), [])
    yield kept
    await database.close()


def made(stores: Stores) -> Filling:
    return Filling(stores.news, stores.facts, InPlace(), SystemClock())


async def found(stores: Stores) -> int:
    return len(await stores.news.headlines(READER, Span(50), wanted("музеи")))


async def test_pieces_from_the_newest_on_and_after_a_kill(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "AT_ONCE", 2)
    steps = []
    for _ in range(5):
        done = await made(stores).step()  # each time as a new process
        steps.append((done, await found(stores)))
    assert steps == [(False, 2), (False, 4), (False, 5), (True, 5), (True, 5)]


async def test_another_version_begins_anew(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    await made(stores).run(asyncio.Event())
    newest = await stores.news.below(None, 1)
    await stores.news.restem([(newest[0].id, "")])
    await made(stores).run(asyncio.Event())
    assert await found(stores) == 4
    monkeypatch.setattr(filling, "VERSION", "other")
    await made(stores).run(asyncio.Event())
    assert await found(stores) == 5


async def test_it_ends_when_told(stores: Stores) -> None:
    stop = asyncio.Event()
    stop.set()
    await made(stores).run(stop)
    assert await found(stores) == 0
