"""What becomes of a row at which the program or its database failed."""

from pathlib import Path

import pytest

from bot.delivery.stuck import Stuck
from bot.errors import NotDelivered, StorageError, WorkerError
from bot.model import Fingerprint, NewRow, State
from tests.bot.delivery.room import Room, a_room, story

OURS = ValueError("a fault of ours")
CASES = [
    (State.READY, OURS, State.FAILED),
    (State.SCHEDULED, OURS, State.FAILED),
    (State.READY, WorkerError("a picture that kills its worker"), State.FAILED),
    # What passes by itself is tried as soon as it is over.
    (State.READY, StorageError("the database is away"), State.READY),
    (State.READY, NotDelivered("Telegram is away"), State.READY),
    (State.READY, OSError("too many open files"), State.READY),
    (State.SENDING, OURS, State.IN_DOUBT),
    (State.SENDING, StorageError("the database is away"), State.IN_DOUBT),
    (State.CANCELLED, OURS, State.CANCELLED),
]


@pytest.mark.parametrize(("state", "error", "after"), CASES)
async def test_of_each_state(tmp_path: Path, state: State, error: Exception, after: State) -> None:
    async with a_room(tmp_path) as room:
        row_id = await a_row(room, state)
        stuck = Stuck(room.stores.outbox, room.clock)
        stuck.add(row_id, error)
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
