"""When the rates are looked at, and the part of the bot that does."""

import asyncio
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
CHECKED = Seen(today=True, tomorrow=False, checked=TODAY)
DONE = Seen(today=True, tomorrow=True, checked=TODAY)


@pytest.mark.parametrize(
    ("now", "seen", "planned"),
    [
        (almaty(3), NOTHING, Plan(TODAY)),
        (almaty(12), NOTHING, Plan(TODAY)),
        (almaty(6, 59), MORNING, Plan(None, 60.0)),
        (almaty(7), MORNING, Plan(TODAY)),  # the evening's set, looked at once more
        (almaty(7, 1), CHECKED, Plan(None, (9 * 60 + 4) * 60.0)),
        (almaty(16, 4), CHECKED, Plan(None, 60.0)),
        (almaty(16, 5), CHECKED, Plan(TOMORROW)),
        (almaty(19), CHECKED, Plan(TOMORROW)),
        (almaty(19, 1), CHECKED, Plan(None, (11 * 60 + 59) * 60.0)),
        (almaty(17), DONE, Plan(None, 14 * 3600.0)),
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


async def test_looks_hears_and_ends(bank: Bank, book: RateBook, clock: HandClock) -> None:
    """From the morning into the evening, in which tomorrow's rates come late."""
    clock.at = almaty(15, 59)
    heard: list[Fixing] = []
    stop = asyncio.Event()
    late = almaty(16, 40)

    def prices_of(day: date) -> dict[str, str]:
        if day == TOMORROW and clock.at >= late:
            return prices("0.99")
        return prices() if day >= TODAY else prices("1.01")

    async def hear(fixing: Fixing) -> None:
        heard.append(fixing)
        if fixing.day == TOMORROW:
            stop.set()

    bank.day_file = days(prices_of)
    await asyncio.wait_for(RateWatch(book, clock, hear).run(stop), 30)
    assert [fixing.day for fixing in heard] == [TODAY, TOMORROW]
    assert late <= clock.at < late + timedelta(minutes=6)
    tomorrow = bank.days_asked.count("27.11.2026")
    assert 6 <= tomorrow <= 12  # every five minutes, the first ones quicker
