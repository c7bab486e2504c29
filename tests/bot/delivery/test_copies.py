"""What the bot puts into the service chat for itself goes again, whatever fails in between."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks.judging import copies
from bot.errors import ChatGone, Refused, StorageUnwell
from tests.bot.delivery.room import a_room, at_work, story
from tests.newsroom import ADMIN


@pytest.mark.parametrize(("store", "method"), [("traces", "answered"), ("messages", "note")])
async def test_a_copy_that_the_database_did_not_hear_of_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: str, method: str
) -> None:
    async with a_room(tmp_path) as room:
        async with at_work(room):
            (post,) = await room.posted(story())
        service = room.delivery.publisher.sender.service
        kept: Any = getattr(service, store)

        async def failing(*_given: object, **_more: object) -> None:
            monkeypatch.undo()
            raise StorageUnwell("its disk is full")

        monkeypatch.setattr(kept, method, failing)
        with pytest.raises(StorageUnwell):
            await service.copy(ADMIN, room.channel, post["message_id"])
        assert copies(room.telegram) == 1
        await service.sweep(0.0)  # in vain: no message there is known yet
        await service.tell("Начали")
        await service.sweep(0.0)
        assert copies(room.telegram) == 0
        assert not await service.traces.all()


async def test_what_is_too_long_for_a_message_is_cut_and_the_chat_stays_open(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        service = room.delivery.publisher.sender.service
        assert await service.tell("слово " * 2000) is not None
        assert await service.tell("Дальше") is not None
        said = [one["text"] for one in room.telegram.messages(ADMIN)]
    assert said[-2].startswith("слово слово") and said[-2].endswith("…")
    assert said[-1] == "Дальше"


@pytest.mark.parametrize(
    ("refusal", "heard"),
    [(Refused("Telegram refused the call (WEIRD)"), True), (ChatGone("bot was blocked"), False)],
)
async def test_one_text_that_is_refused_shuts_no_chat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Refused, heard: bool
) -> None:
    async with a_room(tmp_path) as room:
        service = room.delivery.publisher.sender.service

        async def refused(*_given: object) -> int:
            monkeypatch.undo()
            raise refusal

        monkeypatch.setattr(service.messenger, "tell", refused)
        assert await service.tell("Это не прошло") is None
        assert (await service.tell("Дальше") is not None) is heard
