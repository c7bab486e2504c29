"""What becomes of a row at which the program or its database failed."""

from pathlib import Path

import pytest

from bot.delivery.stuck import Stuck
from bot.model import Fingerprint, NewRow, State
from tests.bot.delivery.room import Room, a_room, story

CASES = [
    (State.READY, True, State.FAILED),
    (State.SCHEDULED, True, State.FAILED),
    (State.READY, False, State.READY),  # the database was away: it goes as soon as it is back
    (State.SENDING, True, State.IN_DOUBT),
    (State.SENDING, False, State.IN_DOUBT),
    (State.CANCELLED, True, State.CANCELLED),
]


@pytest.mark.parametrize(("state", "own_fault", "after"), CASES)
async def test_of_each_state(tmp_path: Path, state: State, own_fault: bool, after: State) -> None:
    async with a_room(tmp_path) as room:
        row_id = await a_row(room, state)
        stuck = Stuck(room.stores.outbox, room.clock)
        stuck.add(row_id, own_fault=own_fault)
        await stuck.work()
        row = await room.stores.outbox.get(row_id)
        assert row is not None
        assert row.state is after
        if after is not state:
            await room.stores.outbox.move(row, State.READY, room.clock.now(), "tried again")
            await stuck.work()
            assert await room.states(State.READY), "it is looked at once"


async def a_row(room: Room, state: State) -> int:
    (channel,) = await room.stores.channels.all()
    now, outbox = room.clock.now(), room.stores.outbox
    first = State.SCHEDULED if state is State.SCHEDULED else State.READY
    taken = await room.take(story(), rows=[NewRow(channel.id, first, now)])
    row = await outbox.get(taken.rows[0])
    assert row is not None
    if state is State.SENDING:
        await outbox.begin(row, Fingerprint("Концерт"), now)
    elif state is not first:
        await outbox.move(row, state, now, "a test")
    return row.id
