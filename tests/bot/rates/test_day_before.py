"""Where nothing is stored yet, the day before is asked for: to compare with, or to be shown."""

from datetime import date
from decimal import Decimal

import pytest

from bot.errors import NoRates
from bot.model import RateSource
from bot.rates.book import RateBook
from tests.bot.rates.bank import Bank, Prices, days, prices

TODAY, YESTERDAY = date(2026, 11, 26), date(2026, 11, 25)


def file_of(today: Prices, before: Prices) -> dict[date, Prices]:
    return {TODAY: today, YESTERDAY: before}


@pytest.mark.parametrize("dirham", ["100", "10"])
async def test_a_dirham_that_does_not_fit_leaves_the_dollar_that_has_not_moved(
    bank: Bank, book: RateBook, dirham: str
) -> None:
    bank.day_file = days(file_of(prices(AED=dirham), prices(USD="481.54", AED=dirham)).get)
    sheet = await book.sheet(TODAY)
    line = sheet.line("USD")
    assert line is not None and line.rate.value == Decimal("478.77")
    assert (line.change, line.percent) == (Decimal("-2.77"), Decimal("-0.58"))


@pytest.mark.parametrize("factor", ["0.1", "10"])
async def test_a_shifted_point_on_both_days_stays_out(
    bank: Bank, book: RateBook, factor: str
) -> None:
    shifted = prices(factor) | {"AED": "100"}
    bank.day_file = days(file_of(shifted, shifted).get)
    with pytest.raises(NoRates):
        await book.sheet(TODAY)


async def test_where_today_cannot_be_had_the_day_before_is_shown_as_what_it_is(
    bank: Bank, book: RateBook
) -> None:
    bank.day_file = days({YESTERDAY: prices()}.get)
    sheet = await book.sheet(TODAY)
    assert sheet.stale and sheet.fixing.day == YESTERDAY


async def test_so_it_is_where_only_the_copy_answers(bank: Bank, book: RateBook) -> None:
    bank.copies, bank.today = {YESTERDAY: prices()}.get, YESTERDAY
    sheet = await book.sheet(TODAY)
    assert sheet.stale and sheet.fixing.day == YESTERDAY
    assert sheet.fixing.source is RateSource.FRANKFURTER
