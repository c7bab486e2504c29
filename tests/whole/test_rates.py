"""/rates in a chat and `rates` on the command line, with a bank on loopback."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.rates.days import bank_day
from tests.bot.rates.bank import Bank, Prices, days, prices, says, serving
from tests.newsroom import ADMIN, reached, running
from tests.whole.conftest import Town
from tests.whole.test_commands import jarshy

CHAT = ADMIN


def today() -> date:
    return bank_day(datetime.now(UTC))


def by_day(day: date) -> Prices:
    """Another fixing every day: what holds for two days would be no change."""
    return prices() if day >= today() else prices("1.005")


@pytest.fixture
async def bank() -> AsyncIterator[Bank]:
    async with serving(Bank()) as made:
        made.today = today()
        yield made


async def cli(folder: Path, bank: Bank, *words: str) -> tuple[int, str, str]:
    settings = {"NATIONAL_BANK_URL": bank.base, "FRANKFURTER_URL": bank.base}
    return await asyncio.to_thread(lambda: jarshy(folder, "rates", *words, **settings))


async def test_json(tmp_path: Path, bank: Bank) -> None:
    bank.day_file = days(by_day)
    status, out, _ = await cli(tmp_path, bank, "100", "usd", "--json")
    assert status == 0
    document = json.loads(out)
    assert document["date"] == today().isoformat() and document["stale"] is False
    assert document["rates"][0] == {
        "code": "USD",
        "unit": 1,
        "value": "478.77",
        "previous": "481.16",
        "change": "-2.39",
        "change_percent": "-0.50",
    }
    assert len(document["rates"]) == 39
    own = {name: document[name] for name in ("amount", "from", "to", "result")}
    assert own == {"amount": "100", "from": "USD", "to": "KZT", "result": "47877.00"}
    bank.day_file = says("", 500)
    again = await cli(tmp_path, bank, "--json")
    assert json.loads(again[1])["rates"] == document["rates"]


async def test_words_and_a_day(tmp_path: Path, bank: Bank) -> None:
    bank.day_file = days(by_day)
    day = (today() - timedelta(days=40)).isoformat()
    status, out, _ = await cli(tmp_path, bank, "5000", "тенге", "в", "евро", "--date", day)
    assert status == 0
    assert out.startswith("5,000\xa0₸ = 9.01\xa0EUR\n")


@pytest.mark.parametrize(
    ("words", "status", "line"),
    [
        (["--date", "32.13"], 2, "give a day like 2026-11-24"),
        (["--date", "2031-01-01"], 1, "are not set yet"),
        (["100", "попугаев"], 2, "what is 'попугаев'?"),
    ],
)
async def test_what_cannot_be_answered(
    words: list[str], status: int, line: str, tmp_path: Path, bank: Bank
) -> None:
    bank.day_file = days(by_day)
    found, out, error = await cli(tmp_path, bank, *words)
    assert (found, out) == (status, "")
    assert error.startswith("jarshy: ") and error.count("\n") == 1 and line in error


async def test_nothing_trustworthy(tmp_path: Path, bank: Bank) -> None:
    bank.day_file = days(lambda _: dict.fromkeys(prices(), "0.0"))
    status, out, error = await cli(tmp_path, bank, "--json")
    assert (status, out) == (1, "")
    assert error.startswith("jarshy: no trustworthy rates for") and error.count("\n") == 1


async def test_tenge_alone_are_every_rate(tmp_path: Path, bank: Bank) -> None:
    bank.day_file = days(by_day)
    _, out, _ = await cli(tmp_path, bank, "kzt", "--json")
    assert len(json.loads(out)["rates"]) == 39


async def test_a_currency_that_is_not_in_the_set(tmp_path: Path, bank: Bank) -> None:
    bank.copies, bank.today = by_day, today()
    status, out, error = await cli(tmp_path, bank, "100", "gbp", "--json")
    assert (status, out) == (1, "")
    assert error.startswith("jarshy: there is no official rate of GBP") and error.count("\n") == 1


async def test_held_and_accepted(tmp_path: Path, bank: Bank) -> None:
    bank.day_file = days(lambda day: prices("1.3") if day == today() else by_day(day))
    _, out, _ = await cli(tmp_path, bank, "--json")
    assert json.loads(out)["stale"] is True
    status, out, _ = await cli(tmp_path, bank, "--accept")
    assert status == 0 and "are published now" in out
    _, out, _ = await cli(tmp_path, bank, "usd", "--json")
    assert [rate["value"] for rate in json.loads(out)["rates"]] == ["622.40"]


def said(town: Town) -> list[str]:
    return [m["text"].replace("\xa0", " ") for m in town.telegram.messages(CHAT)]


async def ask(town: Town, phrase: str, answer: str) -> str:
    """Say it in the private chat; the bot's answer, which holds `answer`."""
    seen = len(said(town))
    town.telegram.send(ADMIN, CHAT, phrase)

    def found() -> list[str]:
        return [text for text in said(town)[seen + 1 :] if answer in text]

    # The first answer waits for the start, which takes long on a crowded machine.
    came = await reached(lambda: bool(found()), 90)
    assert came, f"{answer!r} to {phrase!r}, but {said(town)[seen:]}"
    return found()[0]


