"""A changed article edits its posts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery.asking import two_buttons
from bot.delivery.edit_questions import EDIT
from bot.errors import StaleVersion
from bot.model import State
from sandbox.chats import Status
from tests.bot.delivery.room import Room, a_room, at_work, opened, retitled, story

OLD, NEW = story(), story("Оркестр перенес концерт")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


@pytest.mark.parametrize(
    ("before", "after", "method"),
    [
        (0, 0, "editmessagetext"),
        (0, 1, "editmessagemedia"),
        (1, 1, "editmessagecaption"),
        (1, 2, "editmessagemedia"),
        (1, 0, "editmessagecaption"),
    ],
    ids=["text", "text-to-photo", "caption", "another-photo", "photo-taken-away"],
)
async def test_which_edit_is_made(room: Room, before: int, after: int, method: str) -> None:
    async with at_work(room):
        (old,) = await room.posted(story(photo=before, credit="Иванов"))
        taken = await room.take(story("Оркестр перенес концерт", after, "Иванов"))
        assert len(taken.rows) == 1
        await room.settled()
    (new,) = room.posts()
    assert new["message_id"] == old["message_id"]
    assert new["text"].startswith("Оркестр перенес концерт\n\nНа площади")
    assert new["entities"][0]["length"] == len("Оркестр перенес концерт")
    assert (new["photo"] is not None) == bool(before or after)
    assert ("Фото: Иванов" in new["text"]) == bool(before or after)
    if before and after:
        assert (new["photo"] == old["photo"]) == (before == after)
    assert room.edited() == [method]
    assert [m for m in room.told() if "площади" in m] == [], "what was looked at is deleted"


async def test_a_credit_is_mended_even_where_the_picture_is_gone(room: Room) -> None:
    async with at_work(room):
        await room.posted(story(photo=1, credit="Иванов"))
        room.pictures.gone.add("https://a.kz/1.jpg")
        await room.take(story(photo=1, credit="Петров"))
        await room.settled()
    (new,) = room.posts()
    assert "Фото: Петров" in new["text"] and new["photo"]


async def test_what_no_reader_would_see_edits_nothing(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
        await room.take(retitled(OLD, OLD.title.replace(" ", "  ")))
        await room.settled()
    assert room.edited() == room.calls("forwardMessage") == []
    assert (await room.states())[-1] is State.SKIPPED


async def test_several_revisions_make_one_edit(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
    for number in range(3):
        await room.take(retitled(NEW, f"Концерт перенесен: {number}"))
    async with at_work(room):
        await room.settled()
    assert room.titles() == ["Концерт перенесен: 2"]
    assert len(room.edited()) == 1


async def test_a_post_changed_by_hand_is_asked_about_once_and_kept(room: Room) -> None:
    async with at_work(room):
        (post,) = await room.posted(OLD)
        room.telegram.edit(501, room.channel, post["message_id"], "Поправлено вручную.")
        await room.take(NEW)
        await room.question()
        assert NEW.title in room.asked()[0]["text"]
        old = room.data(1)
        await room.take(retitled(NEW, "Концерт перенесен еще раз"))
        await room.question()
        assert await room.press(old) is None, "about words that are not the newest"
        (question,) = room.asked()
        assert "Концерт перенесен еще раз" in question["text"]
        keep = room.data(1)
        assert await room.press(keep) == "The post in @city_news stays as it is."
        assert await room.press(keep, "user 502") is None
        await room.take(retitled(NEW, "Концерт отменен"))
        await room.settled()
    assert room.titles() == ["Поправлено вручную."]
    assert len(room.asked()) == 1 and room.edited() == []


async def test_an_editor_lets_the_newest_text_in(room: Room) -> None:
    async with at_work(room):
        (post,) = await room.posted(OLD)
        room.telegram.edit(501, room.channel, post["message_id"], "Поправлено вручную.")
        await room.take(NEW)
        await room.question()
        await room.take(retitled(NEW, "Концерт перенесен еще раз"))
        await room.question()
        await room.press(room.data(0))
        await room.until(lambda: room.titles() == ["Концерт перенесен еще раз"])
        await room.settled()
        await room.take(retitled(NEW, "Концерт отменен"))
        await room.until(lambda: room.titles() == ["Концерт отменен"])


async def test_what_the_editor_wrote_is_what_the_article_says_now(room: Room) -> None:
    async with at_work(room):
        (post,) = await room.posted(OLD)
        text = post["text"].replace(OLD.title, NEW.title)
        marks = [{**post["entities"][0], "length": len(NEW.title)}]
        shift = len(NEW.title) - len(OLD.title)
        marks += [{**e, "offset": e["offset"] + shift} for e in post["entities"][1:]]
        room.telegram.edit(501, room.channel, post["message_id"], text, marks)
        await room.take(NEW)
        await room.settled()
    assert room.asked() == [] and room.edited() == []
    assert (await room.states())[-1] is State.SENT


async def test_a_deleted_post_is_not_missed(room: Room) -> None:
    async with at_work(room):
        (post,) = await room.posted(OLD)
        room.telegram.delete(501, room.channel, post["message_id"])
        await room.take(NEW)
        await room.settled()
    assert room.posts() == [] and room.edited() == []
    assert (await room.states())[-1] is State.SKIPPED


@pytest.mark.parametrize("photo", [0, 1])
async def test_protected_content_is_looked_at_by_a_copy(room: Room, photo: int) -> None:
    room.telegram.set_chat(room.channel, protected=True)
    async with at_work(room):
        (post,) = await room.posted(story(photo=photo))
        await room.take(story(NEW.title, photo))
        await room.settled()
        assert room.titles() == [NEW.title]
        room.telegram.edit(501, room.channel, post["message_id"], "Поправлено вручную.")
        await room.take(story("Концерт отменен", photo))
        await room.question()
    assert room.titles() == ["Поправлено вручную."]
    assert [m for m in room.telegram.messages(501) if m["by_bot"] and not m["markup"]][1:] == []


async def test_without_a_service_chat_the_edit_waits_for_one(room: Room, tmp_path: Path) -> None:
    async with opened(room.telegram, room.channel, tmp_path, admin_ids=()) as alone:
        async with at_work(alone):
            await alone.posted(OLD)
            await alone.take(NEW)
            await alone.until(lambda: len(alone.posts()) == 1)
            for _ in range(200):
                (edit,) = await alone.stores.edits.in_state(State.READY)
                if edit.reason:
                    break
                await alone.clock.sleep(0.05)
            assert edit.reason is not None and "ADMIN_IDS" in edit.reason
        assert alone.titles() == [OLD.title]
    async with at_work(room):
        await room.until(lambda: room.titles() == [NEW.title])


@pytest.mark.parametrize("kind", ["cut", "late", "html", "malformed", "error"])
@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("photo", [0, 1])
async def test_a_lost_answer_is_settled_by_looking(
    room: Room, kind: str, accepted: bool, photo: int
) -> None:
    method = "editMessageMedia" if photo else "editMessageText"
    async with at_work(room):
        await room.posted(story(photo=photo))
        fault = {"kind": kind, "method": method, "accepted": accepted, "seconds": 1}
        room.telegram.set_faults([fault])
        await room.take(story(NEW.title, photo * 2))
        await room.settled()
    assert room.titles() == [NEW.title]
    assert room.edited() == [method.lower()] * (1 if accepted or kind == "late" else 2)


async def test_a_kill_in_the_middle_of_an_edit(room: Room, tmp_path: Path) -> None:
    async with at_work(room):
        await room.posted(OLD)
    room.telegram.set_faults([{"kind": "slow", "method": "editMessageText", "seconds": 1}])
    async with at_work(room, killed=True):
        await room.take(NEW)
        await room.until(lambda: room.telegram.counts()["faults_fired"] == 1)
    assert await room.states(State.SENDING) == [State.SENDING]
    await room.take(retitled(NEW, "Концерт отменен"))
    async with opened(room.telegram, room.channel, tmp_path) as again, at_work(again):
        await again.settled()
    assert room.titles() == ["Концерт отменен"]


async def test_an_edit_waits_as_long_as_telegram_asks(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
        room.telegram.set_faults([{"kind": "flood", "method": "editMessageText", "retry_after": 2}])
        await room.take(NEW)
        await room.settled()
    assert room.titles() == [NEW.title]
    first, second = room.telegram.calls("editMessageText")
    assert second["at"] - first["at"] >= 2


async def test_a_look_waits_as_long_as_telegram_asks_and_no_longer(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
        room.telegram.set_faults([{"kind": "flood", "method": "forwardMessage", "retry_after": 1}])
        await room.take(NEW)
        await room.settled()
    assert room.titles() == [NEW.title]


async def test_a_post_in_a_chat_that_became_another_waits_with_its_reason(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
        (channel,) = await room.stores.channels.all()
        await room.stores.channels.met(channel.id, -1009, False, "Другой чат")
        await room.take(NEW)
        await room.until(lambda: len(room.asked()) == 1)
    (failed,) = await room.stores.edits.in_state(State.FAILED)
    assert failed.reason == "the post is in a group that has since become a supergroup"


async def test_what_telegram_will_not_edit_is_told_and_stays_in_the_queue(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
        room.telegram.set_member(
            room.channel, 123, Status.ADMINISTRATOR, rights=["can_delete_messages"]
        )
        await room.take(NEW)
        await room.settled()
        await room.until(lambda: len(room.asked()) == 1)
    (failed,) = await room.stores.edits.in_state(State.FAILED)
    assert failed.reason is not None and "can't be edited" in failed.reason
    assert "Публикацию в канале @city_news изменить не удалось" in room.asked()[0]["text"]


async def test_a_button_pressed_before_its_question_is_written_down_counts(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
    (row,) = (await room.take(NEW, edits=State.HELD)).rows
    held = await room.stores.outbox.get(row)
    assert held is not None
    (button, _) = two_buttons(EDIT, held.id, held.version, "yes", "no")
    assert await room.press(button.data) == "The post in @city_news is being updated."
    with pytest.raises(StaleVersion):
        await room.stores.outbox.asked(held, 501, 7, room.clock.now())
    held = await room.stores.outbox.get(row)
    assert held is not None and (held.state, held.asked_at) == (State.READY, None)


@pytest.mark.parametrize("yes", [True, False])
async def test_where_everything_is_approved_a_change_is_too(room: Room, yes: bool) -> None:
    async with at_work(room):
        await room.posted(OLD)
        await room.take(NEW, edits=State.HELD)
        await room.question()
        assert NEW.title in room.asked()[0]["text"] and room.titles() == [OLD.title]
        await room.press(room.data(0 if yes else 1))
        await room.settled()
    assert room.titles() == [NEW.title if yes else OLD.title]


@pytest.mark.parametrize(
    "data", ["", "edit", "edit:1:1", "edit:x:1:yes", "edit:99:1:yes", "a:1:1:1"]
)
async def test_forged_buttons_do_nothing(room: Room, data: str) -> None:
    assert await room.press(data, "user 666") is None
