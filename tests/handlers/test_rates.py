"""Money in plain words: what is asked is answered, what cannot be meant is said so."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest
from aiogram.types import Chat, Message, User

from bot.errors import NoRates, UnclearQuestion
from bot.model import Fixing, Language, Rate, RateSource
from bot.rates.asked.question import Question
from bot.rates.sheet import Sheet, make_sheet
from bot.rates.views import WAIT, RateViews
from bot.rates.wording import Said, no_rates, no_such_rate
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import rates

TODAY = date(2026, 11, 26)
VIEWS = cast(RateViews, SimpleNamespace(book=SimpleNamespace(today=TODAY)))


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


def views(answer: Fixing | Exception) -> RateViews:
    """Rates of today; `own` is asked for beside what the question names."""

    async def sheet(day: date, codes: Collection[str], wait: float) -> Sheet:
        assert (day, "KGS" in codes, wait) == (TODAY, True, WAIT)
        if isinstance(answer, Exception):
            raise answer
        return make_sheet(day, answer, None)

    async def upcoming(codes: Collection[str]) -> None:
        return None

    book = SimpleNamespace(today=TODAY, sheet=sheet, upcoming=upcoming)
    return cast(RateViews, SimpleNamespace(book=book, has_day=lambda day: True))


FIXING = Fixing.of(
    TODAY,
    RateSource.NATIONAL_BANK,
    [Rate("USD", 1, Decimal("478.77")), Rate("KGS", 1, Decimal("5.48"))],
    datetime(2026, 11, 26, tzinfo=UTC),
)
ENGLISH = Texts("en")


@pytest.mark.parametrize(
    ("question", "answer", "words", "buttons"),
    [
        (Question(), FIXING, "1 KGS = 5.48", True),
        (Question(Decimal(100)), FIXING, "100 USD = 47,877.00", False),
        (Question(), NoRates("none"), no_rates(ENGLISH, TODAY, TODAY), False),
        (Question(), UnclearQuestion("none"), no_such_rate(ENGLISH), False),
    ],
    ids=["the table with one's own", "a conversion", "nothing to trust", "no such currency"],
)
async def test_an_answer(
    question: Question, answer: Fixing | Exception, words: str, buttons: bool
) -> None:
    said: list[tuple[str, bool]] = []

    async def say(_: Message, told: Said, markup: object) -> None:
        said.append((told.text.replace("\xa0", " "), markup is not None))

    async def person(_: int) -> SimpleNamespace:
        return SimpleNamespace(currencies=("KGS",))

    desk = cast(Desk, SimpleNamespace(say=say, people=SimpleNamespace(get=person)))
    await rates.reply(message("x"), question, ENGLISH, desk, views(answer))
    ((text, has_buttons),) = said
    assert words in text and has_buttons is buttons
