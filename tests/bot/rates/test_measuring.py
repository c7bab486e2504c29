"""What the metrics say of the rates."""

import math
from datetime import UTC, datetime

from aiohttp import web

from bot.ops.metrics import Metrics
from bot.rates.book import RateBook
from bot.rates.measuring import RateMeasuring
from tests.bot.rates.bank import Bank, newest_file, prices
from tests.bot.rates.conftest import HandClock
from tests.bot.rates.test_book import TODAY


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"jarshy_{name}", labels)


async def test_age_and_health(bank: Bank, book: RateBook, clock: HandClock) -> None:
    metrics = Metrics()
    measuring = RateMeasuring(metrics, book)
    await measuring.look()
    age = value(metrics, "rates_age_seconds")
    assert age is not None and math.isnan(age) and value(metrics, "rates_current") == 0
    assert value(metrics, "rates_source_ok", source="day_file") is None  # nobody asked it yet

    bank.newest = lambda day: web.Response(text=newest_file(day, prices()))
    await book.sheet(TODAY)
    clock.at = datetime(2026, 11, 26, 7, tzinfo=UTC)
    await measuring.look()
    age = value(metrics, "rates_age_seconds")
    assert age is not None and 3500 < age <= 3600
    assert value(metrics, "rates_current") == 1
    assert value(metrics, "rates_source_ok", source="day_file") == 0
    assert value(metrics, "rates_source_age_seconds", source="day_file") is None
    assert value(metrics, "rates_source_ok", source="newest") == 1
    assert 3500 < (value(metrics, "rates_source_age_seconds", source="newest") or 0) <= 3600

    clock.at = datetime(2026, 11, 27, 7, tzinfo=UTC)
    await measuring.look()
    assert value(metrics, "rates_current") == 0  # yesterday's hold no longer
