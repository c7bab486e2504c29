import asyncio
from collections.abc import Sequence
from datetime import datetime

import pytest
from aiogram.types import Chat, Message, Update

from bot.errors import StorageUnwell
from bot.telegram import lanes as lanes_module
from bot.telegram.lanes import Lanes

MOMENT = datetime(2026, 11, 24)


def update(number: int, chat: int) -> Update:
    message = Message(message_id=number, date=MOMENT, chat=Chat(id=chat, type="private"))
    return Update(update_id=number, message=message)


class Handler:
    """Writes down what it handled; the chats in `slow` wait until told."""

    def __init__(self, slow: Sequence[int] = ()) -> None:
        self.slow, self.go_on = slow, asyncio.Event()
        self.handled: list[int] = []

    async def __call__(self, update: Update) -> None:
        assert update.message is not None
        if update.message.chat.id in self.slow:
            await self.go_on.wait()
        self.handled.append(update.update_id)
        if update.update_id % 10 == 9:
            raise RuntimeError("a handler failed")


async def test_each_chat_in_order_and_a_failure_stops_nothing() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    assert lanes.offset is None
    lanes.take([update(n, n % 3) for n in range(8, 30)])
    assert lanes.offset == 8
    await lanes.settle(5)
    assert lanes.offset == 30
    for chat in range(3):
        own = [n for n in handler.handled if n % 3 == chat]
        assert own == sorted(own)
    assert sorted(handler.handled) == list(range(8, 30))


async def test_a_slow_chat_keeps_nobody_waiting_and_is_confirmed_last() -> None:
    handler = Handler(slow=[1])
    lanes = Lanes(handler)
    lanes.take([update(1, 1), update(2, 2), update(3, 1)])
    await lanes.settle(0.05)
    assert (handler.handled, lanes.offset) == ([2], 1)
    # Telegram repeats all that is not confirmed, with what is new behind it.
    lanes.take([update(1, 1), update(2, 2), update(3, 1), update(4, 4)])
    await lanes.settle(0.05)
    assert (handler.handled, lanes.offset) == ([2, 4], 1)
    handler.go_on.set()
    await lanes.settle(5)
    assert (handler.handled, lanes.offset) == ([2, 4, 1, 3], 5)
    lanes.take([update(5, 1)])
    await lanes.settle(5)
    assert lanes.offset == 6 and lanes._taken == {5}, "what is confirmed is forgotten"


async def test_ids_may_begin_anew() -> None:
    """Telegram: after a week without updates the next id is chosen at random."""
    handler = Handler()
    lanes = Lanes(handler)
    lanes.take([update(5000, 1)])
    await lanes.settle(5)
    lanes.take([update(30, 1)])
    await lanes.settle(5)
    assert (handler.handled, lanes.offset) == ([5000, 30], 31)


async def test_what_is_refused_needs_no_turn() -> None:
    answered = Handler()
    go_on = asyncio.Event()

    async def handle(update: Update) -> None:
        if update.update_id == 1:
            await go_on.wait()
        await answered(update)

    lanes = Lanes(handle, admits=lambda update: update.update_id != 2)
    lanes.take([update(1, 1), update(2, 1), update(3, 1)])
    await lanes.settle(0.05)
    assert answered.handled == [2]
    go_on.set()
    await lanes.settle(5)
    assert answered.handled == [2, 1, 3]


async def test_a_kind_of_update_that_is_new_to_us_holds_nothing_up() -> None:
    handled: list[int] = []

    async def handle(update: Update) -> None:
        handled.append(update.update_id)

    lanes = Lanes(handle)
    lanes.take([Update(update_id=1), update(2, 2)])
    await lanes.settle(5)
    assert sorted(handled) == [1, 2]
    assert lanes.offset == 3


async def test_at_the_end_what_is_under_way_may_finish() -> None:
    handler = Handler(slow=[1])
    lanes = Lanes(handler)
    lanes.take([update(1, 1), update(2, 1)])
    await lanes.settle(0.05)
    asyncio.get_running_loop().call_later(0.05, handler.go_on.set)
    await lanes.close(5)
    assert (handler.handled, lanes.offset) == ([1], 2), "the second comes again"


async def test_what_cannot_be_written_down_now_is_not_confirmed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lanes_module, "UNWELL_PAUSE", 0.01)
    is_full, handled = True, list[int]()

    async def handle(update: Update) -> None:
        if is_full and update.update_id == 1:
            raise StorageUnwell("no space is left")
        handled.append(update.update_id)

    lanes = Lanes(handle)
    lanes.take([update(1, 1), update(2, 1), update(3, 2)])
    await lanes.settle(0.1)
    assert (lanes.offset, handled) == (1, [3])
    is_full = False
    await lanes.settle(5)
    assert (lanes.offset, handled) == (4, [3, 1, 2])