async def test_in_the_chat(town: Town, bank: Bank) -> None:
    bank.day_file = days(by_day)
    town.telegram.set_limits(chat_seconds=0)  # a test asks faster than any person
    settings = town.settings(NATIONAL_BANK_URL=bank.base, FRANKFURTER_URL=bank.base)
    async with running(town.folder, settings) as bot:
        table = await ask(town, "/rates", "1 USD = 478,77 ₸ ▼ −2,39 (0,50 %)")
        assert f"{today():%d.%m.%Y}" in table and "не обменного пункта" in table
        assert all(code in table for code in ("USD", "EUR", "RUB", "CNY"))
        await ask(town, "/rates 100 usd", "100 USD = 47 877,00 ₸")
        await ask(town, "1,5 млн тенге в юань", "1 500 000 ₸ = ")
        await ask(town, "доллар вчера", "1 USD = 481,16 ₸")
        every = await ask(town, "/rates all", "TRY")
        assert f"{today():%d.%m.%Y}" in every and "KGS" in every
        await ask(town, "/rates попугаи", "непонятно, что такое «попугаи»")
        await ask(town, "/rates 0 usd", "сумма должна быть больше нуля")
        await ask(town, "/rates usd 2031-01-01", "ещё не установлен")
        await ask_inline(town)
        await press_them_all(town)
    assert "could not be handled" not in bot.said()


async def ask_inline(town: Town) -> None:
    number = town.telegram.ask_inline(ADMIN, "100 евро")

    def answered() -> dict[str, Any]:
        return (town.telegram.query(number) or {}).get("answer") or {}

    assert await reached(lambda: bool(answered()), 60)
    assert "100\xa0EUR = 55\xa0235,00\xa0₸" in json.dumps(answered(), ensure_ascii=False)


async def press_them_all(town: Town) -> None:
    """Each button turns the table over in its place; a forged one does nothing."""
    await ask(town, "/rates", "Курсы Нацбанка")
    table = town.telegram.messages(CHAT)[-1]
    number, before = table["message_id"], table["text"]
    turns = {"Днём раньше": "481,16", "Все валюты": "TRY", "Конвертер": "1,5 млн тенге"}
    for label, words in (turns | {"Неделя": "За неделю", "Сегодня": before}).items():
        town.telegram.press(ADMIN, CHAT, number, text=label)

        def turned(words: str = words) -> bool:
            seen = town.telegram.message(CHAT, number)
            return seen is not None and words in seen["text"]

        assert await reached(turned, 60), (label, town.telegram.message(CHAT, number))
        if label == "Все валюты":
            await add_one(town, number)
    picture = town.telegram.message(CHAT, number)
    assert picture is not None and picture["photo"], "a week is a chart, and stays a picture"
    town.telegram.press(ADMIN, CHAT, number, data="rates:day:-:99999999", forged=True)


async def add_one(town: Town, number: int) -> None:
    """A currency of the reader's own, from the list under the whole table."""

    def buttons() -> list[str]:
        markup = (town.telegram.message(CHAT, number) or {})["markup"]
        return [button["text"] for row in markup["inline_keyboard"] for button in row]

    town.telegram.press(ADMIN, CHAT, number, text="KGS")
    assert await reached(lambda: "✓ KGS" in buttons(), 60), buttons()
    table = await ask(town, "/rates", "Курсы Нацбанка")
    assert [line[3:8] for line in table.splitlines()[1:6]][-1] == "1 KGS"
    town.telegram.press(ADMIN, CHAT, number, data=f"rates:add:XXX:{today():%Y%m%d}", forged=True)
    town.telegram.press(ADMIN, CHAT, number, text="✓ KGS")
    assert await reached(lambda: "KGS" in buttons(), 60), buttons()


async def test_in_the_chat_with_nothing_to_trust(town: Town, bank: Bank) -> None:
    bank.day_file = days(lambda _: dict.fromkeys(prices(), "0.0"))
    settings = town.settings(NATIONAL_BANK_URL=bank.base, FRANKFURTER_URL=bank.base)
    async with running(town.folder, settings):
        text = await ask(town, "/rates", "Нацбанк не отвечает как положено")
        assert "0.0" not in text and "0,0" not in text
        bank.day_file = days(by_day)
        await asyncio.sleep(4.1)
        await ask(town, "/rates", "1 USD = 478,77 ₸")
