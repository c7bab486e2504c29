"""A wall clock that jumps by hours: what is lost is settled in its time all the same."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.delivery.stopwatch import Stopwatch
from bot.model import State
from tests.bot.delivery.clock import OwnClock
from tests.bot.delivery.room import Room, a_room, at_work, story

Jump = Callable[[float], None]
HOURS = 3600.0


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Jump:
    """Sets the wall clock so many seconds ahead of the real one."""
    real, wrong_by = SystemClock.now, 0.0

    def now(self: SystemClock) -> datetime:
        return real(self) + timedelta(seconds=wrong_by)

    def set_by(seconds: float) -> None:
        nonlocal wrong_by
        wrong_by = seconds

    monkeypatch.setattr(SystemClock, "now", now)
    return set_by


def test_what_is_met_later_counts_from_then() -> None:
    clock = OwnClock()
    since = Stopwatch(clock)
    since.begin(1)
    clock.pass_by(5)
    assert (since.elapsed(1), since.elapsed(2)) == (5, 0)
    clock.pass_by(2)
    assert (since.elapsed(1), since.elapsed(2)) == (7, 2)
    since.forget(1)
    assert since.elapsed(1) == 0


async def lost(room: Room, kind: str, **fault: object) -> None:
    """Until the answer to a post is lost."""
    room.telegram.set_faults([{"kind": kind, "method": "sendMessage", **fault}])
    await room.take(story())
    for _ in range(600):
        if await room.states(State.IN_DOUBT):
            return
        await room.clock.sleep(0.01)
    raise AssertionError("no answer was lost")


async def test_ahead_a_late_post_is_waited_for(room: Room, jump: Jump) -> None:
    async with at_work(room):
        await lost(room, "late", seconds=1.0)
        jump(5 * HOURS)
        await room.settled()
    assert len(room.posts()) == 1 and room.calls("sendMessage") == ["sendmessage"]


async def test_back_a_lost_post_is_sent_again_in_time(room: Room, jump: Jump) -> None:
    async with at_work(room):
        await lost(room, "cut", accepted=False)
        jump(-5 * HOURS)
        await room.settled()
    assert len(room.posts()) == 1


async def test_back_what_was_queued_ahead_goes_out(room: Room, jump: Jump) -> None:
    jump(5 * HOURS)
    await room.take(story())
    jump(0)
    async with at_work(room):
        await room.until(lambda: len(room.posts()) == 1)
