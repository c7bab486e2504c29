"""What Telegram put into a channel's discussion group settles a lost answer without a look."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import State
from bot.posts.compose import compose
from bot.posts.fingerprint import fingerprint
from tests.bot.delivery.room import Room, a_room, at_work, story


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def lost(room: Room, *, accepted: bool) -> None:
    """The answer to a post is lost; until it is settled."""
    cut = {"kind": "cut", "method": "sendMessage", "accepted": accepted}
    room.telegram.set_faults([cut])
    await room.take(story())
    for _ in range(600):
        if await room.states(State.IN_DOUBT):
            break
        await room.clock.sleep(0.01)
    await room.settled()


async def test_a_witness_of_the_post_proves_that_it_is_there(room: Room) -> None:
    (channel,) = await room.stores.channels.all()
    await room.stores.channels.met(channel.id, room.channel, protected=False)
    shows = fingerprint(compose(story(), None, channel.style))
    await room.stores.messages.witness(room.channel, 2, shows)
    async with at_work(room):
        await lost(room, accepted=True)
    (row,) = await room.stores.outbox.article_rows(1)
    assert (row.state, row.message_id) == (State.SENT, 2)
    assert room.calls("forwardMessage", "sendMessage") == ["sendmessage"]


async def test_a_witness_of_another_post_proves_nothing_of_ours(room: Room) -> None:
    (channel,) = await room.stores.channels.all()
    await room.stores.channels.met(channel.id, room.channel, protected=False)
    await room.stores.messages.note(room.channel, [1], ours=False)
    number = room.telegram.post(501, room.channel, "Объявление")
    other = fingerprint(compose(story("Объявление"), None, channel.style))
    await room.stores.messages.witness(room.channel, number, other)
    async with at_work(room):
        await lost(room, accepted=False)
    assert room.calls("sendMessage") == ["sendmessage", "sendmessage"]
    assert len(room.posts()) == 2


async def test_without_a_witness_the_bot_looks_itself(room: Room) -> None:
    async with at_work(room):
        await lost(room, accepted=True)
    assert len(room.posts()) == 1 and room.calls("forwardMessage")
