"""The sandbox's clock: faster than the wall's, and movable."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.clock import Clock


async def test_a_jump_wakes_sleepers_in_their_order() -> None:
    clock = Clock(start=1000.0)
    woken: list[int] = []

    async def sleep(seconds: int) -> None:
        await clock.sleep(seconds)
        woken.append(seconds)

    tasks = [asyncio.create_task(sleep(seconds)) for seconds in (30, 10, 1000)]
    await asyncio.sleep(0.01)
    clock.advance(10)
    await asyncio.wait_for(tasks[1], 5)
    assert woken == [10]
    clock.advance(20)
    await asyncio.wait_for(tasks[0], 5)
    assert woken == [10, 30]
    tasks[2].cancel()
    assert clock.now() >= 1030


async def test_a_fast_clock_sleeps_short() -> None:
    clock = Clock(start=0.0, speed=10_000)
    async with asyncio.timeout(5):
        await clock.sleep(3600)
    assert clock.now() >= 3600


def test_a_clock_never_goes_back() -> None:
    with pytest.raises(ValueError, match="forward"):
        Clock().advance(-1)
    with pytest.raises(ValueError, match="above 0"):
        Clock(speed=0)
