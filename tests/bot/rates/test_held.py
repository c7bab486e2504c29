"""A set that is held: the editors hear of it, once."""

import asyncio
from datetime import date

import pytest

from bot.ports import FactStore
from bot.rates.book import RateBook
from bot.rates.held import HeldTeller
from bot.texts import Texts
from tests.bot.rates.bank import Bank, days, prices
from tests.bot.rates.conftest import HandClock

TODAY = date(2026, 11, 26)  # a Thursday
PRICES = {TODAY: prices("1.2"), date(2026, 11, 25): prices()}


@pytest.fixture
def bank(bank: Bank) -> Bank:
    """A fifth more from one day to the next, and nobody who confirms it."""
    bank.day_file = days(PRICES.get)
    return bank


async def test_held_sets_are_looked_for_until_the_end(
    book: RateBook, facts: FactStore, clock: HandClock
) -> None:
    stop = asyncio.Event()

    async def tell(_: str) -> object | None:
        stop.set()
        return "there"

    teller = HeldTeller(book, facts, clock, Texts("ru"), tell)
    looking = asyncio.create_task(teller.run(stop))
    await book.sheet(TODAY)
    await asyncio.wait_for(looking, 20)


async def test_editors_hear_of_a_held_set_once(
    book: RateBook, facts: FactStore, clock: HandClock
) -> None:
    said: list[str] = []
    reached = False

    async def tell(text: str) -> object | None:
        said.append(text)
        return "there" if reached else None

    teller = HeldTeller(book, facts, clock, Texts("ru"), tell)
    await teller.look()
    assert said == []
    await book.sheet(TODAY)
    await teller.look()  # nobody could be reached: it is said again
    reached = True
    for _ in range(3):
        await teller.look()
    assert len(said) == 2
    assert "USD 574.52 beside 478.77 of 2026-11-25" in said[1]
    assert "rates --date 2026-11-26 --accept" in said[1]
