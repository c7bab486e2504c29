"""MODERATION=approve turned on while posts wait: these are asked about too, once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import NewRow, State
from bot.newsroom.moderation import REASON, Moderation
from tests.bot.delivery.room import Room, a_room, story

EDITOR = "user 501 Асель"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def start(room: Room, *, approve: bool) -> None:
    stores = room.stores
    moderation = Moderation(stores.facts, stores.outbox, stores.events, room.clock, approve)
    await moderation.begin()


async def waits(room: Room, name: str, *, urgent: bool = False) -> None:
    now = room.clock.now()
    channels = await room.stores.channels.all()
    rows = [NewRow(one.id, State.READY, now, urgent=urgent) for one in channels]
    await room.take(story(name), key=name, rows=rows)


async def test_what_waits_by_itself_wants_a_word_now(room: Room) -> None:
    await start(room, approve=False)
    await waits(room, "Сама по себе")
    await start(room, approve=True)
    (row,) = await room.stores.outbox.in_state(State.WAITING_APPROVAL)
    assert row.reason == REASON


async def test_what_a_person_wanted_goes_out(room: Room) -> None:
    await start(room, approve=False)
    await waits(room, "Вручную", urgent=True)
    await waits(room, "Отпущенная редактором")
    (row,) = [r for r in await room.stores.outbox.in_state(State.READY) if not r.urgent]
    held = await room.stores.outbox.move(row, State.HELD, room.clock.now(), "too many")
    await room.stores.outbox.move(held, State.READY, room.clock.now(), "wanted", who=EDITOR)
    await start(room, approve=True)
    assert await room.states(State.WAITING_APPROVAL) == []


async def test_what_was_approved_is_not_asked_about_at_the_next_start(room: Room) -> None:
    await start(room, approve=True)
    await waits(room, "Одобренная")
    await start(room, approve=True)
    assert await room.states(State.WAITING_APPROVAL) == []


async def test_turned_off_it_lets_nothing_through_by_itself(room: Room) -> None:
    await start(room, approve=False)
    await waits(room, "Сама по себе")
    await start(room, approve=True)
    await start(room, approve=False)
    assert len(await room.states(State.WAITING_APPROVAL)) == 1
