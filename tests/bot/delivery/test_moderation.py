"""MODERATION=approve turned on while posts wait: these are asked about too, once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery.approval_off import ApprovalOff
from bot.model import NewRow, State
from bot.newsroom.rules.moderation import LEFT_WAITING, REASON, Moderation
from bot.texts import Texts
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


async def test_turned_off_it_is_told_once_what_still_waits(room: Room) -> None:
    await start(room, approve=False)
    await waits(room, "Сама по себе")
    await waits(room, "Вторая")
    await start(room, approve=True)
    await start(room, approve=False)
    for _ in range(2):
        notice = ApprovalOff(
            room.stores.facts,
            room.stores.outbox,
            room.delivery.service,
            Texts("en"),
        )
        await notice.work()
        await notice.work()
    off = "Approval is off now: new articles are published by themselves."
    assert room.told() == [f"{off} 2 posts from before still wait for your word: see /queue."]


async def test_turned_on_again_before_anybody_could_be_told_it_is_not_told(room: Room) -> None:
    await start(room, approve=False)
    await waits(room, "Сама по себе")
    await start(room, approve=True)
    await start(room, approve=False)
    await start(room, approve=True)
    await room.delivery.publisher.approval_off.work()
    assert room.told() == []


@pytest.mark.parametrize("approve", [True, False])
async def test_where_nothing_waits_nothing_is_told(room: Room, approve: bool) -> None:
    await start(room, approve=approve)
    await start(room, approve=False)
    notice = room.delivery.publisher.approval_off
    await notice.work()
    assert room.told() == [] and not await room.stores.facts.get(LEFT_WAITING)
