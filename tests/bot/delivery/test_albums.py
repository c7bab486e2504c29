"""Articles with several photos: sent, lost, mended, edited and deleted as one post."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BadPhoto
from bot.model import Article, OutboxRow, State
from tests.bot.delivery.room import Room, a_room, album, at_work, opened, retitled, story
from tests.bot.delivery.test_failing import refusing

OLD, NEW = "Оркестр сыграл концерт", "Оркестр перенес концерт"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        yield room


async def sent(room: Room, *articles: Article) -> None:
    """Each goes out, and nothing is on its way any more."""
    for number, article in enumerate(articles):
        await room.take(article, key=str(number) if number else "one")
    await room.settled()


async def the_row(room: Room) -> OutboxRow:
    """Of the newest post."""
    return (await room.stores.outbox.in_state(State.SENT))[-1]


async def known(room: Room) -> None:
    """Something was posted in the channel before, so its ids are known."""
    await room.take(story("Библиотека открыта"), key="first")
    await room.settled()
    room.telegram.delete(501, room.channel, room.posts()[0]["message_id"])


def shown(room: Room) -> list[tuple[str, Any]]:
    """First line and photo of every message in the channel."""
    return [(post["text"].split("\n")[0], post["photo"]) for post in room.posts()]


async def test_several_photos_are_one_post_of_several_messages(room: Room) -> None:
    async with at_work(room):
        await sent(room, album(OLD, 1, 2, 3))
    first, second, third = room.posts()
    assert len({post["album"] for post in room.posts()}) == 1 and first["album"]
    assert "Фото: А. Омаров; Б. Омаров; В. Омаров" in first["text"]
    assert second["text"] == third["text"] == ""
    assert len({post["photo"]["unique_id"] for post in room.posts()}) == 3
    assert first["entities"][0]["type"] == "bold"
    row = await the_row(room)
    assert row.message_ids == tuple(post["message_id"] for post in room.posts())
    assert row.fingerprint is not None and len(set(row.fingerprint.photo_ids)) == 3
    assert room.told() == [], "nothing is left in the service chat"


async def test_what_cannot_be_fetched_stays_out(room: Room) -> None:
    room.pictures.gone.update({"https://a.kz/1.jpg", "https://a.kz/3.jpg"})
    async with at_work(room):
        await sent(room, album(OLD, 1, 2, 3, 4))
    assert "Фото: Б. Омаров; Г. Омаров" in room.posts()[0]["text"]
    assert len(room.posts()) == 2


@pytest.mark.parametrize("kind", ["cut", "late", "html", "malformed"])
@pytest.mark.parametrize("accepted", [True, False])
async def test_a_lost_album_is_found_whole_and_never_sent_in_part(
    room: Room, kind: str, accepted: bool
) -> None:
    fault = {"kind": kind, "method": "sendMediaGroup", "accepted": accepted}
    room.telegram.set_faults([fault | ({"seconds": 1.0} if kind == "late" else {})])
    async with at_work(room):
        await known(room)
        await sent(room, album(OLD, 1, 2, 3))
        await room.until(lambda: len(room.posts()) == 3)
    row = await the_row(room)
    assert row.message_ids == tuple(post["message_id"] for post in room.posts())
    assert room.asked() == [] and room.told() == []
    again = kind != "late" and not accepted
    assert len(room.calls("sendMediaGroup")) == 1 + again


async def test_a_kill_in_the_middle_of_an_album(room: Room, tmp_path: Path) -> None:
    fault = {"kind": "hang", "method": "sendMediaGroup", "accepted": True, "seconds": 30}
    room.telegram.set_faults([fault])
    async with at_work(room, killed=True):
        await room.take(album(OLD, 1, 2))
        await room.until(lambda: len(room.posts()) == 2)
    async with opened(room.telegram, room.channel, tmp_path) as again, at_work(again):
        await again.settled()
        row = await the_row(again)
    assert row.message_ids == tuple(post["message_id"] for post in room.posts())
    assert len(room.posts()) == 2


async def test_a_lost_album_among_what_others_post(room: Room) -> None:
    room.telegram.set_faults([{"kind": "cut", "method": "sendMediaGroup", "accepted": True}])
    async with at_work(room):
        await room.take(album(OLD, 1, 2, 3))
        await room.until(lambda: len(room.posts()) == 3)
        room.telegram.post(501, room.channel, "Объявление")
        await room.take(album(NEW, 4, 5), key="two")
        await room.settled()
    first, second = await room.stores.outbox.in_state(State.SENT)
    ids = [post["message_id"] for post in room.posts()]
    assert first.message_ids == tuple(ids[:3]) and second.message_ids == tuple(ids[4:])


async def test_half_an_album_is_asked_about(room: Room) -> None:
    room.telegram.set_faults([{"kind": "cut", "method": "sendMediaGroup", "accepted": True}])
    async with at_work(room):
        await room.take(album(OLD, 1, 2, 3))
        await room.until(lambda: len(room.posts()) == 3)
        room.telegram.delete(501, room.channel, room.posts()[-1]["message_id"])
        await room.question(State.IN_DOUBT)
    assert len(room.calls("sendMediaGroup")) == 1 and len(room.posts()) == 2


async def test_protected_albums_are_found_by_asking_for_nothing(room: Room) -> None:
    room.telegram.set_chat(room.channel, protected=True)
    channels = await room.stores.channels.all()
    await room.stores.channels.met(channels[0].id, room.channel, True)
    room.telegram.set_faults([{"kind": "cut", "method": "sendMediaGroup", "accepted": True}])
    async with at_work(room):
        await sent(room, album(OLD, 1, 2))
    row = await the_row(room)
    assert row.message_ids == tuple(post["message_id"] for post in room.posts())
    assert room.asked() == []


async def test_the_second_goes_whole_when_the_first_turns_up(tmp_path: Path) -> None:
    """Sent again after 8 seconds by its clock, looked for until 16."""
    async with a_room(tmp_path, haste=2.0) as room:
        late = {"kind": "late", "method": "sendMediaGroup", "seconds": 6.0}
        room.telegram.set_faults([late])
        async with at_work(room):
            await known(room)
            await room.take(album(OLD, 1, 2))
            await room.until(lambda: len(room.posts()) == 4)
            await room.until(lambda: len(room.posts()) == 2)
            await room.settled()
        row = await the_row(room)
        assert row.message_ids == tuple(post["message_id"] for post in room.posts())


async def test_a_bad_photo_goes_and_the_others_stay(room: Room) -> None:
    words = 'Failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"'
    telegram = refusing(room, BadPhoto(words, words, 2), BadPhoto(words, words, 2))
    async with at_work(room):
        await sent(room, album(OLD, 1, 2, 3))
    assert [len(photos) for _, _, photos in telegram.sent] == [3, 3, 2]
    assert "Фото: А. Омаров; В. Омаров" in room.posts()[0]["text"]
    assert len(room.posts()) == 2


async def test_an_album_that_is_refused_is_one_photo_and_at_last_a_text(room: Room) -> None:
    telegram = refusing(room, *[BadPhoto("PHOTO_SAVE_FILE_INVALID")] * 4)
    async with at_work(room):
        await sent(room, album(OLD, 1, 2))
    assert [len(photos) for _, _, photos in telegram.sent] == [2, 2, 1, 1, 0]
    (post,) = room.posts()
    assert post["photo"] is None and "Фото" not in post["text"]


@pytest.mark.parametrize(
    ("new", "calls"),
    [
        ((1, 2, 3), ["editmessagecaption"]),
        ((1, 2, 9), ["editmessagecaption", "editmessagemedia"]),
        ((9, 2, 3), ["editmessagemedia"]),
        ((1, 2, 3, 4), ["editmessagecaption"]),
        ((1, 3), ["editmessagecaption"]),
        ((1, 9), ["editmessagecaption", "editmessagemedia"]),
        ((), ["editmessagecaption"]),
    ],
    ids=["words", "last-photo", "first-photo", "one-more", "one-less", "another-of-two", "none"],
)
async def test_which_edits_are_made(room: Room, new: tuple[int, ...], calls: list[str]) -> None:
    async with at_work(room):
        await sent(room, album(OLD, 1, 2, 3))
        before = room.posts()
        await room.take(album(NEW, *new))
        await room.settled()
    after = room.posts()
    assert [one["message_id"] for one in after] == [one["message_id"] for one in before]
    assert room.edited() == calls
    assert room.titles() == [NEW, "", ""]
    assert len(room.calls("sendMediaGroup")) == 1
    same = [one["photo"] == other["photo"] for one, other in zip(before, after, strict=True)]
    assert same.count(False) == calls.count("editmessagemedia")
    assert room.told() == []


async def test_a_photo_more_never_makes_an_album_of_a_photo(room: Room) -> None:
    async with at_work(room):
        await sent(room, album(OLD, 1))
        await room.take(album(NEW, 1, 2))
        await room.settled()
    assert room.titles() == [NEW] and room.edited() == ["editmessagecaption"]
    assert "Фото: А. Омаров\n" in room.posts()[0]["text"]


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_lost_edit_of_an_albums_photo(room: Room, accepted: bool) -> None:
    async with at_work(room):
        await sent(room, album(OLD, 1, 2))
        room.telegram.set_faults(
            [{"kind": "cut", "method": "editMessageMedia", "accepted": accepted}]
        )
        await room.take(album(NEW, 1, 9))
        await room.settled()
        row = (await room.stores.outbox.in_state(State.SENT))[0]
        await room.take(album(OLD, 1, 9))
        await room.settled()
    assert row.fingerprint is not None
    ids = tuple(post["photo"]["unique_id"] for post in room.posts())
    assert row.fingerprint.photo_ids == ids and len(set(ids)) == 2
    assert len(room.calls("editMessageMedia")) == (1 if accepted else 2)
    assert room.titles() == [OLD, ""] and room.asked() == []


async def test_a_part_changed_by_hand_is_asked_about(room: Room) -> None:
    async with at_work(room):
        await sent(room, album(OLD, 1, 2))
        room.telegram.edit(501, room.channel, room.posts()[1]["message_id"], "Подпись рукой")
        await room.take(album(NEW, 1, 9))
        await room.question()
    assert room.titles() == [OLD, "Подпись рукой"] and room.edited() == []


async def test_a_part_deleted_by_hand_is_not_missed(room: Room) -> None:
    async with at_work(room):
        await sent(room, album(OLD, 1, 2))
        room.telegram.delete(501, room.channel, room.posts()[1]["message_id"])
        await room.take(album(NEW, 1, 9))
        await room.settled()
    assert room.titles() == [NEW] and room.edited() == ["editmessagecaption"]


async def test_a_withdrawn_album_goes_whole(room: Room) -> None:
    async with at_work(room):
        await sent(room, album(OLD, 1, 2, 3))
        post = await the_row(room)
        assert await room.stores.withdrawals.take_back(post, room.clock.now(), "user 501")
        await room.until(lambda: room.posts() == [])
        await room.settled()
    assert len(room.calls("deleteMessages")) == 1


async def test_a_question_about_a_changed_album_names_every_photo(room: Room) -> None:
    before = album("Концерт в парке", 1, 2)
    async with at_work(room):
        await room.take(before)
        await room.settled()
        await room.take(retitled(before, "Концерт в саду"), edits=State.HELD)
        await room.question()
    assert "Фото: А. Омаров; Б. Омаров" in room.asked()[0]["text"]
