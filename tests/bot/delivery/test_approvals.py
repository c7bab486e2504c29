"""MODERATION=approve: what goes out is what an editor was shown."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.delivery.approvals import Approved
from bot.model import NewRow, State
from bot.newsroom.rules.moderation import UNANSWERED
from bot.newsroom.rules.routes import ADVERTISING
from bot.texts import Texts
from tests.bot.delivery.room import Room, a_room, at_work, retitled, story
from tests.newsroom import ADMIN

WHO = "user 501 Динара"
NEWER = "Оркестр концерт отменил"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path, moderation="approve") as room:
        yield room


async def asked(room: Room) -> str:
    """The story waits for its approval; the data of the button that publishes it."""
    now = room.clock.now()
    (channel,) = await room.stores.channels.all()
    await room.take(story(), rows=[NewRow(channel.id, State.WAITING_APPROVAL, now)])
    await room.question(State.WAITING_APPROVAL)
    return room.data(0)


async def pressed(room: Room, data: str) -> Approved:
    return (await room.delivery.publisher.approvals.answer(data, WHO, Texts("en"))).done


async def test_words_changed_before_the_answer_are_asked_about_anew(room: Room) -> None:
    async with at_work(room):
        old = await asked(room)
        assert "Если одобрите" not in room.asked()[0]["text"], "it would go at once"
        await room.take(retitled(story(), NEWER), edits=State.HELD)
        assert await pressed(room, old) is Approved.TOO_LATE
        await room.question(State.WAITING_APPROVAL)
        (question,) = room.asked()
        assert question["text"].startswith("Материал тем временем изменился.")
        assert NEWER in question["text"]
        assert [text.split("\n")[0] for text in room.told()].count(NEWER) == 1, "the very post"
        assert room.posts() == []
        assert await pressed(room, room.data(0)) is Approved.READY
        await room.until(lambda: room.titles() == [NEWER])


async def test_only_the_newest_look_of_an_article_is_left(room: Room) -> None:
    async with at_work(room):
        await asked(room)
        for title in ("Вторая правка", "Третья правка"):
            await room.take(retitled(story(), title), edits=State.HELD)
            await room.question(State.WAITING_APPROVAL)
        shown = [text.split("\n")[0] for text in room.told() if "На площади" in text]
        assert shown == ["Третья правка"]
        assert await pressed(room, room.data(0)) is Approved.READY
        await room.until(lambda: room.titles() == ["Третья правка"])


async def test_words_changed_after_the_approval_need_another(room: Room) -> None:
    async with at_work(room):
        data = await asked(room)
        assert await pressed(room, data.replace("yes", "morning")) is Approved.SCHEDULED
        (row,) = await room.stores.outbox.in_state(State.SCHEDULED)
        await room.take(retitled(story(), NEWER), edits=State.HELD)
        await room.question(State.WAITING_APPROVAL)
        (again,) = await room.stores.outbox.in_state(State.WAITING_APPROVAL)
        assert again.due_at == row.due_at, "its time stays"
        assert again.reason == "the text has changed since an editor saw it"
        when = Texts("ru").moment(row.due_at, room.delivery.publisher.approvals.asker.zone)
        assert f"Если одобрите, выйдет {when}." in room.asked()[0]["text"]
        assert await pressed(room, room.data(0)) is Approved.SCHEDULED
        assert room.posts() == []


async def test_the_same_words_again_leave_the_question(room: Room) -> None:
    async with at_work(room):
        data = await asked(room)
        await room.take(story(), edits=State.HELD)
        assert await pressed(room, data) is Approved.READY
        await room.until(lambda: room.titles() == [story().title])


async def test_where_one_editor_has_blocked_the_bot_another_is_asked(tmp_path: Path) -> None:
    other = ADMIN + 1
    async with a_room(tmp_path, moderation="approve", admin_ids=(ADMIN, other)) as room:
        room.telegram.create_user(user_id=other, language_code="ru")
        room.telegram.start(other)
        room.telegram.block(ADMIN)
        async with at_work(room):
            (channel,) = await room.stores.channels.all()
            rows = [NewRow(channel.id, State.WAITING_APPROVAL, room.clock.now())]
            await room.take(replace(story(), photos=()), rows=rows)
            await room.question(State.WAITING_APPROVAL)
        asked = [m for m in room.telegram.messages(other) if m["by_bot"] and m["markup"]]
        assert len(asked) == 1


def routed(room: Room, *reasons: str | None) -> list[NewRow]:
    now = room.clock.now()
    return [NewRow(1, State.WAITING_APPROVAL, now, reason=reason) for reason in reasons]


async def test_what_nobody_answers_goes_out_in_time_where_that_is_wanted(tmp_path: Path) -> None:
    async with (
        a_room(tmp_path, moderation="approve", approve_within=0.05) as room,
        at_work(room),
    ):
        await room.take(story(), rows=routed(room, ADVERTISING))
        await room.take(retitled(story(), NEWER), key="two", rows=routed(room, None))
        await room.until(lambda: room.titles() == [NEWER])
        await room.until(lambda: any(t.startswith("Ответа не было") for t in room.told()))
        (left,) = room.asked()
        assert story().title in left["text"] and "Без ответа" not in left["text"]
        told = [event.reason for event in await room.stores.events.of_article(2)]
        assert UNANSWERED in told


async def test_without_a_limit_it_waits(room: Room) -> None:
    async with at_work(room):
        await asked(room)
        await asyncio.sleep(1)
        (question,) = room.asked()
        assert "Без ответа" not in question["text"] and room.posts() == []
