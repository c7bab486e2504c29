from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import NewRow, State
from bot.newsroom.rules.brake import MAD
from tests.bot.delivery.room import Room, a_room, at_work, story


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


@pytest.mark.parametrize("publish", [True, False])
async def test_a_mad_feed_is_asked_about_once(room: Room, publish: bool) -> None:
    (channel,) = await room.stores.channels.all()
    now = room.clock.now()
    for number in range(4):
        rows = [NewRow(channel.id, State.HELD, now, reason=f"{MAD}: 30 new at once")]
        await room.take(story(f"Материал {number}"), key=str(number), rows=rows)
    async with at_work(room):
        await room.question()
        assert "Материал 0" in room.asked()[0]["text"]
        data = room.data(0 if publish else 1)
        done = await room.press(data)
        stored = "They are stored, nothing of them is published."
        assert done == ("Going out now, articles: 4." if publish else stored)
        assert await room.press(data, "user 502") is None
        await room.settled()
    assert len(room.posts()) == (4 if publish else 0)
    assert len(room.asked()) == 1


@pytest.mark.parametrize("data", ["", "mad:0:9:yes", "mad:1:x:yes", "edit:0:9:yes"])
async def test_forged_buttons_do_nothing(room: Room, data: str) -> None:
    await room.take(story())
    assert await room.press(data, "user 666") is None
