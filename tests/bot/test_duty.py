import asyncio
import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot import duty as duties
from bot.duty import Duty
from bot.errors import StorageError
from bot.running import first_of


@dataclass
class Seats:
    """Who has the role; `asked` counts the questions, `trouble` is raised once."""

    holder: str | None = None
    asked: int = 0
    trouble: StorageError | None = None
    unready: StorageError | None = None  # raised once by what readies the newsroom
    began: list[int] = field(default_factory=list)

    async def take(self, role: str) -> str | None:
        assert role == "talk"
        self.asked += 1
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble
        return self.holder

    async def begin(self) -> None:
        if self.unready is not None:
            unready, self.unready = self.unready, None
            raise unready
        self.began.append(self.asked)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "ASK_EVERY", 0.001)


@dataclass
class Day:
    """A duty with a part of either kind."""

    duty: Duty
    worked: asyncio.Event = field(default_factory=asyncio.Event)
    waited: asyncio.Event = field(default_factory=asyncio.Event)
    waited_no_more: asyncio.Event = field(default_factory=asyncio.Event)

    async def work(self) -> None:
        self.worked.set()
        await self.duty.stop.wait()

    async def meanwhile(self) -> None:
        self.waited.set()
        await first_of(self.duty.ours, self.duty.stop)
        self.waited_no_more.set()


@asynccontextmanager
async def on_duty(seats: Seats) -> AsyncIterator[Day]:
    """It ends within seconds of being told to."""
    day = Day(duty := Duty("talk", seats.take, seats.begin, asyncio.Event()))
    parts = (duty.run(), duty.then(day.work()), duty.until(day.meanwhile()))
    tasks = [asyncio.create_task(part) for part in parts]
    async with asyncio.timeout(20):
        yield day
        duty.stop.set()
        await asyncio.gather(*tasks)


async def test_a_free_role_is_taken_at_once() -> None:
    seats = Seats()
    async with on_duty(seats) as day:
        await day.worked.wait()
        assert seats.began == [1], "the newsroom is readied before, and once"
    assert not day.waited.is_set()


async def test_a_newsroom_that_cannot_be_readied_yet_ends_nothing() -> None:
    seats = Seats(unready=StorageError("the disk is full"))
    async with on_duty(seats) as day:
        await day.worked.wait()
        assert seats.began == [2]


async def test_one_stands_by_until_the_role_is_free() -> None:
    seats = Seats("the other")
    async with on_duty(seats) as day:
        await day.waited.wait()
        assert not day.duty.ours.is_set() and not seats.began
        seats.holder = None
        await day.worked.wait()
        await day.waited_no_more.wait()
        assert seats.began == [seats.asked]


async def test_who_stands_by_ends_when_told() -> None:
    seats = Seats("the other")
    async with on_duty(seats) as day:
        await day.waited.wait()
    assert day.waited_no_more.is_set()
    assert not day.worked.is_set() and not seats.began


async def test_a_database_in_trouble_is_asked_again() -> None:
    async with on_duty(Seats(trouble=StorageError("away"))) as day:
        await day.worked.wait()


async def test_what_is_cancelled_before_it_began_is_closed() -> None:
    day = Day(Duty("talk", Seats("another").take, Seats().begin, asyncio.Event()))
    part = day.work()
    waiting = asyncio.create_task(day.duty.then(part))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert inspect.getcoroutinestate(part) == inspect.CORO_CLOSED
