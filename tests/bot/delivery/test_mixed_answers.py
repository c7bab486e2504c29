"""A proxy that mixes up answers: what another chat was told settles no post."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.messenger import Delivered
from bot.model import NewRow, State
from tests.bot.delivery.room import Room, a_room, at_work, story
from tests.newsroom import ADMIN

ELSEWHERE = -1009


class MixedUp:
    """The messenger, but the first answer to `send` names another message."""

    def __init__(self, room: Room, chat_id: int) -> None:
        sender = room.delivery.publisher.sender
        self._messenger: Any = sender.messenger
        self._chat_id: int | None = chat_id
        sender.messenger = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._messenger, name)

    async def send(self, *given: Any) -> Sequence[Delivered]:
        delivered: Sequence[Delivered] = await self._messenger.send(*given)
        if self._chat_id is None:
            return delivered
        chat_id, self._chat_id = self._chat_id, None
        return [replace(one, message_id=7000, chat_id=chat_id) for one in delivered]


@pytest.mark.parametrize("chat_id", [ADMIN, ELSEWHERE])
async def test_an_answer_that_names_another_chat_is_looked_into(
    tmp_path: Path, chat_id: int
) -> None:
    async with a_room(tmp_path) as room:
        now = room.clock.now()
        await room.stores.people.started(ADMIN, "ru", now)
        await room.stores.channels.enter([(str(ELSEWHERE), None, None)], now)
        city, other = await room.stores.channels.all()
        await room.stores.channels.met(other.id, ELSEWHERE, False)
        await room.stores.channels.met(city.id, room.channel, False)
        MixedUp(room, chat_id)
        await room.take(story(), rows=[NewRow(city.id, State.READY, now)])
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 1)
            await room.settled()
        (post,) = room.posts()
        (row,) = await room.stores.outbox.in_state(State.SENT)
        assert row.message_id == post["message_id"]
