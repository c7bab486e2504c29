"""A book over a real database, which reads a bank on loopback by a clock set by hand."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ports import FactStore, FetchKind, RateStore
from bot.rates.assembly import make_rate_book
from bot.rates.book import RateBook
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.body import Bounds
from bot.sources.fetching.fetcher import HttpFetcher
from storage.database import Database
from storage.stores import stores
from tests.bot.rates.bank import Bank, serving
from tests.database import fresh


@dataclass
class HandClock:
    """Sleeping moves it on."""

    at: datetime = datetime(2026, 11, 26, 6, 0, tzinfo=UTC)  # Thursday, 11:00 in Almaty
    ticks: float = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.ticks

    async def sleep(self, seconds: float) -> None:
        self.move(seconds)
        await asyncio.sleep(0)

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await fresh(tmp_path / "rates.db")
    yield database
    await database.close()


@pytest.fixture
def store(database: Database) -> RateStore:
    return stores(database).rates


@pytest.fixture
def facts(database: Database) -> FactStore:
    return stores(database).facts


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def bank() -> AsyncIterator[Bank]:
    async with serving(Bank()) as made:
        yield made


@pytest.fixture
async def book(bank: Bank, store: RateStore, clock: HandClock) -> AsyncIterator[RateBook]:
    fetcher = HttpFetcher(
        user_agent="test",
        allowed=AllowedHosts.of(["127.0.0.1"]),
        proxy=None,
        clock=clock,
        bounds={FetchKind.RATES: Bounds(100_000, 1.0)},
    )
    made = make_rate_book(store, fetcher, clock, (bank.base, bank.base))
    yield made
    await made.close()
    await fetcher.close()
