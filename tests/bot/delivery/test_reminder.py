from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.reminder import Reminder, waiting
from bot.model import Kind, OutboxRow, State
from bot.texts import Texts
from tests.bot.delivery.clock import OwnClock
from tests.bot.delivery.room import Room, a_room, story

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ROW = OutboxRow(1, 1, 1, Kind.SEND, State.FAILED, 2, AT, AT)


def asked(hours: float, question: int) -> OutboxRow:
    return ROW._replace(asked_at=AT - timedelta(hours=hours), question_message_id=question)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([ROW], 0),
        ([asked(5.9, 1)], 0),
        ([asked(6, 1)], 1),
        ([asked(7, 1), asked(8, 1), asked(9, 2)], 2),
    ],
    ids=["not asked", "a little while", "long", "one question about two posts"],
)
def test_which_questions_wait(rows: list[OutboxRow], count: int) -> None:
    assert len(waiting(rows, AT)) == count


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def test_once_in_six_hours_and_after_a_restart_too(room: Room) -> None:
    clock = OwnClock()
    await room.take(story(), at=clock.now())
    (row,) = await room.stores.outbox.in_state(State.READY)
    row = await room.stores.outbox.move(row, State.FAILED, clock.now(), "refused")
    await room.stores.outbox.asked(row, 501, 7, clock.now())

    def started() -> Reminder:
        stores, service = room.stores, room.delivery.service
        return Reminder(stores.outbox, stores.facts, service, clock, Texts("ru"))

    said = []
    for hours in (0.0, 5.9, 0.2, 0.2, 5.7, 0.2):
        clock.pass_by(hours * 3600)
        await started().work()
        said.append(len(room.told()))
    assert said == [0, 0, 1, 1, 1, 2]
    assert room.told()[0].startswith("1 вопрос больше шести часов")
