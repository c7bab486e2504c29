"""A withdrawn article: one question, then its posts go, in all channels."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import Kind, State
from tests.bot.delivery.room import Room, a_room, at_work, opened, story


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def withdrawn(room: Room) -> None:
    assert await room.stores.withdrawals.mark(1, room.clock.now(), "gone (410)")
    await room.question()


async def press(room: Room, button: int) -> str | None:
    return await room.press(room.data(button))


async def test_one_word_deletes_everywhere(room: Room) -> None:
    other = room.telegram.create_channel("Спорт", username="sport_news", owner=501)
    await room.stores.channels.enter([("@sport_news", None, None)], room.clock.now())
    async with at_work(room):
        await room.posted(story(), story("Другая новость"))
        await room.until(lambda: len(room.telegram.messages(other)) == 2)
        await room.settled()
        await withdrawn(room)
        assert "@city_news, @sport_news" in room.asked()[0]["text"]
        assert await press(room, 0) == "Being deleted, posts: 2."
        assert await press(room, 0) is None
        await room.until(lambda: room.titles() == ["Другая новость"])
        await room.until(lambda: len(room.telegram.messages(other)) == 1)
        await room.settled()
        assert (await room.take(story("Снова другие слова"))).rows == ()
        assert not await room.stores.withdrawals.mark(1, room.clock.now(), "gone again")
    assert len(room.asked()) == 1


async def test_left_alone_the_posts_stay(room: Room) -> None:
    async with at_work(room):
        await room.posted(story())
        await withdrawn(room)
        assert await press(room, 1) == "The posts stay."
        assert await press(room, 0) is None
        await room.settled()
    assert room.titles() == [story().title]


@pytest.mark.parametrize("photo", [0, 1])
async def test_what_is_too_old_to_be_deleted_is_marked(room: Room, photo: int) -> None:
    async with at_work(room):
        await room.posted(story(photo=photo))
        room.telegram.advance(49 * 3600)
        await withdrawn(room)
        await press(room, 0)
        await room.until(lambda: room.titles() == ["Редакция сняла этот материал с публикации."])
        await room.settled()
    (post,) = room.posts()
    assert [entity["type"] for entity in post["entities"]] == ["bold", "strikethrough"]
    assert (post["photo"] is not None) == bool(photo)


async def test_what_waits_is_cancelled(room: Room) -> None:
    await room.take(story())
    assert await room.stores.withdrawals.mark(1, room.clock.now(), "gone (410)")
    async with at_work(room):
        await room.clock.sleep(1.0)
    assert room.posts() == [] and room.asked() == []
    assert await room.states() == [State.CANCELLED]


async def test_one_on_its_way_is_not_sent_again(room: Room) -> None:
    room.telegram.set_faults([{"kind": "cut", "method": "sendMessage", "accepted": False}])
    async with at_work(room):
        await room.take(story())
        await room.until(lambda: room.telegram.counts()["faults_fired"] == 1)
        await room.stores.withdrawals.mark(1, room.clock.now(), "gone (410)")
        await room.settled()
    assert room.posts() == []
    assert State.CANCELLED in await room.states()


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_lost_answer_to_a_deletion_is_made_up_for(room: Room, accepted: bool) -> None:
    async with at_work(room):
        await room.posted(story())
        await withdrawn(room)
        fault = {"kind": "cut", "method": "deleteMessage", "accepted": accepted}
        room.telegram.set_faults([fault])
        await press(room, 0)
        await room.settled()
    assert room.posts() == []
    (row,) = await room.stores.edits.in_state(State.SENT, Kind.DELETE)
    assert row.reason == "deleted"


async def test_a_kill_in_the_middle_of_a_deletion(room: Room, tmp_path: Path) -> None:
    async with at_work(room):
        await room.posted(story())
        await withdrawn(room)
    room.telegram.set_faults([{"kind": "hang", "method": "deleteMessage", "seconds": 2}])
    async with at_work(room, killed=True):
        await press(room, 0)
        await room.until(lambda: room.telegram.counts()["faults_fired"] == 1)
    async with opened(room.telegram, room.channel, tmp_path) as again, at_work(again):
        await again.settled()
    assert room.posts() == []


@pytest.mark.parametrize("data", ["", "withdraw:1:0:yes", "withdraw:99:0:yes", "edit:1:0:yes"])
async def test_forged_buttons_do_nothing(room: Room, data: str) -> None:
    await room.take(story())
    assert await room.press(data, "user 666") is None
    assert await room.states() == [State.READY]
