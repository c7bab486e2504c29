"""What follows in a channel goes at once, and passes nobody over."""

from pathlib import Path
from typing import Any, cast

import pytest

from bot.delivery import publisher
from bot.model import Article, NewRow, OutboxRow, Post, State
from bot.posts.compose import compose
from tests.bot.delivery.room import Room, a_room, at_work, story
from tests.newsroom import ADMIN


async def waiting(room: Room, count: int) -> list[str]:
    """So many stories, for every channel each."""
    titles = [f"Новость номер {number}" for number in range(count)]
    for title in titles:
        await room.take(story(title), key=title)
    return titles


def counted_looks(room: Room, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Gets one entry a look at what waits."""
    outbox: Any = room.stores.outbox
    looks: list[object] = []
    heads = outbox.heads

    async def counted(now: object) -> object:
        looks.append(now)
        return await heads(now)

    monkeypatch.setattr(outbox, "heads", counted)
    return looks


@pytest.mark.parametrize("places", [16, 1])
async def test_in_order_and_without_a_look_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places: int
) -> None:
    """Also where as many channels send as may: nobody waits for a place."""
    monkeypatch.setattr(publisher, "MOST_AT_ONCE", places)
    async with a_room(tmp_path) as room:
        titles = await waiting(room, 20)
        looks = counted_looks(room, monkeypatch)
        began = room.clock.monotonic()
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 20)
            by_the_clock = (room.clock.monotonic() - began) / publisher.LOOK_EVERY
            assert len(looks) < 10 + by_the_clock, "as often as 20 posts ended"
        assert room.titles() == titles


async def test_breaking_news_goes_next(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await waiting(room, 60)
        (channel,) = await room.stores.channels.all()
        async with at_work(room):
            await room.until(lambda: len(room.posts()) > 5)
            urgent = [NewRow(channel.id, State.READY, room.clock.now(), urgent=True)]
            await room.take(story("Срочно"), key="urgent", rows=urgent)
            there = len(room.posts())
            await room.until(lambda: "Срочно" in room.titles())
        assert room.titles().index("Срочно") <= there + 1


async def test_a_paused_channel_stops_between_two_posts(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await waiting(room, 60)
        (channel,) = await room.stores.channels.all()
        async with at_work(room):
            await room.until(lambda: len(room.posts()) > 5)
            await room.stores.channels.pause([channel.id], room.clock.now(), "501")
            there = len(room.posts())
        assert there <= len(room.posts()) <= there + 1
        assert await room.states(State.READY)


async def test_a_post_and_the_beginning_of_the_next_are_one_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_room(tmp_path) as room:
        titles = await waiting(room, 12)
        outbox: Any = room.stores.outbox
        begun, begin = [], outbox.begin

        async def counted(row: OutboxRow, *given: Any, **more: Any) -> OutboxRow:
            begun.append(row.id)
            return cast(OutboxRow, await begin(row, *given, **more))

        monkeypatch.setattr(outbox, "begin", counted)
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 12)
            await room.settled()
        assert room.titles() == titles
        # The first of all, and the one after it, of which nobody knew yet.
        assert len(begun) <= 4


async def test_a_photo_waits_for_its_turn(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        for number in range(6):
            await room.take(
                story(f"Новость номер {number}", photo=number * (number % 2)), key=str(number)
            )
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 6)
            await room.settled()
        calls = room.telegram.calls()
        there = {"@city_news", str(room.channel)}
        kinds = [c["method"] for c in calls if c["params"].get("chat_id") in there]
        sent = [kind for kind in kinds if kind in ("sendmessage", "sendphoto")]
        assert sent == ["sendmessage", "sendphoto"] * 3


async def test_what_is_corrected_while_the_one_before_it_is_sent(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await waiting(room, 4)
        slow = {"kind": "slow", "method": "sendMessage", "times": None, "seconds": 0.4}
        room.telegram.set_faults([slow])
        async with at_work(room):
            await room.until(lambda: len(sends(room)) == 2)
            await room.take(story("Новость исправлена"), key="Новость номер 2", rows=())
            await room.until(lambda: len(room.posts()) == 4)
            await room.settled()
        assert "Новость исправлена" in room.titles()[2]
        assert not room.calls("editMessageText")


async def test_one_that_cannot_be_made_keeps_nobody_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = compose

    def failing(article: Article, *given: Any, **more: Any) -> Post:
        if article.title == "Новость номер 3":
            raise ValueError("a fault of ours")
        return composed(article, *given, **more)

    monkeypatch.setattr("bot.delivery.letters.compose", failing)
    async with a_room(tmp_path) as room:
        titles = await waiting(room, 5)
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 4)
            await room.question(State.FAILED)
        assert room.titles() == [title for title in titles if title != "Новость номер 3"]
        (failed,) = await room.stores.outbox.in_state(State.FAILED)
        assert failed.reason == "an error of the bot: see its log"
        assert "ошибка самого бота: подробности в его журнале" in room.asked()[-1]["text"]


async def test_a_lost_answer_is_looked_at_before_anything_follows(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        titles = await waiting(room, 8)
        room.telegram.set_faults([{"kind": "cut", "method": "sendMessage", "accepted": True}])
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 8, 60)
            await room.settled()
        assert room.titles() == titles


async def test_where_places_are_few_nobody_keeps_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "MOST_AT_ONCE", 1)
    async with a_room(tmp_path) as room:
        second = room.telegram.create_channel("Спорт", username="sport", owner=ADMIN)
        await room.stores.channels.enter([("@sport", None, None)], room.clock.now())
        await waiting(room, 6)
        async with at_work(room):
            await room.until(lambda: len(room.telegram.messages(second)) == 6)
            await room.until(lambda: len(room.posts()) == 6)
        assert len(set(chats(room)[2:6])) == 2


async def test_where_many_wait_for_a_place_one_look_fills_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "MOST_AT_ONCE", 8)
    async with a_room(tmp_path, rate_per_second=20.0) as room:
        names = [f"@town_{number}" for number in range(23)]
        for name in names:
            room.telegram.create_channel(name, username=name.removeprefix("@"), owner=ADMIN)
        entered = [(name, None, None) for name in names]
        await room.stores.channels.enter(entered, room.clock.now())
        await waiting(room, 1)
        looks = counted_looks(room, monkeypatch)
        began = room.clock.monotonic()
        async with at_work(room):
            await room.until(lambda: len(sends(room)) == 24)
            by_the_clock = (room.clock.monotonic() - began) / publisher.LOOK_EVERY
            assert len(looks) < 11 + by_the_clock, "as often as 24 posts ended"


async def test_topics_of_one_chat_take_turns(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.stores.channels.enter([("@city_news", 5, None)], room.clock.now())
        await waiting(room, 6)
        async with at_work(room):
            await room.until(lambda: len(room.posts()) == 12)
        topics = [call["params"].get("message_thread_id") for call in sends(room)]
        assert len(set(topics[:4])) == 2


def sends(room: Room) -> list[dict[str, Any]]:
    return [call for call in room.telegram.calls() if call["method"] == "sendmessage"]


def chats(room: Room) -> list[str]:
    return [call["params"]["chat_id"] for call in sends(room)]
