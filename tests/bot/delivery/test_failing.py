"""What Telegram refuses: mended, waited for, or handed to an editor with the reason."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BadEntities, BadPhoto, FloodWait, Refused, TelegramError, TooLong
from bot.model import NewRow, OutboxRow, State
from sandbox.chats import Status
from tests.bot.delivery.room import Room, a_room, at_work, opened, story


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


class Refusing:
    """The messenger, but its first calls of `send` are refused, one error each."""

    def __init__(self, messenger: Any, *errors: TelegramError) -> None:
        self._messenger = messenger
        self._errors = list(errors)
        self.sent: list[tuple[str, int, Any]] = []  # text, entities, photos

    def __getattr__(self, name: str) -> Any:
        return getattr(self._messenger, name)

    async def send(self, target: Any, post: Any, photos: Any) -> Any:
        self.sent.append((post.text, len(post.entities), list(photos)))
        if self._errors:
            raise self._errors.pop(0)
        return await self._messenger.send(target, post, photos)


def refusing(room: Room, *errors: TelegramError) -> Refusing:
    sender = room.delivery.publisher.sender
    found = Refusing(sender.messenger, *errors)
    sender.messenger = found
    return found


async def one(room: Room, state: State) -> OutboxRow:
    (row,) = await room.stores.outbox.in_state(state)
    return row


async def test_a_photo_is_tried_smaller_and_then_left_out(room: Room) -> None:
    telegram = refusing(room, *[BadPhoto("IMAGE_PROCESS_FAILED")] * 3)
    async with at_work(room):
        await room.posted(story(photo=1, credit="Иванов"))
    (by_id,), (by_bytes,), (smaller,), none = (photos for _, _, photos in telegram.sent)
    assert isinstance(by_id, str) and isinstance(by_bytes, bytes) and isinstance(smaller, bytes)
    assert none == []
    (post,) = room.posts()
    assert post["photo"] is None and "Фото" not in post["text"]


async def test_entities_that_are_refused_go(room: Room) -> None:
    telegram = refusing(room, BadEntities("entity URL is invalid"))
    async with at_work(room):
        await room.posted(story())
    assert [entities > 0 for _, entities, _ in telegram.sent] == [True, False]


async def test_a_post_that_is_too_long_loses_of_its_summary(room: Room) -> None:
    telegram = refusing(room, TooLong("message is too long"))
    async with at_work(room):
        await room.posted(story())
    first, second = (text for text, _, _ in telegram.sent)
    assert len(second) < len(first) and second.endswith("Читать полностью")


@pytest.mark.parametrize("again", [True, False])
async def test_what_is_refused_for_good_waits_for_an_editor(room: Room, again: bool) -> None:
    refusing(room, Refused("Telegram refused the call (WEIRD)"))
    async with at_work(room):
        await room.take(story())
        await room.question(State.FAILED)
        (question,) = room.asked()
        assert "WEIRD" in question["text"] and story().title in question["text"]
        data = room.data(0 if again else 1)
        done = "Tried again" if again else "Left as it is"
        assert await room.press(data) == f"{done} in @city_news."
        assert await room.press(data, "user 502") is None
        await room.settled()
    assert len(room.posts()) == int(again)
    assert (await room.states())[0] is (State.SENT if again else State.CANCELLED)


async def test_a_day_of_waiting_ends_with_a_question_and_not_with_silence(room: Room) -> None:
    refusing(room, FloodWait("Telegram asks to wait 1 s", 1))
    old = room.clock.now() - timedelta(hours=25)
    (channel,) = await room.stores.channels.all()
    await room.take(story(), rows=[NewRow(channel.id, State.READY, old)], at=old)
    async with at_work(room):
        await room.question(State.FAILED)
    assert "Telegram просит подождать 1 с; попыток: 1" in room.asked()[0]["text"]


async def test_few_questions_at_once_for_one_channel(room: Room) -> None:
    refusing(room, *[Refused("Telegram refused the call (WEIRD)")] * 6)
    async with at_work(room):
        for number in range(6):
            await room.take(story(f"Материал {number}"), key=str(number))
        await room.until(lambda: len(room.asked()) == 3)
        await room.settled()
        await room.clock.sleep(1.5)
    assert len(room.asked()) == 3
    assert len(await room.states(State.FAILED)) == 6


async def test_a_long_refusal_is_said_once_in_the_queue_and_after_a_restart(
    room: Room, tmp_path: Path
) -> None:
    wait = FloodWait("Telegram asks to wait 43838 s", 43838)
    telegram = refusing(room, wait)
    async with at_work(room):
        await room.take(story("Первая"), key="1")
        await room.take(story("Вторая"), key="2")
        await room.until(lambda: any("просит подождать" in text for text in room.told()))
        await room.clock.sleep(4)
    assert len(telegram.sent) == 1
    said = [text for text in room.told() if "просит подождать" in text]
    assert len(said) == 1 and "@city_news" in said[0]
    waiting = await room.stores.outbox.in_state(State.READY)
    assert "43838 s, until" in (waiting[0].reason or "")
    async with opened(room.telegram, room.channel, tmp_path) as again, at_work(again):
        await again.clock.sleep(1.5)
    assert room.posts() == [] and room.calls("sendMessage").count("sendmessage") == 1


async def test_a_proxy_that_takes_no_large_pictures_costs_the_picture_alone(room: Room) -> None:
    too_large = {"kind": "html", "status": 413, "method": "sendPhoto", "times": None}
    room.telegram.set_faults([too_large])
    async with at_work(room):
        await room.posted(story(photo=1))
    (post,) = room.posts()
    assert post["photo"] is None
    assert "outbox.in_doubt" not in [event.kind for event in await room.stores.events.of_article(1)]


async def test_other_channels_go_on_while_one_is_held(room: Room) -> None:
    other = room.telegram.create_channel("Спорт", username="sport_news", owner=501)
    await room.stores.channels.enter([("@sport_news", None, None)], room.clock.now())
    fault = {"kind": "flood", "method": "sendMessage", "chat": "@city_news", "retry_after": 600}
    room.telegram.set_faults([fault])
    async with at_work(room):
        for number in range(3):
            await room.take(story(f"Материал {number}"), key=str(number))
        await room.until(lambda: len(room.telegram.messages(other)) == 3)
    assert room.posts() == []


async def test_lost_rights_stop_the_channel_until_they_are_back(room: Room) -> None:
    async with at_work(room):
        await room.posted(story())
        room.telegram.set_member(room.channel, 123, Status.ADMINISTRATOR, ["can_edit_messages"])
        await room.take(story("Вторая"), key="2")
        await room.until(lambda: any("не может публиковать" in text for text in room.told()))
        assert "Бот снова публикует" not in " ".join(room.told())
    (channel,) = await room.stores.channels.all()
    assert not channel.active and channel.stopped_reason
    room.telegram.set_member(room.channel, 123, Status.ADMINISTRATOR, ["can_post_messages"])
    async with at_work(room):
        await room.until(lambda: len(room.posts()) == 2)


async def test_once_a_channel_that_was_closed_takes_posts_that_is_said_once(room: Room) -> None:
    async with at_work(room):
        await room.posted(story())
        room.telegram.set_member(room.channel, 123, Status.ADMINISTRATOR, ["can_edit_messages"])
        await room.take(story("Вторая"), key="2")
        await room.take(story("Третья"), key="3")
        await room.until(lambda: any("не может публиковать" in text for text in room.told()))
        room.telegram.set_member(room.channel, 123, Status.ADMINISTRATOR, ["can_post_messages"])
        (channel,) = await room.stores.channels.all()
        await room.stores.channels.met(channel.id, channel.chat_id or 0, protected=False)
        await room.until(lambda: len(room.posts()) == 3)
        await room.settled()
    said = [text for text in room.told() if text == "Бот снова публикует в канале @city_news."]
    assert len(said) == 1
