"""What is asked of the bank, when, and what is kept."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from aiohttp import web

from bot.errors import NoRates
from bot.model import Fixing, Mark, RateSource
from bot.ports import FetchKind, RateStore
from bot.rates.assembly import make_rate_book
from bot.rates.book import RateBook
from bot.rates.origins.asker import Asker
from bot.rates.origins.sample import SampleRates
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.body import Bounds
from tests.bot.rates.bank import Bank, Prices, days, newest_file, prices, rates, says, serving
from tests.bot.rates.conftest import HandClock
from tests.bot.sources.site import make_fetcher

TODAY = date(2026, 11, 26)  # a Thursday
RIGHT = prices()


def november(day: int) -> date:
    return date(2026, 11, day)


class Counted:
    """A store that writes down what is read of it."""

    def __init__(self, store: RateStore, asked: list[tuple[date, date]]) -> None:
        self.store, self.asked = store, asked
        self.put, self.held = store.put, store.held

    async def between(
        self, first: date, last: date, codes: Collection[str] | None = None
    ) -> Sequence[Fixing]:
        self.asked.append((first, last))
        return await self.store.between(first, last, codes)


def usd(price: str) -> Prices:
    return prices(USD=price, AED=f"{Decimal(price) / Decimal('3.6725'):.2f}")


def calendar(of: dict[int, Prices]) -> Callable[[date], Prices | None]:
    return lambda day: of.get(day.day) if (day.year, day.month) == (2026, 11) else None


async def test_what_is_stored_is_not_asked_for_again(bank: Bank, book: RateBook) -> None:
    bank.day_file = days(calendar({26: RIGHT, 25: usd("481.54")}))
    await book.sheet(TODAY)
    assert sorted(bank.days_asked) == ["25.11.2026", "26.11.2026"]
    bank.day_file = says("", 500)
    sheet = await book.sheet(TODAY)
    assert sheet.line("USD") is not None and sheet.fixing.day == TODAY
    assert len(bank.days_asked) == 2


async def test_who_is_believed_is_the_last_one_asked(bank: Bank, book: RateBook) -> None:
    bank.day_file, bank.copies = days(calendar({26: RIGHT, 25: usd("481.54")})), lambda _: RIGHT
    await book.sheet(TODAY)
    assert [path for path in bank.asked if "fdate" not in path] == []


async def test_many_at_once_are_one_question(bank: Bank, book: RateBook) -> None:
    bank.day_file = days(calendar({26: RIGHT, 25: usd("481.54")}))
    sheets = await asyncio.gather(*(book.sheet(TODAY) for _ in range(20)))
    assert {sheet.fixing.day for sheet in sheets} == {TODAY}
    assert len(bank.days_asked) == 2


async def test_monday_is_compared_with_friday(bank: Bank, book: RateBook, clock: HandClock) -> None:
    clock.at = datetime(2026, 11, 23, 6, tzinfo=UTC)
    weekend = dict.fromkeys((21, 22, 23), RIGHT)
    bank.day_file = days(calendar({**weekend, 20: usd("481.54"), 19: usd("480")}))
    sheet = await book.sheet(november(23))
    line = sheet.line("USD")
    assert line is not None and sheet.previous is not None
    assert sheet.previous.day == november(20)
    assert (line.change, line.percent) == (Decimal("-2.77"), Decimal("-0.58"))


async def test_a_bank_that_is_down_is_not_hammered(
    bank: Bank, book: RateBook, clock: HandClock
) -> None:
    for _ in range(5):
        with pytest.raises(NoRates):
            await book.sheet(TODAY)
    first = len(bank.days_asked)
    assert first == 3  # two tries of the first question, and one of the day before
    clock.move(3)
    bank.day_file = days(calendar({26: RIGHT}))
    assert (await book.sheet(TODAY)).fixing.day == TODAY


async def test_who_waits_no_longer_gets_what_is_there(
    bank: Bank, book: RateBook, store: RateStore
) -> None:
    yesterday = Fixing.of(november(25), RateSource.NATIONAL_BANK, rates(RIGHT), datetime.now(UTC))
    await store.put(yesterday)
    bank.hanging = True
    sheet = await book.sheet(TODAY, wait=0.05)
    assert sheet.stale and sheet.fixing.day == november(25)


@pytest.mark.parametrize("asked", [november(28), date(1993, 11, 14), date(2031, 1, 1)])
async def test_days_without_rates(asked: date, bank: Bank, book: RateBook) -> None:
    with pytest.raises(NoRates):
        await book.sheet(asked)
    assert bank.asked == []


async def test_tomorrow_from_the_evening_on(bank: Bank, book: RateBook, clock: HandClock) -> None:
    """Before it is set, the bank gives today's under tomorrow's date."""
    clock.at = datetime(2026, 11, 26, 11, 10, tzinfo=UTC)
    bank.day_file = days(calendar({27: RIGHT, 26: RIGHT, 25: usd("481.54")}))
    await book.sheet(TODAY)
    assert await book.refresh(november(27)) is None
    assert await book.upcoming() is None
    clock.move(300)
    bank.day_file = days(calendar({27: usd("480.01"), 26: RIGHT, 25: usd("481.54")}))
    assert await book.refresh(november(27)) is not None
    tomorrow = await book.upcoming()
    assert tomorrow is not None and tomorrow.fixing.day == november(27)
    line = tomorrow.line("USD")
    assert line is not None and line.change == Decimal("1.24")
    assert (await book.sheet(TODAY)).fixing.day == TODAY


async def test_tomorrow_asked_for_too_early(bank: Bank, book: RateBook) -> None:
    bank.day_file = days(calendar({26: RIGHT, 25: usd("481.54")}))
    assert not (await book.sheet(TODAY)).early
    tomorrow = await book.sheet(november(27))
    assert (tomorrow.fixing.day, tomorrow.stale, tomorrow.early) == (TODAY, True, True)


async def test_where_today_is_missing_too_it_is_no_matter_of_being_early(
    bank: Bank, book: RateBook
) -> None:
    bank.day_file = days(calendar({25: usd("481.54"), 24: RIGHT}))
    await book.sheet(november(25))
    tomorrow = await book.sheet(november(27))
    assert (tomorrow.stale, tomorrow.early) == (True, False)


async def test_friday_evenings_fixing_is_mondays_too(
    bank: Bank, book: RateBook, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 28, 6, tzinfo=UTC)
    bank.day_file = days(calendar({29: RIGHT, 28: RIGHT, 27: usd("481.54")}))
    await book.sheet(november(28))
    assert await book.refresh(november(29)) is not None
    assert await book.upcoming() is None  # nothing new to tell


async def test_a_corrected_fixing_takes_the_place(bank: Bank, book: RateBook) -> None:
    bank.day_file = days(calendar({26: RIGHT, 25: usd("481.54")}))
    await book.sheet(TODAY)
    bank.day_file = days(calendar({26: usd("478.79"), 25: usd("481.54")}))
    await book.refresh(TODAY)
    line = (await book.sheet(TODAY)).line("USD")
    assert line is not None and line.rate.value == Decimal("478.79")


async def test_what_was_right_stays_when_the_bank_errs(bank: Bank, book: RateBook) -> None:
    bank.day_file = days(calendar({26: RIGHT, 25: usd("481.54")}))
    await book.sheet(TODAY)
    bank.day_file = days(calendar({26: prices("10"), 25: usd("481.54")}))
    assert await book.refresh(TODAY) is None
    line = (await book.sheet(TODAY)).line("USD")
    assert line is not None and line.rate.value == Decimal("478.77")


async def test_held_until_a_person_says_so(bank: Bank, book: RateBook, store: RateStore) -> None:
    bank.day_file = days(calendar({26: prices("1.2"), 25: RIGHT}))
    sheet = await book.sheet(TODAY)
    assert sheet.stale and sheet.fixing.day == november(25)
    held = await store.held(TODAY, TODAY)
    assert [fixing.mark for fixing in held] == [Mark.HELD] and "478.77" in held[0].note
    assert await book.accept(TODAY, "Aigerim") is not None
    assert await book.accept(TODAY, "Aigerim") is None
    line = (await book.sheet(TODAY)).line("USD")
    assert line is not None and line.rate.value == Decimal("574.52")


async def test_a_true_move_is_not_held_for_days(
    bank: Bank, book: RateBook, clock: HandClock
) -> None:
    """Nothing confirms the new level on its first day; on the second it confirms itself."""
    fall = {26: usd("640"), 25: RIGHT, 27: usd("638")}
    bank.day_file = days(calendar(fall))
    assert (await book.sheet(TODAY)).stale
    clock.move(86_400)
    sheet = await book.sheet(november(27))
    assert not sheet.stale and sheet.fixing.mark is Mark.UNUSUAL


@pytest.mark.parametrize("confirmed_by", ["newest", "copies"])
async def test_the_fall_of_august_2015(confirmed_by: str, bank: Bank, book: RateBook) -> None:
    """188.38 on the 20th, 255.26 on the 21st: in size, on these days."""
    bank.day_file = days(calendar({26: usd("255.26"), 25: usd("188.38")}))
    if confirmed_by == "newest":
        bank.newest = lambda day: web.Response(text=newest_file(day, usd("255.26")))
    else:
        bank.copies = calendar({26: usd("255.26"), 25: usd("188.38")})
    sheet = await book.sheet(TODAY)
    line = sheet.line("USD")
    assert line is not None and line.rate.value == Decimal("255.26")
    assert not sheet.stale and sheet.fixing.mark is Mark.UNUSUAL
    assert line.percent == Decimal("35.50")


async def test_health_is_kept(bank: Bank, book: RateBook) -> None:
    bank.newest = lambda day: web.Response(text=newest_file(day, RIGHT))
    await book.sheet(TODAY)
    health = book.asker.health
    assert health["day_file"].reason and health["day_file"].succeeded_at is None
    assert health["newest"].succeeded_at is not None and not health["newest"].reason


async def test_one_look_answers_for_today_and_tomorrow(
    bank: Bank, book: RateBook, store: RateStore, clock: HandClock
) -> None:
    bank.day_file = days(calendar({27: usd("480"), 26: RIGHT, 25: usd("481.54")}))
    clock.at = datetime(2026, 11, 26, 12, tzinfo=UTC)
    await book.sheet(TODAY)
    await book.refresh(november(27))
    book.cache.forget()
    asked: list[tuple[date, date]] = []
    book.cache.store = Counted(store, asked)
    today, tomorrow = await book.sheet(TODAY, ["KGS"]), await book.upcoming(["KGS"])
    assert today.line("KGS") is not None and tomorrow is not None
    assert (today.fixing.day, tomorrow.fixing.day) == (TODAY, november(27))
    assert len(asked) == 1


async def test_at_hand_is_what_is_stored_for_the_very_day(bank: Bank, book: RateBook) -> None:
    assert await book.at_hand(TODAY) is None and not bank.days_asked
    bank.day_file = days(calendar({26: RIGHT, 25: usd("481.54")}))
    await book.sheet(TODAY)
    sheet = await book.at_hand(TODAY)
    assert sheet is not None and sheet.previous is not None and sheet.line("KGS") is not None
    assert await book.at_hand(november(27)) is None


async def test_sample_rates_never_pass_for_real(
    book: RateBook, store: RateStore, clock: HandClock
) -> None:
    sample = RateBook(store, Asker([SampleRates(clock)], clock), clock, sample=True)
    sheet = await sample.sheet(TODAY)
    assert sheet.fixing.source is RateSource.SAMPLE
    assert sheet.previous is not None
    assert await sample.refresh(november(27)) is not None
    assert await sample.upcoming() is not None
    with pytest.raises(NoRates):
        await book.sheet(TODAY)


async def test_a_weekend_day_that_is_missing_is_answered_by_the_one_before(
    bank: Bank, book: RateBook, store: RateStore, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 29, 6, tzinfo=UTC)
    saturday = Fixing.of(november(28), RateSource.NATIONAL_BANK, rates(RIGHT), clock.now())
    friday = replace(saturday, day=november(27), rates=rates(usd("481.54")))
    await store.put(saturday)
    await store.put(friday)
    sheet = await book.sheet(november(29))
    assert not sheet.stale and sheet.fixing.day == november(28)
    assert sheet.previous is not None and sheet.previous.day == november(27)


async def test_where_nobody_answers_the_advice_is_given_once(
    store: RateStore, clock: HandClock
) -> None:
    async with serving(Bank()) as gone:
        pass
    bounds = {FetchKind.RATES: Bounds(100_000, 1.0)}
    fetcher = make_fetcher(AllowedHosts.of(["127.0.0.1"]), bounds=bounds)
    book = make_rate_book(store, fetcher, clock, (gone.base, gone.base))
    with pytest.raises(NoRates) as caught:
        await book.sheet(TODAY)
    assert str(caught.value).count("no connection") > 1
    assert str(caught.value).count("try again later") == 1
    await book.close()
    await fetcher.close()
