import asyncio

import pytest

from bot.running import Running, until_stopped


async def test_no_part_outlives_who_is_cancelled() -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    async def part() -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.set()

    whole = asyncio.create_task(Running().together([part()]))
    await began.wait()
    whole.cancel()
    await asyncio.gather(whole, return_exceptions=True)
    assert whole.cancelled() and ended.is_set()


async def test_work_ends_with_the_stop_with_its_caller_or_by_its_own_error() -> None:
    ended = []

    async def work(error: Exception | None = None) -> None:
        try:
            if error is not None:
                raise error
            await asyncio.Event().wait()
        finally:
            ended.append(error)

    stop = asyncio.Event()
    with pytest.raises(KeyError):
        await until_stopped(work(KeyError("x")), stop)
    task = asyncio.create_task(until_stopped(work(), stop))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled() and len(ended) == 2
    task = asyncio.create_task(until_stopped(work(), stop))
    await asyncio.sleep(0)
    stop.set()
    await task
    assert len(ended) == 3
