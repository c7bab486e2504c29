import asyncio
import gc
from collections.abc import Iterator

import pytest

from bot.ops.collecting import keep_short


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


async def test_what_was_built_is_not_looked_through_again() -> None:
    built = [[number] for number in range(1000)]
    await keep_short(asyncio.Event(), again=())
    assert gc.get_freeze_count() > len(built)
    frozen = {id(one) for one in gc.get_objects()}  # those that a collection looks through
    assert not frozen & {id(one) for one in built}


async def test_what_is_built_late_is_taken_too() -> None:
    part = asyncio.create_task(keep_short(asyncio.Event(), again=(0.05,)))
    await asyncio.sleep(0)
    before = gc.get_freeze_count()
    built = [[number] for number in range(1000)]
    await part
    assert gc.get_freeze_count() > before + len(built) // 2


async def test_a_stop_is_not_waited_out() -> None:
    stop = asyncio.Event()
    stop.set()
    async with asyncio.timeout(5):
        await keep_short(stop)
