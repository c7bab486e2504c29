from bot.model import Trace
from bot.ports import Stores
from tests.storage.samples import NOW, later


async def test_a_trace_from_call_to_cleaning(stores: Stores) -> None:
    first = await stores.traces.add(42, NOW)
    second = await stores.traces.add(42, later(1))
    await stores.traces.answered(second.id, 1001)
    assert await stores.traces.all() == [
        Trace(first.id, 42, NOW),
        Trace(second.id, 42, later(1), 1001),
    ]
    await stores.traces.remove(first.id)
    assert [trace.id for trace in await stores.traces.all()] == [second.id]


async def test_a_number_is_never_given_twice(stores: Stores) -> None:
    first = await stores.traces.add(42, NOW)
    await stores.traces.remove(first.id)
    assert (await stores.traces.add(42, NOW)).id != first.id
