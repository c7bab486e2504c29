import asyncio
from collections import defaultdict

import pytest

from bot.delivery.pace import Limits, Pace
from tests.bot.delivery.clock import OwnClock


async def taken(pace: Pace, clock: OwnClock, *turns: tuple[int, bool]) -> dict[int, list[float]]:
    """When each chat's turns came, asked for all at once; (chat, whether it is an edit)."""
    at: dict[int, list[float]] = defaultdict(list)

    async def one(chat: int, edit: bool) -> None:
        await pace.turn(chat, edit=edit)
        at[chat].append(clock.monotonic())

    async def all_of_them() -> None:
        await asyncio.gather(*(one(chat, edit) for chat, edit in turns))

    await clock.run(asyncio.create_task(all_of_them()))
    return at


async def test_whoever_asks_first_goes_first() -> None:
    clock = OwnClock()
    pace, order = Pace(Limits(0, 1, 0), clock), []

    async def one(name: str) -> None:
        await pace.turn(1)
        order.append(name)

    async def three() -> None:
        await asyncio.gather(*map(one, "abc"))

    await clock.run(asyncio.create_task(three()))
    assert order == ["a", "b", "c"]


async def test_edits_leave_half_of_the_minute_to_posts() -> None:
    clock = OwnClock()
    pace = Pace(Limits(28, 1, 20), clock)
    at = await taken(pace, clock, *[(1, True)] * 40)
    for moment in at[1]:
        assert sum(moment - 60 < other <= moment for other in at[1]) <= 10
    assert at[1][-1] < 195


async def test_edits_are_not_starved_by_posts() -> None:
    clock = OwnClock()
    pace, edited = Pace(Limits(28, 1, 20), clock), []

    async def posts() -> None:
        for _ in range(60):
            await pace.turn(1)

    async def edit() -> None:
        for _ in range(5):
            await pace.turn(1, edit=True)
            edited.append(clock.monotonic())

    async def both() -> None:
        await asyncio.gather(posts(), edit())

    await clock.run(asyncio.create_task(both()))
    assert len(edited) == 5 and edited[-1] < 15


@pytest.mark.parametrize("minute", [0, 20])
async def test_no_edit_limit_where_there_is_no_minute_limit(minute: int) -> None:
    clock = OwnClock()
    at = await taken(Pace(Limits(0, 0, minute), clock), clock, *[(1, True)] * 15)
    assert (at[1][-1] > 0) is bool(minute)


async def test_a_hold_stays_when_a_chat_gets_its_number() -> None:
    clock = OwnClock()
    pace = Pace(Limits(0, 1, 2), clock)
    pace.hold("@city_news", 50, alone=True)
    pace.same("@city_news", -100)
    assert pace.delay(-100) == 50 and pace.delay("@city_news") == 0
    clock.pass_by(50)
    await clock.run(asyncio.create_task(pace.turn("@city_news")))
    clock.pass_by(2)
    await clock.run(asyncio.create_task(pace.turn("@city_news")))
    pace.same("@city_news", -100)
    assert pace.delay(-100) > 50
    assert pace.delay("@city_news") == 0
    pace.same(-100, -100)
    assert pace.delay(-100) > 50


async def test_a_turn_at_once_is_taken_where_nobody_waits_for_anything() -> None:
    clock = OwnClock()
    pace = Pace(Limits(28, 1, 20), clock)
    assert pace.at_once(1)
    assert not pace.at_once(1), "a second between two messages"
    assert pace.at_once(2)
    pace.hold(3, 5)
    assert not pace.at_once(3)
    assert pace.counted() == 2


async def test_no_turn_at_once_before_those_who_wait() -> None:
    clock = OwnClock()
    pace = Pace(Limits(0, 0, 0), clock)
    pace.hold(1, 5)
    waiting = asyncio.create_task(pace.turn(1))
    await asyncio.sleep(0)
    clock.pass_by(6)
    assert not pace.at_once(1)
    await clock.run(waiting)
    assert pace.at_once(1)
