"""After an outage or a restore nothing older is published by itself; one question, two buttons."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import NewRow, State
from bot.newsroom.rules.catch_up import ALIVE, REASON, RESTORED
from tests.bot.delivery.room import Room, a_room, at_work, opened, story


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def away(room: Room, hours: float) -> None:
    stopped = room.clock.now() - timedelta(hours=hours)
    await room.stores.facts.put(ALIVE, stopped.isoformat())
    await room.delivery.publisher.catch_up.catch_up.begin()


async def held(room: Room, count: int) -> None:
    """Articles of the time of the outage, the first the newest, as the intake makes them."""
    now = room.clock.now()
    channels = await room.stores.channels.all()
    for number in range(count):
        article = replace(story(f"Материал {number}"), published=now - timedelta(hours=number + 1))
        rows = [NewRow(channel.id, State.HELD, now, reason=REASON) for channel in channels]
        await room.take(article, key=str(number), rows=rows)


@pytest.mark.parametrize("hours", [0.1, 23.9])
async def test_a_short_stop_holds_nothing(room: Room, hours: float) -> None:
    await room.take(story())
    await away(room, hours)
    async with at_work(room):
        await room.until(lambda: len(room.posts()) == 1)
    assert room.asked() == []


async def test_the_very_first_start_holds_nothing(room: Room) -> None:
    await room.delivery.publisher.catch_up.catch_up.begin()
    async with at_work(room):
        await room.posted(story())
    assert room.asked() == []


@pytest.mark.parametrize("restored", [False, True])
async def test_what_waited_before_a_long_stop_is_held_and_asked_about_once(
    room: Room, restored: bool, tmp_path: Path
) -> None:
    await room.take(story())
    if restored:
        await room.stores.facts.put(ALIVE, (room.clock.now() - timedelta(hours=1)).isoformat())
        await room.stores.facts.put(RESTORED, room.clock.now().isoformat())
        await room.delivery.publisher.catch_up.catch_up.begin()
    else:
        await away(room, 48)
    async with at_work(room):
        await room.until(lambda: len(room.asked()) == 1)
        assert ("восстановлена из копии" in room.asked()[0]["text"]) is restored
        await room.take(story("Новость этой минуты"), key="new")
        await room.until(lambda: room.titles() == ["Новость этой минуты"])
    async with opened(room.telegram, room.channel, tmp_path) as again:
        await again.delivery.publisher.catch_up.catch_up.begin()
        async with at_work(again):
            await again.clock.sleep(1.5)
    assert room.titles() == ["Новость этой минуты"] and len(room.asked()) == 1
    assert await room.states(State.HELD) == [State.HELD]


async def test_the_newest_are_published_in_their_order(room: Room) -> None:
    await away(room, 48)
    await held(room, 7)
    async with at_work(room):
        await room.until(lambda: len(room.asked()) == 1)
        (question,) = room.asked()
        assert "ждёт вашего решения: 7" in question["text"]
        done = await room.press(room.data(0))
        assert done == "Going out now: 5. The others are stored."
        assert await room.press(room.data(1)) is None
        await room.until(lambda: len(room.posts()) == 5)
        await room.settled()
    assert room.titles() == [f"Материал {number}" for number in (4, 3, 2, 1, 0)]
    assert await room.states(State.SKIPPED) == [State.SKIPPED] * 2


async def test_of_one_minute_what_came_first_goes_first(room: Room) -> None:
    await away(room, 48)
    now = room.clock.now()
    (channel,) = await room.stores.channels.all()
    for number in (1, 2, 3):
        article = replace(story(f"Материал {number}"), published=now - timedelta(hours=1))
        rows = [NewRow(channel.id, State.HELD, now, reason=REASON)]
        await room.take(article, key=str(number), rows=rows)
    async with at_work(room):
        await room.until(lambda: len(room.asked()) == 1)
        await room.press(room.data(0))
        await room.until(lambda: len(room.posts()) == 3)
    assert room.titles() == ["Материал 1", "Материал 2", "Материал 3"]


async def test_a_kill_in_the_middle_of_an_answer_publishes_no_more_than_was_meant(
    room: Room,
) -> None:
    await away(room, 48)
    await held(room, 7)
    async with at_work(room):
        await room.until(lambda: len(room.asked()) == 1)
    await room.press(room.data(0))
    rows = await room.stores.outbox.in_state(State.HELD)
    (newest,) = [row for row in rows if row.id == min(row.id for row in rows)]
    await room.stores.outbox.move(newest, State.READY, room.clock.now(), "moved before the kill")
    async with at_work(room):
        await room.until(lambda: len(room.posts()) == 5)
        await room.settled()
    assert len(room.posts()) == 5


async def test_only_store(room: Room) -> None:
    await away(room, 48)
    await held(room, 3)
    async with at_work(room):
        await room.until(lambda: len(room.asked()) == 1)
        done = await room.press(room.data(1))
        assert done == "They are stored, nothing of them is published."
        for _ in range(100):
            if not await room.states(State.HELD):
                break
            await room.clock.sleep(0.05)
    assert room.posts() == []
    assert await room.states() == [State.SKIPPED] * 3


@pytest.mark.parametrize("data", ["", "catchup:1:5:yes", "catchup:x:5:yes", "doubt:1:5:yes"])
async def test_forged_buttons_do_nothing(room: Room, data: str) -> None:
    await away(room, 48)
    assert await room.press(data) is None
