from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.model import Fixing, Mark, Rate, RateSource
from bot.ports import Stores
from storage.database import Database
from tests.storage.samples import NOW, later

TODAY = date(2026, 11, 26)
DOLLAR, YUAN = Rate("USD", 1, Decimal("478.70")), Rate("KRW", 100, Decimal("32.60"))
BANK, COPY = RateSource.NATIONAL_BANK, RateSource.FRANKFURTER


def fixing(days_ago: int = 0, source: RateSource = BANK, *rates: Rate) -> Fixing:
    day = TODAY - timedelta(days=days_ago)
    return Fixing.of(day, source, rates or (YUAN, DOLLAR), NOW)


async def test_comes_back_digit_for_digit(stores: Stores) -> None:
    one = replace(fixing(), mark=Mark.UNUSUAL, note="USD 478.7 beside 500")
    await stores.rates.put(one)
    (found,) = await stores.rates.between(TODAY, TODAY)
    assert set(found.rates) == set(one.rates)
    assert replace(found, rates=one.rates) == one
    assert str(found.only(["USD"])[0].value) == "478.70"


async def test_the_newest_first_one_a_day_the_banks_own_word_before_copies(
    stores: Stores,
) -> None:
    for days_ago, source in ((1, COPY), (0, COPY), (0, BANK), (5, BANK)):
        await stores.rates.put(fixing(days_ago, source))
    found = await stores.rates.between(TODAY - timedelta(days=3), TODAY)
    assert [(one.day, one.source) for one in found] == [
        (TODAY, BANK),
        (TODAY - timedelta(days=1), COPY),
    ]


async def test_only_some_currencies(stores: Stores) -> None:
    await stores.rates.put(fixing())
    await stores.rates.put(fixing(1, BANK, YUAN))
    (found,) = await stores.rates.between(TODAY - timedelta(days=1), TODAY, ["USD", "EUR"])
    assert found.rates == (DOLLAR,)


async def test_a_later_set_takes_the_place(stores: Stores) -> None:
    await stores.rates.put(fixing())
    await stores.rates.put(replace(fixing(0, BANK, DOLLAR), fetched_at=later(60)))
    (found,) = await stores.rates.between(TODAY, TODAY)
    assert found.rates == (DOLLAR,) and found.fetched_at == later(60)


async def test_what_is_held_is_not_published(stores: Stores) -> None:
    await stores.rates.put(replace(fixing(), mark=Mark.HELD, note="why"))
    assert not await stores.rates.between(TODAY, TODAY)
    (held,) = await stores.rates.held(TODAY, TODAY)
    assert (held.mark, held.note) == (Mark.HELD, "why")
    await stores.rates.put(fixing(0, COPY))
    assert not await stores.rates.held(TODAY, TODAY)


async def test_held_never_takes_the_place_of_what_is_published(stores: Stores) -> None:
    await stores.rates.put(fixing())
    await stores.rates.put(replace(fixing(0, BANK, YUAN), mark=Mark.HELD))
    (found,) = await stores.rates.between(TODAY, TODAY)
    assert found.mark is Mark.PLAIN and DOLLAR in found.rates


async def test_a_rate_that_somebody_spoilt_is_not_read(stores: Stores, database: Database) -> None:
    await stores.rates.put(fixing())
    async with database.write() as connection:
        await connection.exec_driver_sql("UPDATE rates SET value = '0'")
    with pytest.raises(ValueError, match="cannot be the price"):
        await stores.rates.between(TODAY, TODAY)
