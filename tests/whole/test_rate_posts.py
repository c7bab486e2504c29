"""The morning's card in a channel that wants it: once, through a kill, and corrected; and a reader
who is told of the correction."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.model import Fixing, Rate, RateSource
from bot.rates.days import ALMATY
from storage.database import Database
from storage.stores import stores
from tests.bot.rates.bank import Bank, days, prices, serving
from tests.newsroom import ADMIN, running, until
from tests.whole.conftest import Town
from tests.whole.person import Person
from tests.whole.test_rates import by_day, today


@pytest.fixture
async def bank() -> AsyncIterator[Bank]:
    async with serving(Bank(today=today())) as made:
        made.day_file = days(by_day)
        yield made


async def test_the_mornings_card(town: Town, bank: Bank) -> None:
    now = datetime.now(UTC).astimezone(ALMATY)
    settings = town.settings(
        NATIONAL_BANK_URL=bank.base, FRANKFURTER_URL=bank.base, RATES_MORNING=f"{now:%H:%M}"
    )
    editor = Person(town.telegram, ADMIN)
    async with running(town.folder, settings) as bot:
        editor.say("/channels")
        await editor.press("1", bot)
        await editor.press("Курсы утром", bot)
        await editor.offered("✓ Курсы утром", bot)
        await until(lambda: len(town.posts()) == 1, 40, bot.said())
    (post,) = town.posts()
    assert post["photo"] and post["text"].startswith("Курсы Нацбанка на ")
    assert "1 USD = 478,77 ₸ ▼ −2,39 (0,50 %)" in post["text"].replace("\xa0", " ")
    async with running(town.folder, settings) as bot:
        editor.say("сообщи, когда доллар выше 479")
        await editor.sees("Сообщу, когда", bot)
        await correct(town, bank, prices(USD="479.01"))
        await until(lambda: "479,01" in town.posts()[0]["text"], 40, bot.said())
        word = await editor.sees("🔔 1\xa0USD > 479,00\xa0₸", bot)
        assert "479,01" in word["text"]
        assert await bot.stop() == 0
    assert len([text for text in editor.texts() if "🔔" in text]) == 1
    assert len(town.posts()) == 1


async def correct(town: Town, bank: Bank, of: dict[str, str]) -> None:
    """The bank's set for today is another one now; written down, for its next look is hours off."""
    bank.day_file = days(lambda day: of if day >= today() else by_day(day))
    rates = [Rate(code, 1, Decimal(price)) for code, price in of.items()]
    fixing = Fixing.of(today(), RateSource.NATIONAL_BANK, rates, datetime.now(UTC))
    database = await Database.open(f"sqlite+aiosqlite:///{town.folder / 'data' / 'jarshy.db'}")
    await stores(database).rates.put(fixing)
    await database.close()
