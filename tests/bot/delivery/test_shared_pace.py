"""Several processes with one token: together they keep its limits, and heed what one is told."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bot.delivery.pace import EVERY_CHAT, Limits
from bot.delivery.shared_pace import SharedPace
from bot.errors import StorageError
from bot.ports.turns import Turn
from sandbox.chats import Chat, ChatKind
from sandbox.flood import Flood
from tests.bot.delivery.clock import OwnClock

LIMITS = Limits()
READING = 0.004  # seconds


class Book:
    """What the database does, in memory."""

    def __init__(self, clock: OwnClock) -> None:
        self.clock = clock
        self.written: list[tuple[object, float, Turn]] = []
        self.away = False
        self._turn = asyncio.Lock()

    def side(self) -> "Side":
        return Side(self)


class Side:
    """One process's."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.seen = 0
        self.exchanges = 0

    async def exchange(self, decide: Callable[[Sequence[Turn]], Sequence[Turn]]) -> None:
        book, now = self.book, self.book.clock.monotonic
        self.exchanges += 1
        if book.away:
            raise StorageError("away")
        async with book._turn:
            await book.clock.sleep(READING)
            new, self.seen = book.written[self.seen :], len(book.written)
            news = [replace(t, age=now() - at) for side, at, t in new if side is not self]
            book.written += [(self, now(), turn) for turn in decide(news)]


def paces(clock: OwnClock, book: Book, number: int, limits: Limits = LIMITS) -> list[SharedPace]:
    return [SharedPace(limits, clock, book=book.side()) for _ in range(number)]


async def test_a_burst_by_three_processes_brings_no_refusal_and_is_hardly_slower() -> None:
    clock, flood = OwnClock(), Flood()
    chats = [Chat(-100 - number, ChatKind.CHANNEL, "Канал") for number in range(5)]
    lanes = [asyncio.Lock() for _ in chats]
    three = paces(clock, Book(clock), 3)
    left = [60] * len(chats)

    async def process(pace: SharedPace, number: int) -> None:
        """Takes what is next in the chat whenever nobody else has the chat in hand."""
        while True:
            async with lanes[number]:
                if not left[number]:
                    return
                left[number] -= 1
                await pace.turn(chats[number].id)
                flood.take(1, chats[number], clock.monotonic())
                await clock.sleep(0.1)
                pace.arrived(chats[number].id)

    async def everybody() -> None:
        await asyncio.gather(*(process(p, n) for p in three for n in range(len(chats))))

    await clock.run(asyncio.create_task(everybody()))
    assert dict(flood.violations) == {}
    assert clock.monotonic() <= 1.05 * (2 * 60 + 19)


async def test_the_limit_over_all_chats_is_kept_together() -> None:
    clock, flood = OwnClock(), Flood()
    two = paces(clock, Book(clock), 2)

    async def send(number: int) -> None:
        pace, chat = two[number % 2], Chat(-1000 - number, ChatKind.CHANNEL, "Канал")
        await pace.turn(chat.id)
        flood.take(1, chat, clock.monotonic())

    async def everybody() -> None:
        await asyncio.gather(*map(send, range(200)))

    await clock.run(asyncio.create_task(everybody()))
    assert dict(flood.violations) == {}
    assert clock.monotonic() <= 1.1 * 200 / 28


async def test_answers_of_one_count_for_the_posts_of_the_other() -> None:
    clock = OwnClock()
    talking, publishing = paces(clock, Book(clock), 2)

    async def work() -> None:
        for _ in range(20):
            await talking.answer(-5)
        await publishing.turn(-5)

    await clock.run(asyncio.create_task(work()))
    assert clock.monotonic() > 60


@pytest.mark.parametrize("limits", [LIMITS, Limits(0, 0, 0)], ids=["limits", "no-limits"])
async def test_what_one_is_told_all_heed(limits: Limits) -> None:
    clock = OwnClock()
    one, other = paces(clock, Book(clock), 2, limits)

    async def work() -> None:
        await other.turn(-7)
        one.hold(-5, 30)
        await clock.sleep(2)
        await other.turn(-6)
        assert clock.monotonic() < 5, "another chat is not meant"
        await other.turn(-5)

    await clock.run(asyncio.create_task(work()))
    assert clock.monotonic() >= 30
    assert EVERY_CHAT not in other.held()


async def test_two_chats_told_to_two_processes_mean_the_whole_token() -> None:
    clock = OwnClock()
    one, other, third = paces(clock, Book(clock), 3)

    async def work() -> None:
        one.hold(-5, 30)
        other.hold(-6, 40)
        await clock.sleep(1)
        await third.turn(-7)

    await clock.run(asyncio.create_task(work()))
    assert clock.monotonic() >= 30


async def test_who_starts_later_learns_of_the_last_minute() -> None:
    clock = OwnClock()
    book = Book(clock)
    (one,) = paces(clock, book, 1)

    async def work() -> None:
        for _ in range(20):
            await one.turn(-5)
        (late,) = paces(clock, book, 1)
        await late.turn(-5)

    await clock.run(asyncio.create_task(work()))
    assert clock.monotonic() >= 60


async def test_without_the_book_each_keeps_its_own_pace() -> None:
    clock = OwnClock()
    book = Book(clock)
    one, other = paces(clock, book, 2)

    async def work() -> None:
        book.away = True
        one.hold(-5, 30)
        for _ in range(21):
            await other.turn(-6)
        book.away = False
        await one.turn(-7)
        await other.turn(-5)

    await clock.run(asyncio.create_task(work()))
    assert 60 <= clock.monotonic() < 70


async def test_without_limits_hardly_anything_is_asked() -> None:
    clock = OwnClock()
    side = Book(clock).side()
    pace = SharedPace(Limits(0, 0, 0), clock, book=side)

    async def work() -> None:
        for number in range(500):
            await pace.turn(-number)

    await clock.run(asyncio.create_task(work()))
    assert side.exchanges == 1


async def test_an_album_of_another_process_counts_with_all_its_photos() -> None:
    clock = OwnClock()
    flood = Flood()
    one, other = paces(clock, Book(clock), 2)
    chat = Chat(-100, ChatKind.CHANNEL, "Канал")

    async def both() -> None:
        for pace, count in ((one, 1), (one, 6), (other, 3), (one, 8), (other, 2)):
            await pace.turn(chat.id, count=count)
            flood.take(1, chat, clock.monotonic(), count)
            await clock.sleep(0.1)
            pace.arrived(chat.id, count)

    await clock.run(asyncio.create_task(both()))
    assert dict(flood.violations) == {}
    assert clock.monotonic() < 30


async def test_no_turn_is_taken_unheard() -> None:
    clock = OwnClock()
    (pace,) = paces(clock, Book(clock), 1, Limits(0, 0, 0))
    assert not pace.at_once(1)
