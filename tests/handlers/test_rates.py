"""Money in plain words: what is asked is answered, what cannot be meant is said so."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from aiogram.types import Chat, Message, User

from bot.errors import UnclearQuestion
from bot.model import Language
from bot.rates.views import RateViews
from bot.rates.wording import Said
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import rates

VIEWS = cast(RateViews, SimpleNamespace(book=SimpleNamespace(today=date(2026, 11, 26))))


def message(text: str | None) -> Message:
    return Message(
        message_id=1,
        date=datetime(2026, 11, 26, tzinfo=UTC),
        chat=Chat(id=7, type="private"),
        from_user=User(id=7, is_bot=False, first_name="Асель"),
        text=text,
    )


@pytest.mark.parametrize(
    ("text", "asks", "faulty"),
    [
        ("100 долларов", True, False),
        ("0 долларов", False, True),
        ("доллар 31 февраля", False, True),
        ("музей", False, False),
        ("/rates 0 usd", False, False),
        (None, False, False),
    ],
)
async def test_who_answers(text: str | None, asks: bool, faulty: bool) -> None:
    assert bool(await rates.asks_about_rates(message(text), VIEWS)) is asks
    assert bool(await rates.has_a_fault(message(text), VIEWS)) is faulty


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("en", "I did not understand that: "),
        ("ru", "Не удалось понять вопрос: день должен быть один."),
    ],
)
async def test_what_is_wrong_is_said_in_the_persons_language(
    language: Language, begins: str
) -> None:
    said: list[str] = []

    async def say(_: Message, words: Said) -> None:
        said.append(words.text)

    desk = cast(Desk, SimpleNamespace(say=say))
    fault = UnclearQuestion("one day at a time")
    await rates.unclear(message("x"), fault, Texts(language), desk)
    assert said[0].startswith(begins) and "/rates 100 usd" in said[0]
    assert ("one day at a time" in said[0]) is (language == "en")
