"""Every kind of answer of the National Bank, with a second source that is right, wrong or down:
what is published. Never a wrong number, never a crash."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from aiohttp import web

from bot.errors import NoRates
from bot.model import MAJORS, Fixing, RateSource
from bot.ports import RateStore
from bot.rates.book import RateBook
from tests.bot.rates.bank import (
    UNITS,
    Answer,
    Bank,
    Prices,
    day_file,
    newest_file,
    prices,
    rates,
    says,
)

TODAY = date(2026, 11, 26)
YESTERDAY = TODAY - timedelta(days=1)
RIGHT = prices()
BEFORE = prices("1.005")
Own = Callable[[date], Prices]


def own(day: date) -> Prices:
    """What is true: today's and the days' before."""
    return RIGHT if day == TODAY else BEFORE


def with_today(make: Callable[[date], str]) -> Answer:
    """Today's file as `make` spoils it, the days' before as they should be."""

    def answer(day: date) -> web.StreamResponse:
        return web.Response(text=make(day) if day == TODAY else day_file(day, own(day)))

    return answer


def commas(day: date) -> str:
    return day_file(day, {code: price.replace(".", ",") for code, price in RIGHT.items()})


def without(code: str) -> Callable[[date], str]:
    return lambda day: day_file(day, {c: p for c, p in RIGHT.items() if c != code})


def redirect(_: date) -> web.StreamResponse:
    raise web.HTTPFound("/login")


TRUE_ANSWERS: dict[str, Answer] = {
    "right": with_today(lambda day: day_file(day, RIGHT)),
    "comma decimals": with_today(commas),
    "changed units": with_today(
        lambda day: day_file(day, RIGHT | {"IRR": "114.0"}, UNITS | {"IRR": 10_000})
    ),
}
FALSE_ANSWERS: dict[str, Answer] = {
    "zeros": with_today(lambda day: day_file(day, dict.fromkeys(RIGHT, "0"))),
    "one zero": with_today(lambda day: day_file(day, RIGHT | {"USD": "0.00"})),
    "not a number": with_today(lambda day: day_file(day, RIGHT | {"USD": "NaN"})),
    "exponent": with_today(lambda day: day_file(day, RIGHT | {"USD": "4.7877E2"})),
    "HTML with 200": says("<!doctype html><html><body>Работы на сайте</body></html>"),
    "empty": says(""),
    "JSON": says('{"rates": []}'),
    "DTD": with_today(lambda day: '<!DOCTYPE rates [<!ENTITY x "1">]>' + day_file(day, RIGHT)),
    "cut": with_today(lambda day: day_file(day, RIGHT)[:2000]),
    "missing USD": with_today(without("USD")),
    "missing CNY": with_today(without("CNY")),
    "few": with_today(lambda day: day_file(day, dict(list(RIGHT.items())[:12]))),
    "twice": with_today(lambda day: day_file(day, RIGHT).replace("<title>AUD", "<title>USD", 1)),
    "old date": with_today(lambda day: day_file(YESTERDAY, BEFORE)),
    "tomorrow's date": with_today(lambda day: day_file(day + timedelta(days=1), prices("0.99"))),
    "no date": with_today(lambda day: day_file(day, RIGHT).replace("<date>26.11.2026</date>", "")),
    "no such date": with_today(lambda day: day_file(day, RIGHT).replace("26.11", "31.11")),
    "tenfold": with_today(lambda day: day_file(day, prices("10"))),
    "tenfold dollar": with_today(lambda day: day_file(day, RIGHT | {"USD": "4787.7"})),
    "a tenth": with_today(lambda day: day_file(day, prices("0.1"))),
    "lost unit": with_today(lambda day: day_file(day, RIGHT, UNITS | {"USD": 100})),
    "odd unit": with_today(lambda day: day_file(day, RIGHT, UNITS | {"USD": 7})),
    "no unit": with_today(lambda day: day_file(day, RIGHT).replace("<quant>1</quant>", "")),
    "negative": with_today(lambda day: day_file(day, RIGHT | {"USD": "-478.77"})),
    "thousands": with_today(lambda day: day_file(day, RIGHT | {"USD": "1,478.77"})),
    "500": says(day_file(TODAY, RIGHT), 500),
    "404": says("", 404),
    "redirect": redirect,
}


# What can be read as a list of the day: only such a one meets another's numbers.
READABLE = ("tenfold", "tenfold dollar", "a tenth", "lost unit", "few", "missing CNY")


@dataclass(frozen=True)
class Second:
    copies: Own | None
    right: bool = False


SECONDS = {
    "right": Second(own, right=True),
    "tenfold": Second(lambda day: prices("10")),
    "down": Second(None),
}


def stored(day: date, of: Prices) -> Fixing:
    return Fixing.of(day, RateSource.NATIONAL_BANK, rates(of), datetime(2026, 11, 25, tzinfo=UTC))


@pytest.mark.parametrize("second", SECONDS)
@pytest.mark.parametrize("first", TRUE_ANSWERS)
async def test_a_right_answer_is_published(
    first: str, second: str, bank: Bank, book: RateBook, store: RateStore
) -> None:
    bank.day_file, bank.copies = TRUE_ANSWERS[first], SECONDS[second].copies
    sheet = await book.sheet(TODAY)
    assert sheet.fixing.source is RateSource.NATIONAL_BANK
    assert not sheet.stale
    told = {rate.code: rate.per_one for rate in sheet.fixing.rates}
    assert told == {rate.code: rate.per_one for rate in rates(RIGHT)}
    assert sheet.previous is not None and sheet.previous.day == YESTERDAY


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *((first, second) for first in FALSE_ANSWERS for second in ("right", "down")),
        *((first, "tenfold") for first in READABLE),
    ],
)
async def test_a_wrong_answer_is_not(
    first: str, second: str, bank: Bank, book: RateBook, store: RateStore
) -> None:
    """With yesterday's rates stored, as in a bot that has run for a day."""
    await store.put(stored(YESTERDAY, BEFORE))
    bank.day_file, bank.copies = FALSE_ANSWERS[first], SECONDS[second].copies
    sheet = await book.sheet(TODAY)
    if SECONDS[second].right:
        assert sheet.fixing.source is RateSource.FRANKFURTER
        assert set(sheet.fixing.rates) == {rate for rate in rates(RIGHT) if rate.code in MAJORS}
        assert not sheet.stale
    else:
        assert sheet.stale and sheet.fixing.day == YESTERDAY
        assert set(sheet.fixing.rates) == set(rates(BEFORE))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *((first, "down") for first in FALSE_ANSWERS if "ten" not in first),
        *((first, "right") for first in READABLE if "ten" not in first),
    ],
)
async def test_a_wrong_answer_is_not_even_where_nothing_is_known(
    first: str, second: str, bank: Bank, book: RateBook
) -> None:
    bank.day_file, bank.copies = FALSE_ANSWERS[first], SECONDS[second].copies
    if SECONDS[second].right:
        sheet = await book.sheet(TODAY)
        assert set(sheet.fixing.rates) <= set(rates(RIGHT))
        return
    try:
        sheet = await book.sheet(TODAY)
    except NoRates as error:
        assert "\n" not in str(error) and "no trustworthy rates for 2026-11-26" in str(error)
    else:
        # The bank's answer for the day before was right, and is shown as what it is.
        assert sheet.stale and set(sheet.fixing.rates) == set(rates(BEFORE))


