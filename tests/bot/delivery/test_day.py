"""A day of a large newsroom by its own clock: no refusal that we could have avoided."""

import asyncio
import random

from bot.delivery.pace import Limits, Pace
from sandbox.chats import Chat, ChatKind
from sandbox.flood import Flood
from tests.bot.delivery.clock import OwnClock

CHANNELS, ARTICLES = 50, 5000
DAY, HOUR = 86_400.0, 3600.0
BREAKING = 6  # news that goes everywhere at once
EDITED = 0.05
READERS = 1000
BOT = 1


class Newsroom:
    """`late`: seconds that each post waited for its turn."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.clock = OwnClock(rounds=5)
        self.pace, self.flood = Pace(Limits(), self.clock), Flood()
        self.sent = 0
        self.late: list[float] = []

    async def reach(self, chat: Chat) -> None:
        await self.clock.sleep(self.dice.uniform(0.02, 0.06))
        self.flood.take(BOT, chat, self.clock.monotonic())
        self.sent += 1
        await self.clock.sleep(self.dice.uniform(0.02, 0.3))

    async def channel(self, chat: Chat, due: list[float]) -> None:
        """Its posts in their order; now and then one is corrected at once."""
        for at in sorted(due):
            await self.clock.sleep(at - self.clock.monotonic())
            for edit in (False, True)[: 1 + (self.dice.random() < EDITED)]:
                await self.pace.turn(chat.id, edit=edit)
                self.late.append(self.clock.monotonic() - at)
                await self.reach(chat)
                self.pace.arrived(chat.id)

    async def reader(self, number: int) -> None:
        await self.clock.sleep(self.dice.uniform(0, DAY))
        chat = Chat(10_000 + number, ChatKind.PRIVATE, "Читатель")
        await self.pace.answer(chat.id)
        await self.reach(chat)


def moments(dice: random.Random) -> list[float]:
    """When articles come out: by night few, in the morning many, by and by whole batches."""
    found: list[float] = []
    while len(found) < ARTICLES:
        at = dice.choice((dice.uniform(0, DAY), dice.gauss(9 * HOUR, HOUR), 12 * HOUR))
        batch = dice.choice((1, 1, 1, 2, 5, 15))
        found += [min(max(at, 0.0), DAY)] * batch
    return found[:ARTICLES]


async def test_a_day_of_fifty_channels_brings_no_refusal() -> None:
    dice = random.Random(50)
    room = Newsroom(dice)
    chats = [Chat(-100 - number, ChatKind.CHANNEL, "Канал") for number in range(CHANNELS)]
    due: dict[int, list[float]] = {chat.id: [] for chat in chats}
    for place, at in enumerate(moments(dice)):
        routes = chats if place < BREAKING else dice.sample(chats, dice.choice((1, 1, 2)))
        for chat in routes:
            due[chat.id].append(at)

    async def everybody() -> None:
        channels = (room.channel(chat, due[chat.id]) for chat in chats)
        await asyncio.gather(*channels, *map(room.reader, range(READERS)))

    await room.clock.run(asyncio.create_task(everybody()))
    assert dict(room.flood.violations) == {}
    posts = sum(map(len, due.values()))
    assert posts > 1.2 * ARTICLES
    assert room.sent == len(room.late) + READERS >= posts + READERS
    in_time = sum(late < 60 for late in room.late)
    assert in_time > len(room.late) / 2, "at noon a thousand come out at once; else nobody waits"
    assert room.clock.monotonic() < DAY + HOUR
