"""What a channel's style changes on the way to Telegram, and what it never changes."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.model import State
from bot.newsroom.rules.routes import plan
from tests.bot.delivery.room import Room, a_room, at_work, retitled, story

OLD = story()


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def restyle(room: Room, **values: object) -> None:
    (channel,) = await room.stores.channels.all()
    await room.stores.channels.restyle(channel.id, values, room.clock.now(), "user 501")


def button(post: dict[str, Any]) -> dict[str, Any]:
    (row,) = post["markup"]["inline_keyboard"]
    found: dict[str, Any] = row[0]
    return found


@pytest.mark.parametrize("photo", [0, 1], ids=["text", "photo"])
async def test_the_link_as_a_button_stays_through_edits(room: Room, photo: int) -> None:
    await restyle(room, link="button")
    async with at_work(room):
        (old,) = await room.posted(story(photo=photo))
        assert button(old) == {"text": "Читать полностью", "url": "https://a.kz/concert"}
        assert "Читать полностью" not in old["text"]
        await room.take(story("Концерт перенесен", photo))
        await room.settled()
        await room.take(replace(story("Концерт перенесен", photo), link="https://a.kz/other"))
        await room.settled()
    (new,) = room.posts()
    assert new["text"].startswith("Концерт перенесен")
    assert button(new)["url"] == "https://a.kz/other"
    assert len(room.edited()) == 2


async def test_another_style_edits_no_old_post(room: Room) -> None:
    async with at_work(room):
        await room.posted(OLD)
        await restyle(room, parts=("title", "credits"), bold=False)
        await room.take(retitled(OLD, OLD.title.replace(" ", "  ")))
        await room.settled()
        assert (room.edited(), (await room.states())[-1]) == ([], State.SKIPPED)
        await room.take(retitled(OLD, "Концерт перенесен"))
        await room.settled()
        await room.take(story("Второй концерт"), key="two")
        await room.settled()
    first, second = room.posts()
    assert first["text"].endswith("Читать полностью"), "an edit keeps the style of its post"
    assert second["text"] == "Второй концерт"


async def test_corrections_are_shown_where_the_channel_wants_them(room: Room) -> None:
    await restyle(room, corrections=True)
    async with at_work(room):
        (old,) = await room.posted(OLD)
        assert "Исправлено" not in old["text"]
        await room.take(retitled(OLD, "Концерт перенесен"))
        await room.settled()
        assert room.posts()[0]["text"].endswith("\n\nИсправлено: заголовок")
        await room.take(replace(retitled(OLD, "Концерт  перенесен"), source=" "))
        await room.settled()
        assert len(room.edited()) == 1, "nothing that a reader would see"
        await room.take(replace(retitled(OLD, "Концерт перенесен"), source="МЧС"))
        await room.settled()
    assert room.posts()[0]["text"].endswith("\n\nИсправлено: заголовок, указание источника")


async def test_another_picture_is_a_correction(room: Room) -> None:
    await restyle(room, corrections=True)
    async with at_work(room):
        await room.posted(story(photo=1))
        await room.take(story(photo=2))
        await room.settled()
    assert room.posts()[0]["text"].endswith("\n\nИсправлено: фото")


async def test_silent_and_above(room: Room) -> None:
    await restyle(room, silent=True, caption_above=True)
    async with at_work(room):
        await room.posted(story(photo=1))
    (post,) = room.posts()
    assert (post["silent"], post["above"]) == (True, True)


async def test_looking_for_a_lost_post_takes_no_button_away(room: Room) -> None:
    """Nobody can forward it: the look is an edit that changes nothing."""
    (channel,) = await room.stores.channels.all()
    await restyle(room, link="button")
    room.telegram.set_chat(room.channel, protected=True)
    await room.stores.channels.met(channel.id, room.channel, protected=True)
    fault = {"kind": "cut", "method": "sendMessage", "chat": room.channel, "accepted": True}
    room.telegram.set_faults([fault])
    async with at_work(room):
        await room.posted(OLD)
    assert room.calls("editMessageReplyMarkup")
    assert button(room.posts()[0])["url"] == "https://a.kz/concert"


async def test_an_editor_is_shown_the_channels_own_post_and_what_is_doubtful(room: Room) -> None:
    await restyle(room, advertising="hold", parts=("title", "credits"))
    (channel,) = await room.stores.channels.all()
    advert = replace(OLD, advertising="Реклама", doubts=("advertising mark found",))
    rows = plan(advert, [channel], approve=False, now=room.clock.now())
    async with at_work(room):
        await room.take(advert, rows=rows)
        await room.question(State.WAITING_APPROVAL)
    shown, question = room.told()
    assert shown == f"{OLD.title}\n\nРеклама"
    assert question.endswith("Посмотрите: есть пометка о рекламе")
    assert room.posts() == []