@pytest.mark.parametrize("second", ["tenfold", "down"])
async def test_tenfold_from_the_first_day_on(second: str, bank: Bank, book: RateBook) -> None:
    bank.day_file = lambda day: web.Response(text=day_file(day, prices("10")))
    bank.copies = SECONDS[second].copies
    with pytest.raises(NoRates, match=r"held.*USD 4787\.7"):
        await book.sheet(TODAY)


async def test_time_out(bank: Bank, book: RateBook, store: RateStore) -> None:
    await store.put(stored(YESTERDAY, BEFORE))
    bank.hanging, bank.copies = True, own
    sheet = await book.sheet(TODAY)
    assert sheet.fixing.source is RateSource.FRANKFURTER and not sheet.stale
    assert len(bank.days_asked) == 1  # whoever lets us wait is not asked twice


async def test_zeros_everywhere(bank: Bank, book: RateBook) -> None:
    zeros = dict.fromkeys(RIGHT, "0")
    bank.day_file, bank.copies = says(day_file(TODAY, zeros)), lambda _: zeros
    bank.newest = lambda day: web.Response(text=newest_file(day, zeros))
    with pytest.raises(NoRates):
        await book.sheet(TODAY)


async def test_the_banks_other_file(bank: Bank, book: RateBook) -> None:
    bank.newest = lambda day: web.Response(text=newest_file(day, RIGHT))
    sheet = await book.sheet(TODAY)
    assert sheet.fixing.source is RateSource.NATIONAL_BANK and not sheet.stale
    assert len(sheet.lines) == len(RIGHT)


async def test_two_tries(bank: Bank, book: RateBook) -> None:
    answers = [says("", 503), says(day_file(TODAY, RIGHT))]
    bank.day_file = lambda day: (
        answers.pop(0)(day) if answers else web.Response(text=day_file(day, own(day)))
    )
    assert (await book.sheet(TODAY)).fixing.source is RateSource.NATIONAL_BANK
