"""When the rates are looked at, and the part of the bot that does."""

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model import Fixing
from bot.rates.book import RateBook
from bot.rates.watch import Plan, RateWatch, Seen, plan
from tests.bot.rates.bank import Bank, days, prices
from tests.bot.rates.conftest import HandClock

TODAY = date(2026, 11, 26)
TOMORROW = TODAY + timedelta(days=1)


def almaty(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, 26, hour, minute, second, tzinfo=UTC) - timedelta(hours=5)


NOTHING = Seen(today=False, tomorrow=False)
MORNING = Seen(today=True, tomorrow=False)
NIGHTLY = Seen(today=True, tomorrow=False, checked=almaty(0, 10))
CHECKED = Seen(today=True, tomorrow=False, checked=almaty(7))
DONE = Seen(today=True, tomorrow=True, checked=almaty(16, 10))


@pytest.mark.parametrize(
    ("now", "seen", "planned"),
    [
        (almaty(3), NOTHING, Plan(TODAY)),
        (almaty(12), NOTHING, Plan(TODAY)),
        (almaty(6, 59), MORNING, Plan(None, 60.0)),
        (almaty(7), MORNING, Plan(TODAY)),  # the evening's set, looked at once more
        (almaty(7), NIGHTLY, Plan(TODAY)),
        (almaty(7, 1), CHECKED, Plan(None, 119 * 60.0)),
        (almaty(9), CHECKED, Plan(TODAY)),  # it may have been corrected
        (almaty(15, 59), replace(CHECKED, checked=almaty(15)), Plan(None, 6 * 60.0)),
        (almaty(16, 4), replace(CHECKED, checked=almaty(15)), Plan(None, 60.0)),
        (almaty(16, 5), CHECKED, Plan(TOMORROW)),
        (almaty(19), CHECKED, Plan(TOMORROW)),
        (almaty(19, 1), replace(CHECKED, checked=almaty(18)), Plan(None, (11 * 60 + 59) * 60.0)),
        (almaty(17), DONE, Plan(None, 70 * 60.0)),
        (almaty(18, 10), DONE, Plan(TOMORROW)),
        (almaty(18, 30), replace(DONE, checked=almaty(18, 10)), Plan(None, 12.5 * 3600)),
        (almaty(23), replace(DONE, checked=almaty(18, 10)), Plan(None, 8 * 3600.0)),
        (almaty(23), replace(DONE, checked=almaty(6)), Plan(TOMORROW)),  # off since the morning
    ],
)
def test_when(now: datetime, seen: Seen, planned: Plan) -> None:
    assert plan(now, seen) == planned


@pytest.mark.parametrize(("failures", "pause"), [(1, 30), (2, 60), (5, 480), (9, 600)])
def test_a_failure_is_waited_for(failures: int, pause: float) -> None:
    now = almaty(12)
    seen = Seen(False, False, failures=failures, looked_at=now - timedelta(seconds=10))
    assert plan(now, seen) == Plan(None, pause - 10)
    assert plan(now + timedelta(seconds=pause), seen) == Plan(TODAY)


async def test_looks_and_ends(
    bank: Bank, book: RateBook, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the morning into the evening, in which tomorrow's rates come late."""
    clock.at = almaty(15, 59)
    stop = asyncio.Event()
    late = almaty(16, 40)

    def prices_of(day: date) -> dict[str, str]:
        if day == TOMORROW and clock.at >= late:
            return prices("0.99")
        return prices() if day >= TODAY else prices("1.01")

    put = book.store.put

    async def kept(fixing: Fixing) -> None:
        await put(fixing)
        if fixing.day == TOMORROW:
            stop.set()

    monkeypatch.setattr(book.store, "put", kept)
    bank.day_file = days(prices_of)
    await asyncio.wait_for(RateWatch(book, clock).run(stop), 30)
    assert await book.has(TODAY) and await book.has(TOMORROW)
    assert late <= clock.at < late + timedelta(minutes=6)
    tomorrow = bank.days_asked.count("27.11.2026")
    assert 6 <= tomorrow <= 12  # every five minutes, the first ones quicker


@pytest.mark.parametrize(
    ("hour", "before", "level"), [(12, (), logging.WARNING), (17, (TODAY,), logging.INFO)]
)
async def test_rates_that_are_missing_are_a_warning_on_their_own_day_alone(
    hour: int,
    before: tuple[date, ...],
    level: int,
    bank: Bank,
    book: RateBook,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock.at = almaty(hour)
    bank.day_file = days(lambda day: prices() if day in before else None)
    stop = asyncio.Event()
    asked = book.refresh

    async def refreshed(day: date) -> Fixing | None:
        found = await asked(day)
        if day not in before:
            stop.set()
        return found

    monkeypatch.setattr(book, "refresh", refreshed)
    with caplog.at_level(logging.INFO):
        await asyncio.wait_for(RateWatch(book, clock).run(stop), 30)
    told = [one.levelno for one in caplog.records if "rates of" in one.message]
    assert told and told[-1] == level
