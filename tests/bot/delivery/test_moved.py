from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery.moved import MoveNotice
from bot.texts import Texts
from tests.bot.delivery.room import Room, a_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def started(room: Room, host: str, *, shared: bool = False) -> list[str]:
    """What the service chat hears of it."""
    before = len(room.told())
    notice = MoveNotice(room.stores.facts, room.delivery.service, Texts("ru"), host, shared)
    for _ in range(2):
        await notice.work()
    return room.told()[before:]


async def test_another_machine_is_said_once(room: Room) -> None:
    assert await started(room, "one") == []
    assert await started(room, "one") == []
    (said,) = await started(room, "two")
    assert "на two" in said and "на one" in said
    assert await started(room, "two") == []


async def test_machines_that_share_the_work_are_no_news(room: Room) -> None:
    assert await started(room, "one", shared=True) == []
    assert await started(room, "two", shared=True) == []
