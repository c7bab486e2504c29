"""A burst of posts by its own clock, against the sandbox's flood control."""

import asyncio
import math
import random

import pytest

from bot.delivery.pace import Limits, Pace
from sandbox.chats import Chat, ChatKind
from sandbox.flood import Flood
from sandbox.flood import Limits as Telegrams
from tests.bot.delivery.clock import OwnClock

CHATS, POSTS = 5, 100
ON_THE_WAY = 0.12  # seconds from a call to its answer


def least(limits: Limits) -> float:
    """Seconds from the first to the last post that these limits allow at least."""
    last = (POSTS - 1) * limits.chat_seconds
    if limits.chat_minute:
        full = (POSTS - 1) // limits.chat_minute
        rest = (POSTS - 1) % limits.chat_minute
        together = CHATS / limits.per_second if limits.per_second else 0
        last = max(last, full * 60 + rest * max(limits.chat_seconds, together))
    together = math.ceil(CHATS * POSTS / limits.per_second) - 1 if limits.per_second else 0
    return max(last, together)


@pytest.mark.parametrize(
    "limits",
    [Limits(), Limits(28, 1, 0), Limits(28, 0, 0), Limits(4, 0, 20), Limits(30, 1, 20)],
    ids=["defaults", "no-minute", "all-alone", "few-at-once", "telegrams-own"],
)
async def test_in_order_without_a_refusal_and_hardly_slower_than_allowed(limits: Limits) -> None:
    clock = OwnClock()
    flood = Flood(
        Telegrams(
            per_second=math.ceil(limits.per_second),
            chat_seconds=limits.chat_seconds,
            burst=1,
            per_minute=limits.chat_minute,
        )
    )
    pace = Pace(limits, clock)
    arrived: dict[int, list[int]] = {number: [] for number in range(CHATS)}

    async def channel(number: int) -> None:
        chat = Chat(-100 - number, ChatKind.CHANNEL, "Канал")
        for post in range(POSTS):
            await pace.turn(number)
            flood.take(1, chat, clock.monotonic())
            arrived[number].append(post)
            await clock.sleep(ON_THE_WAY)
            pace.arrived(number)

    async def all_channels() -> None:
        await asyncio.gather(*map(channel, arrived))

    await clock.run(asyncio.create_task(all_channels()))
    assert dict(flood.violations) == {}
    assert all(posts == list(range(POSTS)) for posts in arrived.values())
    assert clock.monotonic() - ON_THE_WAY <= 1.05 * max(least(limits), POSTS * ON_THE_WAY)


async def test_a_slow_way_and_a_quick_one_bring_nothing_too_close_together() -> None:
    clock, dice = OwnClock(), random.Random(7)
    pace, flood = Pace(Limits(28, 1, 20), clock), Flood()
    chat = Chat(-100, ChatKind.CHANNEL, "Канал")

    async def channel() -> None:
        for _ in range(90):
            await pace.turn(1)
            await clock.sleep(dice.choice((0.01, 0.05, 0.8)))
            flood.take(1, chat, clock.monotonic())
            await clock.sleep(0.05)
            pace.arrived(1)

    await clock.run(asyncio.create_task(channel()))
    assert dict(flood.violations) == {}


async def test_readers_are_answered_at_once_and_posts_wait_for_them() -> None:
    clock = OwnClock()
    pace, flood = Pace(Limits(), clock), Flood(Telegrams(chat_seconds=0, per_minute=0))
    waited: list[float] = []

    async def posts(number: int) -> None:
        for _ in range(15):
            await pace.turn(number, minute=False)
            flood.take(1, Chat(-100 - number, ChatKind.CHANNEL, "Канал"), clock.monotonic())

    async def reader(number: int) -> None:
        await clock.sleep(0.3 * number)
        asked = clock.monotonic()
        await pace.answer(1000 + number)
        flood.take(1, Chat(1000 + number, ChatKind.PRIVATE, "Читатель"), clock.monotonic())
        waited.append(clock.monotonic() - asked)

    async def everybody() -> None:
        await asyncio.gather(*map(posts, range(40)), *map(reader, range(40)))

    await clock.run(asyncio.create_task(everybody()))
    assert dict(flood.violations) == {}
    assert len(waited) == 40 and max(waited) < 1.1


@pytest.mark.parametrize("burst", [1, 3])
async def test_albums_count_as_many_messages_as_they_have_photos(burst: int) -> None:
    clock, dice = OwnClock(), random.Random(5)
    flood = Flood(Telegrams(burst=burst))
    pace, sent = Pace(Limits(), clock), [0] * 30

    async def channel(number: int) -> None:
        chat = Chat(-100 - number, ChatKind.CHANNEL, "Канал")
        for _ in range(8):
            count = dice.choice((1, 1, 1, 2, 3, 10))
            await pace.turn(number, count=count)
            flood.take(1, chat, clock.monotonic(), count)
            sent[number] += count
            await clock.sleep(ON_THE_WAY)
            pace.arrived(number, count)

    async def all_channels() -> None:
        await asyncio.gather(*map(channel, range(30)))

    await clock.run(asyncio.create_task(all_channels()))
    assert dict(flood.violations) == {}
    assert clock.monotonic() <= 60 * math.ceil(max(sent) / 11), "of the longest in its own minutes"


async def test_an_album_is_not_kept_back_by_a_stream_of_single_posts() -> None:
    clock = OwnClock()
    pace, left = Pace(Limits(28, 1, 0), clock), []

    async def stream(number: int) -> None:
        for _ in range(30):
            await pace.turn(number)

    async def album() -> None:
        await clock.sleep(5)
        await pace.turn(1000, count=10)
        left.append(clock.monotonic())

    async def everybody() -> None:
        await asyncio.gather(*map(stream, range(60)), album())

    await clock.run(asyncio.create_task(everybody()))
    assert left[0] < 7


async def test_an_album_larger_than_a_minute_may_hold_waits_for_an_empty_one() -> None:
    clock = OwnClock()
    pace = Pace(Limits(0, 0, 5), clock)

    async def both() -> None:
        await pace.turn(1)
        await pace.turn(1, count=8)

    await clock.run(asyncio.create_task(both()))
    assert 60 < clock.monotonic() < 61


async def test_among_many_chats_each_gets_its_turns_in_order() -> None:
    clock = OwnClock()
    pace, taken = Pace(Limits(28, 1, 0), clock), [0] * 56
    apart: list[int] = []

    async def channel(number: int) -> None:
        for _ in range(10):
            await pace.turn(number)
            taken[number] += 1
            apart.append(max(taken) - min(taken))

    async def all_channels() -> None:
        await asyncio.gather(*map(channel, range(56)))

    await clock.run(asyncio.create_task(all_channels()))
    assert max(apart) == 1


class LateClock(OwnClock):
    """Whoever sleeps wakes a little late, as on a busy machine."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds + 0.015)


async def test_what_begins_late_is_made_good() -> None:
    clock = LateClock()
    flood = Flood(Telegrams(per_second=30, chat_seconds=0, per_minute=0))
    pace, sent = Pace(Limits(28, 0, 0), clock), 0

    async def channel(number: int) -> None:
        nonlocal sent
        chat = Chat(-100 - number, ChatKind.CHANNEL, "Канал")
        for _ in range(10):
            await pace.turn(number)
            flood.take(1, chat, clock.monotonic())
            sent += 1

    async def all_channels() -> None:
        await asyncio.gather(*map(channel, range(56)))

    await clock.run(asyncio.create_task(all_channels()))
    assert sent == 560 and dict(flood.violations) == {}
    assert clock.monotonic() <= 1.01 * 560 / 28
