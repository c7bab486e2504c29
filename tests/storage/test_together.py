"""Group commit: what waits is done together, and nobody suffers for another's step."""

import asyncio
from collections.abc import Sequence

import pytest

from storage.failures import Clash
from storage.together import Together


class Unit:
    """Writes down each transaction; one that `stops` waits until it may go on."""

    def __init__(self) -> None:
        self.transactions: list[list[str]] = []
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()
        self.together = Together(self._unit, most=3)

    async def _unit(self, steps: Sequence[str]) -> Sequence[str | Exception]:
        self.transactions.append(list(steps))
        if "stops" in steps:
            self.begun.set()
            await self.go_on.wait()
        if "clash" in steps:
            raise Clash("somebody was quicker")
        if "broken" in steps:
            raise OSError("no disk")
        return [KeyError(step) if step == "refused" else step.upper() for step in steps]

    async def while_one_runs(self, *steps: str) -> list[str | BaseException]:
        """The results of steps that were asked for while a transaction was under way."""
        first = asyncio.create_task(self.together.do("stops"))
        await self.begun.wait()
        tasks = [asyncio.create_task(self.together.do(step)) for step in steps]
        await asyncio.sleep(0)
        self.go_on.set()
        await first
        return await asyncio.gather(*tasks, return_exceptions=True)


async def test_who_is_alone_waits_for_nobody() -> None:
    unit = Unit()
    assert [await unit.together.do(step) for step in "ab"] == ["A", "B"]
    assert unit.transactions == [["a"], ["b"]]


async def test_what_waits_is_done_together_and_in_order() -> None:
    unit = Unit()
    assert await unit.while_one_runs("a", "b") == ["A", "B"]
    assert unit.transactions == [["stops"], ["a", "b"]]


async def test_whom_a_transaction_lets_go_on_comes_along_with_those_who_wait() -> None:
    unit = Unit()
    first = asyncio.create_task(_after_one_another(unit, "stops", "next"))
    await unit.begun.wait()
    second = asyncio.create_task(unit.together.do("a"))
    await asyncio.sleep(0)
    unit.go_on.set()
    await asyncio.gather(first, second)
    assert unit.transactions == [["stops"], ["a", "next"]]


async def _after_one_another(unit: Unit, *steps: str) -> None:
    for step in steps:
        await unit.together.do(step)


async def test_who_gives_up_before_a_transaction_leaves_none_behind() -> None:
    unit = Unit()
    asking = asyncio.create_task(unit.together.do("a"))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert await unit.together.do("b") == "B"
    assert unit.transactions == [["b"]]


async def test_a_transaction_holds_no_more_than_it_may() -> None:
    unit = Unit()
    assert await unit.while_one_runs("a", "b", "c", "d") == ["A", "B", "C", "D"]
    assert unit.transactions == [["stops"], ["a", "b", "c"], ["d"]]


async def test_a_refused_step_is_its_own_affair() -> None:
    unit = Unit()
    one, refused, other = await unit.while_one_runs("a", "refused", "b")
    assert (one, other) == ("A", "B")
    assert isinstance(refused, KeyError)


async def test_after_a_clash_each_goes_by_itself() -> None:
    unit = Unit()
    one, clash, other = await unit.while_one_runs("a", "clash", "b")
    assert (one, other) == ("A", "B")
    assert isinstance(clash, Clash)
    assert unit.transactions == [["stops"], ["a", "clash", "b"], ["a"], ["clash"], ["b"]]


async def test_an_error_of_the_database_is_told_to_all_and_nothing_is_tried_again() -> None:
    unit = Unit()
    ended = await unit.while_one_runs("a", "broken")
    assert [type(one) for one in ended] == [OSError, OSError]
    assert unit.transactions == [["stops"], ["a", "broken"]]
    assert await unit.together.do("c") == "C", "and the next works"


async def test_cancelled_before_its_turn_it_is_not_done() -> None:
    unit = Unit()
    first = asyncio.create_task(unit.together.do("stops"))
    await unit.begun.wait()
    given_up, other = (asyncio.create_task(unit.together.do(step)) for step in "ab")
    await asyncio.sleep(0)
    given_up.cancel()
    unit.go_on.set()
    assert await other == "B"
    assert await first == "STOPS"
    assert unit.transactions == [["stops"], ["b"]]
    with pytest.raises(asyncio.CancelledError):
        await given_up


async def test_cancelled_once_begun_it_ends_before_its_caller_does() -> None:
    unit = Unit()
    task = asyncio.create_task(unit.together.do("stops"))
    await unit.begun.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    assert not task.done()
    unit.go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert unit.transactions == [["stops"]]
