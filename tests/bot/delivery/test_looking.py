"""Looking for a lost post in a chat of which nothing is known."""

from pathlib import Path
from typing import Any

import pytest

from bot.delivery.look import newest
from bot.delivery.settle import Verdict
from bot.model import Channel, Fingerprint
from tests.bot.delivery.room import a_room, at_work, story

CHANNEL = Channel(1, "@news", chat_id=-100)


class Chat:
    """Messages stand at ids 1 to `top`, but for the deleted ones."""

    def __init__(self, top: int, *deleted: int) -> None:
        self.top, self.deleted, self.looks = top, deleted, 0

    async def look(self, *place: Any, alone: bool) -> Verdict:
        self.looks += 1
        stands = place[1] <= self.top and place[1] not in self.deleted
        return Verdict.OTHER if stands else Verdict.MISSING


async def found(chat: Chat) -> int:
    looker: Any = chat
    return await newest(looker, CHANNEL, Fingerprint("text"))


@pytest.mark.parametrize("top", [0, 1, 2, 3, 7, 8, 1000, 123_456])
async def test_the_newest_is_found_in_few_looks(top: int) -> None:
    chat = Chat(top)
    assert await found(chat) == top
    assert chat.looks <= 6 * max(2, top.bit_length() + 1)


async def test_deleted_ones_are_stepped_over() -> None:
    assert await found(Chat(100, 99, 98, 64, 65)) == 100


async def test_where_something_seems_to_stand_everywhere_the_search_ends() -> None:
    chat = Chat(2**40)
    assert await found(chat) == 0
    assert chat.looks < 200


async def test_the_very_first_post_lost_before_the_chat_is_known(tmp_path: Path) -> None:
    """By its name alone nothing can be looked at: the chat is asked for first."""
    async with a_room(tmp_path) as room:
        lost = {"kind": "cut", "method": "sendMessage", "accepted": True}
        unmet = [{"kind": "error", "method": "getChat", "status": 500}] * 3
        room.telegram.set_faults([lost, *unmet])
        await room.take(story())
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 1)
            await room.settled()
        assert len(room.posts()) == 1
        assert len(room.calls("sendMessage")) == 1
