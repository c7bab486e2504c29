"""A topic of a forum that takes nothing, although the bot has every right in its chat."""

import asyncio
from pathlib import Path

import pytest

from bot.delivery import publisher
from tests.bot.delivery.room import Room, a_room, at_work, story
from tests.newsroom import ADMIN


async def forum(room: Room) -> tuple[int, int]:
    """A forum with a closed topic, which is one of the newsroom's channels."""
    chat = room.telegram.create_group("Двор", [ADMIN], forum=True, admin_bot=True, owner=ADMIN)
    topic = room.telegram.create_topic(chat, "Новости")
    room.telegram.set_topic(chat, topic, closed=True)
    await room.stores.channels.enter([(str(chat), topic, None)], room.clock.now())
    return chat, topic


def refusals(room: Room) -> list[str]:
    return [text for text in room.told() if "тема" in text]


async def test_it_is_said_once_and_goes_on_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "MEET_EVERY", 0.2)
    async with a_room(tmp_path) as room:
        chat, topic = await forum(room)
        async with at_work(room):
            await heard(room)
            await room.take(story())
            await room.until(lambda: len(sends(room, chat)) >= 4)
            assert len(refusals(room)) == 1
            room.telegram.set_topic(chat, topic, closed=False)
            await room.until(lambda: bool(posts(room, chat)))
        assert len(posts(room, chat)) == 1
        assert "открыта" in refusals(room)[0]
        assert f"Двор/{topic}" in refusals(room)[0], "without a public name: by its title"


async def heard(room: Room) -> None:
    """Wait until the chats' titles are known."""
    for _ in range(600):
        if all(channel.title for channel in await room.stores.channels.all()):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("a title was not heard")


def sends(room: Room, chat: int) -> list[object]:
    calls = [call for call in room.telegram.calls() if call["method"] == "sendmessage"]
    return [call for call in calls if call["params"]["chat_id"] == str(chat)]


def posts(room: Room, chat: int) -> list[dict[str, object]]:
    return [m for m in room.telegram.messages(chat) if "Оркестр" in m["text"]]
