"""One visit a host at a time, and what hangs there holds up nobody for long."""

import asyncio

import pytest

from bot.sources.fetching.lanes import MOST_OVERDUE, PATIENCE, Lanes


async def test_quick_visits_take_turns() -> None:
    lanes, now, most = Lanes(), 0, 0

    async def visit() -> None:
        nonlocal now, most
        async with lanes.turn("site.kz"):
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.001)
            now -= 1

    await asyncio.gather(*(visit() for _ in range(20)))
    assert most == 1 and not lanes._lanes


async def held(lanes: Lanes, host: str, stop: asyncio.Event) -> None:
    async with lanes.turn(host):
        await stop.wait()


async def test_a_visit_that_hangs_lets_the_others_pass() -> None:
    lanes, stop, clock = Lanes(), asyncio.Event(), asyncio.get_running_loop().time
    hung = [asyncio.create_task(held(lanes, "site.kz", stop)) for _ in range(2)]
    await asyncio.sleep(0)
    began = clock()
    async with lanes.turn("other.kz"):
        assert clock() - began < PATIENCE / 2
    async with lanes.turn("site.kz"):
        assert PATIENCE * 0.9 <= clock() - began < PATIENCE * 10
    stop.set()
    await asyncio.gather(*hung)
    assert not lanes._lanes


async def test_so_many_and_no_more_hang_at_once_at_one_host() -> None:
    lanes, stop = Lanes(), asyncio.Event()
    hung = [asyncio.create_task(held(lanes, "site.kz", stop)) for _ in range(MOST_OVERDUE + 3)]
    await asyncio.sleep(PATIENCE * (MOST_OVERDUE + 4))
    assert len(lanes._lanes["site.kz"].began) == MOST_OVERDUE + 1
    stop.set()
    await asyncio.gather(*hung)
    assert not lanes._lanes


async def test_who_gives_up_waiting_leaves_nothing_behind() -> None:
    lanes, stop = Lanes(), asyncio.Event()
    first = asyncio.create_task(held(lanes, "site.kz", stop))
    await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05), lanes.turn("site.kz"):
            raise AssertionError("the host was free")
    stop.set()
    await first
    assert not lanes._lanes
