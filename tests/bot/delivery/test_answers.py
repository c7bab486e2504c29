"""What handlers send by themselves has its turn in the pace too."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import GetMe, SendMessage

from bot.telegram.answers import PacedAnswers
from bot.telegram.calls import call, make_bot
from tests.bot.delivery.room import Room, a_room
from tests.newsroom import ADMIN, TOKEN


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path, rate_per_second=28) as room:
        yield room


async def test_answers_are_counted_and_deliverys_own_calls_are_not(room: Room) -> None:
    pace, bot = room.delivery.pace, make_bot(TOKEN, room.telegram.url, None)
    bot.session.middleware(PacedAnswers(pace))
    try:
        await bot.get_me()
        await call(bot, GetMe())
        await call(bot, SendMessage(chat_id=ADMIN, text="Вопрос"))
        assert pace.counted() == 0
        await bot.send_message(ADMIN, "Ответ")
        assert pace.counted() == 1
        room.telegram.set_faults([{"kind": "flood", "method": "sendMessage", "retry_after": 40}])
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(ADMIN, "Ответ")
        assert 30 < pace.held()[ADMIN] <= 40
    finally:
        await bot.session.close()
