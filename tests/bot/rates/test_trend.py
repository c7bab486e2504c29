"""How a currency went: which days are needed, what is said, what the buttons carry."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.errors import NoRates, UnclearQuestion
from bot.model import LANGUAGES, Fixing, Rate, RateSource
from bot.ports import RateStore
from bot.rates.assembly import make_rate_views
from bot.rates.book import RateBook
from bot.rates.days import DAY, FIRST_DAY
from bot.rates.history import RateHistory
from bot.rates.origins.asker import Asker
from bot.rates.origins.sample import SampleRates
from bot.rates.pictures.drawing import Drawing
from bot.rates.trend import fixing_days, make_trend, missing_days
from bot.rates.views import Press, RateViews, View, read_press
from bot.texts import Texts
from handlers.readers.rate_keyboard import ways
from tests.bot.rates.bank import Bank, Prices, days, prices
from tests.bot.rates.conftest import HandClock
from tests.bot.sources.site import InPlace

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, tzinfo=UTC)


def november(day: int) -> date:
    return date(2026, 11, day)


def fixing(day: date, price: str, unit: int = 1) -> Fixing:
    rates = [Rate("USD", unit, Decimal(price))]
    return Fixing.of(day, RateSource.NATIONAL_BANK, rates, AT)


def test_days_from_which_a_new_fixing_may_hold() -> None:
    found = fixing_days(november(19), november(26))
    assert [day.day for day in found] == [26, 25, 24, 21, 20, 19]  # none on Sunday and Monday


@pytest.mark.parametrize(
    ("stored", "missing"),
    [
        ({26, 25, 24, 21, 20, 19}, []),
        ({26, 25, 24, 23, 21, 20, 19}, []),
        ({26, 24, 21, 20, 19}, [25]),
        ({26, 25, 24, 20, 19}, [21]),
        ({26}, [25, 24, 21, 20, 19]),
    ],
)
def test_what_is_missing(stored: set[int], missing: list[int]) -> None:
    fixings = [fixing(november(day), "480") for day in stored]
    found = missing_days(november(19), november(26), fixings)
    assert [day.day for day in found] == missing


def test_first_last_least_and_most() -> None:
    values = {14: "470", 17: "471", 18: "480", 19: "4650", 20: "466", 21: "469"}
    fixings = [
        fixing(november(day), price, 10 if day == 19 else 1) for day, price in values.items()
    ]
    trend = make_trend("USD", november(16), november(23), fixings)
    assert trend is not None and trend.complete
    assert (trend.first.day, trend.first.value) == (november(16), Decimal(470))
    assert (trend.last.day, trend.last.value) == (november(21), Decimal(469))
    assert (trend.low.day, trend.low.value) == (november(19), Decimal(465))
    assert trend.high.value == Decimal(480)
    assert trend.line.change == Decimal(-1)
    assert make_trend("EUR", november(16), november(23), fixings) is None
    assert make_trend("USD", november(13), november(23), fixings) is None


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("code", [None, "USD"])
def test_a_button_comes_back_as_it_went(view: View, code: str | None) -> None:
    press = Press(view, TODAY, code)
    nothing = code is None and view in (View.ADD, View.DROP)
    assert read_press(press.data) == (None if nothing else press)
    assert len(press.data.encode()) <= 64


@pytest.mark.parametrize(
    "data",
    ["", "rates", "rates:day", "rates:drop:-:20261126", "rates:day:usd:20261126",
     "rates:day:-:20261332", "rates:day:-:20261126:x", "rates:day:USDX:20261126",
     "rates:day:-:٢٠٢٦١١٢٦", "x" * 64],
)  # fmt: skip
def test_a_forged_button_is_none(data: str) -> None:
    assert read_press(data) is None


@pytest.fixture
async def views(book: RateBook, clock: HandClock) -> AsyncIterator[RateViews]:
    history = RateHistory(book, clock)
    yield RateViews(book, history, Drawing(InPlace()))
    await history.close()


def falling(day: date) -> Prices:
    price = Decimal("478.77") + (TODAY - day).days
    return prices(USD=f"{price}", AED=f"{price / Decimal('3.6725'):.2f}")


@pytest.mark.parametrize(
    ("forged", "shown"),
    [
        ("00010101", FIRST_DAY),
        ("99991231", TODAY + DAY),
        ("20261125", date(2026, 11, 25)),
    ],
)
async def test_a_forged_day_is_one_that_has_rates(
    views: RateViews, forged: str, shown: date
) -> None:
    press = read_press(f"rates:year:-:{forged}")
    assert press is not None
    press = views.bounded(press)
    assert press.day == shown
    assert ways(Texts("en"), press, views.book.today)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_view_says_something_true(language: str, views: RateViews, bank: Bank) -> None:
    bank.day_file = days(falling)
    texts = Texts(language)  # type: ignore[arg-type]
    for view in View:
        for code in (None, "EUR"):
            said = await views.show(texts, Press(view, TODAY, code))
            assert said.text and "{" not in said.text
            assert len(said.text.encode("utf-16-le")) // 2 <= 4096


async def test_a_week_is_read_and_then_whole(
    views: RateViews, bank: Bank, clock: HandClock
) -> None:
    bank.day_file = days(falling)
    first = await views.show(Texts("en"), Press(View.WEEK, TODAY, "USD"))
    assert "▼\xa0−7.00 (1.44%)" in first.text
    assert "press again" in first.text and "from" not in first.text
    await views.history.filled()
    second = await views.show(Texts("en"), Press(View.WEEK, TODAY, "USD"))
    assert "from 478.77 (26 Nov 2026) to 485.77 (19 Nov 2026)" in second.text
    assert "press again" not in second.text


async def test_a_bank_that_fails_is_left_alone(views: RateViews, bank: Bank) -> None:
    bank.day_file = days(lambda day: falling(day) if day.day in (26, 25, 19) else None)
    await views.show(Texts("en"), Press(View.WEEK, TODAY, "USD"))
    asked = len(bank.days_asked)
    await views.history.filled()
    assert 0 < len(bank.days_asked) - asked <= 3


async def test_of_the_days_wanted_those_ahead_are_not_asked_for(
    views: RateViews, bank: Bank
) -> None:
    bank.day_file = days(falling)
    views.history.want([TODAY + DAY, TODAY])
    await views.history.filled()
    assert bank.days_asked == ["26.11.2026"]


async def test_nothing_to_show(views: RateViews, bank: Bank) -> None:
    with pytest.raises(NoRates):
        await views.show(Texts("en"), Press(View.DAY, TODAY))
    bank.day_file = days(falling)
    with pytest.raises(UnclearQuestion):
        await views.show(Texts("en"), Press(View.DAY, TODAY - timedelta(days=1), "XDR"))


async def test_a_readers_own_currencies_are_on_table_and_card(views: RateViews, bank: Bank) -> None:
    bank.day_file = days(lambda day: prices() if day == TODAY else prices("1.01"))
    press = Press(View.DAY, TODAY)
    usual, own = await views.show(Texts("en"), press), await views.show(Texts("en"), press, ["KGS"])
    assert "KGS" not in usual.text and "KGS" in own.text
    assert "KGS" in (own.svg or "") and "KGS" not in (usual.svg or "")
    offered = await views.offered(TODAY)
    assert "KGS" in offered and "USD" not in offered and len(offered) == 35


async def test_a_year_of_sample_rates_is_whole_at_the_first_press(
    store: RateStore, clock: HandClock
) -> None:
    sample = RateBook(store, Asker([SampleRates(clock)], clock), clock, sample=True)
    views = make_rate_views(sample, InPlace())
    press = Press(View.YEAR, TODAY)
    began = clock.ticks
    said = await views.show(Texts("en"), press)
    assert said.svg and "still being read" not in said.text
    assert clock.ticks == began, "nobody is asked, so nobody is spared"
    await views.history.close()
