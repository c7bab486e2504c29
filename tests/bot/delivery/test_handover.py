"""Open questions after SERVICE_CHAT or ADMIN_IDS name others than before."""

from pathlib import Path

import pytest

from bot.delivery.approvals import Approved
from bot.model import NewRow, State
from bot.texts import Texts
from tests.bot.delivery.room import Room, a_room, at_work, opened, story
from tests.newsroom import ADMIN

OTHER = ADMIN + 1


async def asked(room: Room) -> str:
    (channel,) = await room.stores.channels.all()
    rows = [NewRow(channel.id, State.WAITING_APPROVAL, room.clock.now())]
    await room.take(story(), rows=rows)
    await room.question(State.WAITING_APPROVAL)
    return room.data(0)


async def where(room: Room) -> int | None:
    (row,) = await room.stores.outbox.in_state(State.WAITING_APPROVAL)
    return row.question_chat_id if row.asked_at else None


@pytest.mark.parametrize("admins", [(OTHER,), (OTHER, ADMIN)], ids=["another", "one more"])
async def test_who_may_answer_is_asked(tmp_path: Path, admins: tuple[int, ...]) -> None:
    async with a_room(tmp_path, moderation="approve") as before:
        async with at_work(before):
            old = await asked(before)
        channel = before.channel
        before.telegram.create_user(user_id=OTHER, language_code="ru")
        before.telegram.start(OTHER)
        async with (
            opened(
                before.telegram, channel, tmp_path, moderation="approve", admin_ids=admins
            ) as room,
            at_work(room),
        ):
            if ADMIN in admins:  # who was asked may still answer
                approvals = room.delivery.publisher.approvals
                assert (await approvals.answer(old, "user 501", Texts("en"))).done is Approved.READY
                return
            await room.until(lambda: len(questions(room)) == 1)
            await room.question(State.WAITING_APPROVAL)
            assert await where(room) == OTHER
            assert room.asked() == [], "the old question is gone"
            assert "изменился" not in str(questions(room)[0]["text"])
            approvals = room.delivery.publisher.approvals
            assert (await approvals.answer(old, "user 501", Texts("en"))).done is Approved.TOO_LATE


def questions(room: Room) -> list[dict[str, object]]:
    return [m for m in room.telegram.messages(OTHER) if m["by_bot"] and m["markup"]]
