"""A process that was away for too long between marking a post and sending it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import PlaceLost
from bot.model import State
from tests.bot.delivery.room import a_room, at_work, story


@dataclass
class Seat:
    """Its place is found to be lost so many times."""

    lost: int
    number: int = 1

    def check(self) -> None:
        if self.lost:
            self.lost -= 1
            raise PlaceLost("away for too long")


async def test_it_sends_nothing_of_what_it_had_and_nothing_is_forgotten(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        outbox: Any = room.stores.outbox
        outbox._database.seat = Seat(lost=1)
        await room.take(story())
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 1)
            await room.settled()
        kinds = [event.kind for event in await room.stores.events.of_article(1)]
        assert kinds.count("outbox.sending") == 2
        assert kinds.count(f"outbox.{State.IN_DOUBT}") == 1
        assert len(room.calls("sendMessage")) == 1
